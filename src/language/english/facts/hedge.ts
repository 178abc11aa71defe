import type { FactKind } from "../../analysis.ts";
import { isHyphen, type TokenRun, wordAt } from "./clause.ts";
import { DETERMINERS } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const phrases = (list: string): ReadonlySet<string> => new Set(list.split(/\s*\|\s*/));

/** What makes a figure inexact, a bound or not yet certain, as it precedes the figure. */
const BEFORE = phrases(
  `nearly|almost|about|around|roughly|approximately|some|circa|more than|less than|fewer than|greater than|over|under|above|below|up to|as much as|
  as many as|as few as|as little as|as low as|as high as|as long as|at least|at most|no more than|no less than|no fewer than|not more than|close to|
  closer to|near|just over|just under|just above|just below|just|well over|well under|well above|well below|little more than|a little over|
  slightly more than|slightly less than|much more than|far more than|upwards of|upward of|in excess of|only|between|estimated|alleged|allegedly|reported|
  reportedly|planned|proposed|projected|expected|potential|possible|possibly|perhaps|maybe|probably|supposed|supposedly|purported|virtually|
  practically|barely|hardly|a maximum of|a minimum of|an average of|on average|the equivalent of|anywhere between|somewhere between|anywhere from|exactly|
  at around|at about|more like|something like|not quite|plus or minus|
  as soon as`.trim(),
);

const BEFORE_DATE = phrases(
  "early|late|mid|early in|late in|around|about|circa|between|on or about|on or around|shortly after|just after|just before|shortly before",
);

const AFTER = phrases("or more|or so|or less|or fewer|or thereabouts|at least|at most|on average|or higher|or lower");

/** Participles that hedge only after a determiner: "an estimated 300", but "they reported 65%". */
const CLAIMED = /^(?:estimated|reported|planned|proposed|projected|expected|supposed|alleged)$/;

const LONGEST = 4;

/** The last words of hedges before a figure: nearly no figure has one. */
const LAST = new Map([BEFORE, BEFORE_DATE].map((all) => [all, new Set([...all].map((hedge) => hedge.split(" ").at(-1)!))]));

/** The hedge before a figure (skipping a determiner or a hyphen), else after it. */
export function hedgeOf(tokens: readonly Token[], run: TokenRun, kind: FactKind): TokenRun | null {
  const dated = kind === "date" || kind === "time";
  const known = dated ? BEFORE_DATE : BEFORE;
  const passed = (kind !== "age" && /^an?$/.test(wordAt(tokens, run.from - 1))) || isHyphen(tokens[run.from - 1]) ? 1 : 0;
  for (const end of passed ? [run.from - 1, run.from] : [run.from]) {
    if (!LAST.get(known)!.has(wordAt(tokens, end - 1))) continue;
    for (let from = Math.max(0, end - LONGEST); from < end; from++) {
      const words = wordsOf(tokens, from, end);
      if (CLAIMED.test(words) && from > 0 && !DETERMINERS.has(wordAt(tokens, from - 1))) continue;
      if (known.has(words)) return { from: outermost(tokens, from, known), to: end };
    }
  }
  if (dated) return null;
  return AFTER.has(wordsOf(tokens, run.to, run.to + 2)) ? { from: run.to, to: run.to + 2 } : hearsay(tokens, run);
}

/** How far before a figure an adverb of hearsay may stand. */
const REACH = 8;

/** The source of the figure: "reportedly" before it, else the sentence's "according to …" up to the next mark. */
function hearsay(tokens: readonly Token[], run: TokenRun): TokenRun | null {
  for (let index = run.from - 1; index >= 0 && index >= run.from - REACH; index--) {
    if (/^(?:reportedly|allegedly|apparently|supposedly|purportedly)$/.test(wordAt(tokens, index)))
      return { from: index, to: index + 1 };
  }
  const source = sourceIn(tokens);
  return source && (source.to <= run.from || source.from >= run.to) ? source : null;
}

const sources = new WeakMap<readonly Token[], TokenRun | null>();

/** The first "according to …" of a sentence; found once, not for each figure. */
function sourceIn(tokens: readonly Token[]): TokenRun | null {
  const known = sources.get(tokens);
  if (known !== undefined) return known;
  const from = tokens.findIndex((token, index) => token.lower === "according" && wordAt(tokens, index + 1) === "to");
  let to = from + 2;
  while (from >= 0 && tokens[to] && (tokens[to]!.kind !== "sign" || isHyphen(tokens[to]))) to++;
  const found = from >= 0 && to > from + 2 ? { from, to } : null;
  sources.set(tokens, found);
  return found;
}

/** Hedges stack: "only about", "at least nearly". */
function outermost(tokens: readonly Token[], at: number, known: ReadonlySet<string>): number {
  for (let from = Math.max(0, at - LONGEST); from < at; from++)
    if (known.has(wordsOf(tokens, from, at))) return outermost(tokens, from, known);
  return at;
}

const wordsOf = (tokens: readonly Token[], from: number, to: number) => {
  let words = wordAt(tokens, from);
  for (let index = from + 1; index < to; index++) words += ` ${wordAt(tokens, index)}`;
  return words;
};
