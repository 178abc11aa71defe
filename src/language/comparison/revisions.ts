import { commonPairs } from "../../text/common-runs.ts";
import { type Span, slice } from "../../text/span.ts";
import { stems } from "../../text/words.ts";

/** A text with its sentences. */
export type Side = { readonly text: string; readonly sentences: readonly Span[] };

/** Words that differ: spans of either text, null where the other has them alone. */
export type WordChange = { readonly before: Span | null; readonly after: Span | null };

/** A sentence that was added, taken out or altered, with the words that differ. */
export type SentenceChange = { readonly before: Span | null; readonly after: Span | null; readonly words: readonly WordChange[] };

/** Sentences with this share of their stems in common are one sentence, altered. */
const ALIKE = 0.5;

/** For each sentence of `before` the index of the same sentence in `after`, perhaps altered; null for one that was taken out. */
export function counterparts(before: Side, after: Side): (number | null)[] {
  const [one, other] = [before, after].map(({ text, sentences }) => sentences.map((sentence) => plain(slice(text, sentence))));
  const found: (number | null)[] = before.sentences.map(() => null);
  const pairs = commonPairs(one!, other!);
  for (const [i, j] of pairs) found[i] = j;
  const moved = new Map<string, number[]>();
  const taken = new Set(pairs.map(([, j]) => j));
  for (const [j, text] of other!.entries()) if (!taken.has(j)) moved.set(text, [...(moved.get(text) ?? []), j]);
  for (const [i, text] of one!.entries()) {
    if (found[i] !== null) continue;
    const j = moved.get(text)?.shift();
    if (j === undefined) continue;
    found[i] = j;
    taken.add(j);
  }
  let [from, to] = [0, 0];
  for (const [i, j] of [...pairs, [one!.length, other!.length] as const]) {
    pairAltered(
      before,
      after,
      range(from, i).filter((at) => found[at] === null),
      range(to, j).filter((at) => !taken.has(at)),
      found,
    );
    [from, to] = [i + 1, j + 1];
  }
  return found;
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Pairs sentences between two common ones that are alike, in order. */
function pairAltered(
  before: Side,
  after: Side,
  removed: readonly number[],
  added: readonly number[],
  found: (number | null)[],
): void {
  const stemsOf = ({ text, sentences }: Side, at: number) => new Set(stems(slice(text, sentences[at]!)));
  const candidates = added.map((at) => ({ at, stems: stemsOf(after, at) }));
  let next = 0;
  for (const i of removed) {
    const own = stemsOf(before, i);
    let best = -1;
    let most = ALIKE;
    for (let at = next; at < candidates.length; at++) {
      const other = candidates[at]!.stems;
      const alike = (2 * own.intersection(other).size) / Math.max(1, own.size + other.size);
      if (alike >= most && (alike > most || best < 0)) [best, most] = [at, alike];
    }
    if (best < 0) continue;
    found[i] = candidates[best]!.at;
    next = best + 1;
  }
}

/** What differs between two states of a text, in the order of the later one. Moved sentences and other typography do not count. */
export function sentenceChanges(before: Side, after: Side): SentenceChange[] {
  const pairs = counterparts(before, after);
  const from = new Map(pairs.flatMap((j, i) => (j === null ? [] : [[j, i] as const])));
  const changes: { change: SentenceChange; at: number }[] = [];
  for (const [j, sentence] of after.sentences.entries()) {
    const i = from.get(j);
    if (i === undefined) changes.push({ at: j, change: { before: null, after: sentence, words: [] } });
    else {
      const earlier = before.sentences[i]!;
      const words = wordChanges(before.text, earlier, after.text, sentence);
      if (words.length > 0) changes.push({ at: j, change: { before: earlier, after: sentence, words } });
    }
  }
  let last = -1;
  for (const [i, j] of pairs.entries()) {
    if (j !== null) last = j;
    else changes.push({ at: last + 0.5, change: { before: before.sentences[i]!, after: null, words: [] } });
  }
  return changes.sort((a, b) => a.at - b.at).map(({ change }) => change);
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[.,:’'-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/** Typography that changes no word. */
const plain = (text: string): string =>
  text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, "-")
    .replace(/\s+/g, " ")
    .trim();

function tokensIn(text: string, { start, end }: Span): { span: Span; word: string }[] {
  return [...text.slice(start, end).matchAll(TOKEN)].map(({ 0: word, index }) => ({
    span: { start: start + index, end: start + index + word.length },
    word: plain(word),
  }));
}

/** The runs of words that differ between two sentences. */
export function wordChanges(before: string, earlier: Span, after: string, later: Span): WordChange[] {
  const [one, other] = [tokensIn(before, earlier), tokensIn(after, later)];
  const run = (tokens: typeof one, from: number, to: number): Span | null =>
    from < to ? { start: tokens[from]!.span.start, end: tokens[to - 1]!.span.end } : null;
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  const common = commonPairs(
    one.map(({ word }) => word),
    other.map(({ word }) => word),
  );
  for (const [nextI, nextJ] of [...common, [one.length, other.length] as const]) {
    if (nextI > i || nextJ > j) changes.push({ before: run(one, i, nextI), after: run(other, j, nextJ) });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return changes;
}
