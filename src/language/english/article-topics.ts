import { type Span, slice } from "../../text/span.ts";
import { stems, type Word } from "../../text/words.ts";
import type { Analysis } from "../analysis.ts";
import { type Topic, topicsOf } from "./topics.ts";

/** Sentences of an article that say what it is about. */
const OPENING = 3;

/** What an article is about, and each of its quotations, most telling first. */
export type Topics = { readonly article: readonly Topic[]; readonly quotations: readonly (readonly Topic[])[] };

/**
 * The topics of an article: names and nouns of its opening that it or its headline repeats, a name in its longest form. `found` are all words of
 * the text.
 */
export function topicsIn(
  article: { readonly title: string; readonly text: string },
  analysis: Pick<Analysis, "sentences" | "paragraphs" | "quotations" | "names">,
  found: readonly Word[],
): Topics {
  const opening = { start: 0, end: analysis.sentences.slice(0, OPENING).at(-1)?.end ?? 0, speaker: null, cue: null };
  if (opening.end === 0) return { article: [], quotations: [] };
  const all = topicsOf(article, { ...analysis, quotations: [...analysis.quotations, opening] }, found);
  const named = new Map(
    analysis.names.flatMap(({ name, mentions }) => mentions.map((mention) => [mention.start, { name, mention }] as const)),
  );
  const whole = (topic: Topic): Topic => {
    const known = named.get(topic.start);
    return known?.mention.end === topic.end ? atName(article.text, known.name) : topic;
  };
  const once = new Map(
    all
      .at(-1)!
      .map(whole)
      .map((topic) => [topic.key, topic]),
  );
  return { article: [...once.values()], quotations: all.slice(0, -1) };
}

const atName = (text: string, { start, end }: Span): Topic => ({ start, end, key: stems(slice(text, { start, end })).join(" ") });
