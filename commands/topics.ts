import type { Command } from "../src/answer/command.ts";
import { filterOf } from "../src/answer/options.ts";
import { topics } from "../src/answer/topics.ts";
import { completeSource, narrowing } from "./options.ts";

export default {
  name: "topics",
  description: "What is written about, rising first",
  options: { since: narrowing.since, source: narrowing.source },
  complete: { source: completeSource },
  async run(request, { archive, now }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const { since, source } = read.filter;
    return topics(archive, { since, source, now: now() });
  },
} satisfies Command;
