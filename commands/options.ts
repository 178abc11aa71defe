import type { Command, Option, Request } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import { type Given, suggestArticles, suggestPublishers, suggestSpeakers, suggestTopics } from "../src/answer/suggest.ts";

type Complete = NonNullable<Command["complete"]>[string];

export const article: Option = { description: "A headline, or a pasted address", type: "text" };
export const speaker: Option = { description: "Who said it", type: "text" };
export const topic: Option = {
  description: "A topic; words in quotation marks are searched as a phrase",
  type: "text",
};

/** Options that narrow a search. */
export const narrowing = {
  since: { description: "Published on or after this day, such as 2014-11-28 or 2014", type: "text" },
  until: { description: "Published on or before this day", type: "text" },
  source: { description: "A publisher's name or host", type: "text" },
} as const satisfies Record<string, Option>;

/** The other options of a request. */
export const given = (request: Request): Given => ({
  ...Object.fromEntries(
    ["speaker", "topic", "article", ...Object.keys(narrowing)].map((name) => [name, textOption(request, name)]),
  ),
});

export const completeArticle: Complete = (typed, request, { archive }) => suggestArticles(archive, typed, given(request));
export const completeSpeaker: Complete = (typed, request, { archive }) => suggestSpeakers(archive, typed, given(request));
export const completeTopic: Complete = (typed, request, { archive }) => suggestTopics(archive, typed, given(request));
export const completeSource: Complete = (typed, _, { archive }) => suggestPublishers(archive, typed);
