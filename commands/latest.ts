import type { Command } from "../src/answer/command.ts";
import { latest, sinceOf } from "../src/answer/latest.ts";
import { textOption } from "../src/answer/options.ts";
import { completeSource, completeTopic, narrowing, topic } from "./options.ts";

export default {
  name: "latest",
  description: "What came in, newest first",
  options: { topic, source: narrowing.source, since: narrowing.since },
  complete: { topic: completeTopic, source: completeSource },
  async run(request, { archive, now }) {
    const typed = textOption(request, "since");
    const since = typed === undefined ? undefined : sinceOf(typed, now());
    if (since === null) return { kind: "wrong", option: "since", wants: "date" };
    return latest(archive, { topic: textOption(request, "topic"), filter: { source: textOption(request, "source") }, since });
  },
} satisfies Command;
