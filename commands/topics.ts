import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { suggestWrittenAbout, topics } from "../src/answer/topics.ts";
import ask from "./ask.ts";
import { completeSource, given, narrowing, topic } from "./options.ts";

export default {
  name: "topics",
  description: "What is written about, rising first",
  options: {
    topic: { ...topic, description: "A topic whose story to open" },
    since: narrowing.since,
    source: narrowing.source,
  },
  complete: {
    topic: (typed, request, { archive, now }) => suggestWrittenAbout(archive, typed, given(request), now()),
    source: completeSource,
  },
  async run(request, services) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const { since, source } = read.filter;
    const opened = textOption(request, "topic");
    if (opened === undefined) return topics(services.archive, { since, source, now: services.now() });
    const { topic: _, ...options } = request.options;
    return ask.run({ ...request, options: { ...options, question: `tell me about ${opened}` } }, services);
  },
} satisfies Command;
