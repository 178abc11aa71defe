import type { Command } from "../src/answer/command.ts";

export default {
  name: "help",
  description: "What Verbatim can do, and how to ask",
  options: {},
  async run() {
    return { kind: "help" };
  },
} satisfies Command;
