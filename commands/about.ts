import type { Command } from "../src/answer/command.ts";

export default {
  name: "about",
  description: "What Verbatim holds, and what it keeps about you",
  options: {},
  async run(_, { archive, reader = null }) {
    return { kind: "about", holdings: await archive.holdings(), reader };
  },
} satisfies Command;
