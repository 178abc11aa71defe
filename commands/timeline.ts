import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { suggestPeople } from "../src/answer/people.ts";
import { timeline } from "../src/answer/timeline.ts";
import { article, completeArticle, completeSource, completeTopic, given, narrowing, topic } from "./options.ts";

export default {
  name: "timeline",
  description: "What happened, in the order of the dates that articles give",
  options: {
    topic,
    person: { description: "A person", type: "text" },
    article,
    since: { description: "Happened on or after this day, such as 2014-11-28 or 2014", type: "text" },
    until: { description: "Happened on or before this day", type: "text" },
    source: narrowing.source,
  },
  complete: {
    topic: completeTopic,
    source: completeSource,
    person: (typed, request, { archive }) => suggestPeople(archive, typed, given(request)),
    article: completeArticle,
  },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const [about, person, where] = ["topic", "person", "article"].map((option) => textOption(request, option));
    return timeline(archive, { topic: about, person, article: where, filter: read.filter });
  },
} satisfies Command;
