import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { people } from "../src/answer/people.ts";
import { completeSource, completeTopic, narrowing, topic } from "./options.ts";

export default {
  name: "people",
  description: "Who is quoted, most first",
  options: { topic, ...narrowing },
  complete: { topic: completeTopic, source: completeSource },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const { since, until, source } = read.filter;
    return people(archive, { topic: textOption(request, "topic"), since, until, source });
  },
} satisfies Command;
