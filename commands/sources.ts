import type { Command } from "../src/answer/command.ts";

export default {
  name: "sources",
  description: "Where articles come from, and what failed",
  options: {},
  managers: true,
  async run(_, { sources }) {
    return { kind: "sources", sources: (await sources?.list()) ?? [] };
  },
} satisfies Command;
