import { type LetterRuns, runsOf } from "../../text/letter-runs.ts";
import { mayBeWord } from "../../text/letters.ts";
import type { Layout } from "../../text/sentences.ts";
import type { Span } from "../../text/span.ts";
import { WordCache } from "../../text/word-cache.ts";
import { tagsOf } from "./lexicon.ts";

/** A word or a single punctuation mark of a text. */
export type Word = Span & {
  /** In lower case, without "’s"; a punctuation mark as it is. */
  readonly lower: string;
  /** Bits of `Tag`; 0 for punctuation. */
  readonly tags: number;
  readonly kind: "word" | "number" | "mark";
  readonly capital: boolean;
  /** Does it end in ’s or s’? */
  readonly owns: boolean;
  /** Index of its sentence in the layout. */
  readonly sentence: number;
};

const isDigit = (code: number) => code >= 48 && code <= 57;
const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0xad;

/** Does the word continue at `at`, before `end`? */
function goesOn(text: string, at: number, end: number): boolean {
  if (at === end) return false;
  const code = text.charCodeAt(at);
  return code !== 0x20 && (mayBeWord(code) || joins(text, at, end));
}

/**
 * May the character at `at` join two letters of a word: an apostrophe, a hyphen, the full stops of "U.S.", "&" of "AT&T", the comma of "4,000"? The
 * full stop of an abbreviation belongs to it, that of the sentence does not.
 */
function joins(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (!mayBeWord(next)) return code === 0x2e && (isSpace(next) || next === 0x2c);
  if (code === 0x27 || code === 0x2019 || code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0x26 || code === 0x40)
    return true;
  if (code === 0x2e) return true;
  return code === 0x2c && isDigit(next) && isDigit(text.charCodeAt(at - 1));
}

const memo = new WeakMap<Layout["sentences"], readonly Word[]>();

/** The words and punctuation marks of a text, sentence by sentence; cached by its sentences. */
export function wordsOf(layout: Layout): readonly Word[] {
  const held = memo.get(layout.sentences);
  if (held) return held;
  const found: Word[] = [];
  const runs = runsOf(layout.text);
  let run = 0;
  for (const [index, sentence] of layout.sentences.entries()) run = readSentence(layout.text, sentence, index, runs, run, found);
  memo.set(layout.sentences, found);
  return found;
}

/** Adds the words of a sentence to `found`; `run` is a run of letters that begins at or before it. Returns the run it ended at. */
function readSentence(text: string, sentence: Span, index: number, runs: LetterRuns, run: number, found: Word[]): number {
  const { starts, ends, numbers } = runs;
  const { end } = sentence;
  for (let at = sentence.start; at < end; ) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const start = at;
    if (!mayBeWord(code)) {
      at++;
      const lower = marks.at(text, start, at);
      found.push({ start, end: at, lower, tags: 0, kind: "mark", capital: false, owns: false, sentence: index });
      continue;
    }
    while (starts[run]! < at) run++;
    let form: GrammarTraits;
    if (starts[run] === at && ends[run]! <= end && !goesOn(text, ends[run]!, end)) {
      at = ends[run]!;
      form = forms.numbered(numbers[run]!);
    } else {
      do at++;
      while (at < end && goesOn(text, at, end));
      form = forms.at(text, start, at);
    }
    const { lower, tags, kind, capital, owns } = form;
    found.push({ start, end: at, lower, tags, kind, capital, owns, sentence: index });
  }
  return run;
}

type GrammarTraits = Pick<Word, "lower" | "tags" | "kind" | "capital" | "owns">;

/** V8 makes a new string each time for a character beyond Latin-1. */
const marks = new WordCache((mark) => mark);

const forms = new WordCache((written): GrammarTraits => {
  let lower = written.toLowerCase();
  const capital = written.charCodeAt(0) !== lower.charCodeAt(0);
  let owns = false;
  const last = lower.charCodeAt(lower.length - 1);
  if (last === 115 && lower.length > 2) {
    const mark = lower.charCodeAt(lower.length - 2);
    if (mark === 0x27 || mark === 0x2019) {
      lower = lower.slice(0, -2);
      owns = true;
    }
  } else if (last === 0x2e && !lower.slice(0, -1).includes(".")) lower = lower.slice(0, -1);
  const number = isDigit(written.charCodeAt(0));
  return { lower, tags: number ? 0 : tagsOf(lower), kind: number ? "number" : "word", capital, owns };
});
