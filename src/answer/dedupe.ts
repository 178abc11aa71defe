import { LRUCache } from "lru-cache";
import { slice } from "../text/span.ts";
import type { Source } from "./citations.ts";

/** Share of the shorter article's sentences that makes two articles copies: a syndicated story is one origin, however many print it. */
const SHARED = 0.5;
/** So few sentences in common must be that share of the shorter one's letters too: briefs end alike ("Police are investigating."). */
const FEW = 2;

/** An article, and those later in the list that copy it. */
export type Copied = { readonly source: Source; readonly copies: readonly Source[] };

/** Groups articles with their copies, in the order of the list. */
export function groupCopies(sources: Iterable<Source>): Copied[] {
  const groups: { source: Source; copies: Source[]; sentences: ReadonlySet<string> }[] = [];
  for (const source of new Set(sources)) {
    const sentences = sentencesOf(source);
    const same = groups.find((group) => isCopy(sentences, group.sentences));
    if (same) same.copies.push(source);
    else groups.push({ source, copies: [], sentences });
  }
  return groups;
}

/** Removes articles that copy an earlier one in the list. */
export const distinct = (sources: readonly Source[]): Source[] => groupCopies(sources).map(({ source }) => source);

/** Are two articles the same story, word for word in half of the shorter one's sentences? */
export const areCopies = (one: Source, other: Source): boolean => isCopy(sentencesOf(one), sentencesOf(other));

function isCopy(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [shorter, longer] = one.size < other.size ? [one, other] : [other, one];
  const common = shorter.intersection(longer);
  return common.size >= SHARED * shorter.size && (common.size > FEW || lettersOf(common) >= SHARED * lettersOf(shorter));
}

const lettersOf = (sentences: ReadonlySet<string>): number => [...sentences].reduce((sum, { length }) => sum + length, 0);

/** Sentences are compared many times over, and the newest articles are asked for again and again, so each revision's are folded once. */
const folded = new LRUCache<string, ReadonlySet<string>>({ max: 500 });

function sentencesOf(source: Source): ReadonlySet<string> {
  const { id, revision, text } = source.article;
  const key = `${id} ${revision} ${source.analysis.version}`;
  const known = folded.get(key);
  if (known) return known;
  const sentences = new Set(
    source.analysis.sentences.map((span) =>
      slice(text, span)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " "),
    ),
  );
  folded.set(key, sentences);
  return sentences;
}
