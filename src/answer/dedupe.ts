import { slice } from "../text/span.ts";
import type { Source } from "./citations.ts";

/** Share of the shorter article's sentences that makes two articles copies: a syndicated story is one origin, however many print it. */
const SHARED = 0.5;

/** Removes articles that copy an earlier one in the list. */
export function distinct(sources: readonly Source[]): Source[] {
  const kept: { source: Source; sentences: ReadonlySet<string> }[] = [];
  for (const source of new Set(sources)) {
    const sentences = sentencesOf(source);
    if (!kept.some((other) => isCopy(sentences, other.sentences))) kept.push({ source, sentences });
  }
  return kept.map(({ source }) => source);
}

function isCopy(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [shorter, longer] = one.size < other.size ? [one, other] : [other, one];
  return shorter.intersection(longer).size >= SHARED * shorter.size;
}

const sentencesOf = ({ article, analysis }: Source): Set<string> =>
  new Set(
    analysis.sentences.map((span) =>
      slice(article.text, span)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " "),
    ),
  );
