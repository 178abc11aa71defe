import { Forms } from "./forms.ts";
import { knownWords, numberOf, UNKNOWN } from "./known-words.ts";

/**
 * What answering needs of an article, found once when it is added: its words as numbers in a dictionary of its own, where its sentences begin,
 * and the runs of words that may answer. No question reads the text itself.
 */
export type Postings = {
  /** A word of the text is an index into these. */
  readonly forms: Forms;
  /** The form of every word of the text. */
  readonly words: Uint16Array;
  /** The classes of each word: bits of `WORD`. */
  readonly flags: Uint8Array;
  readonly title: Uint16Array;
  /** The sentences in the text: start and end alternate. */
  readonly spans: Uint32Array;
  /** The first word of each sentence; one more at the end. */
  readonly sentences: Uint16Array;
  /** The classes of each sentence: bits of `SENTENCE`. */
  readonly kinds: Uint8Array;
  /** Runs of words that may answer, in order; first word, end (exclusive) and kind (index into KINDS) alternate. */
  readonly candidates: Uint16Array;
  /** Year of publication; 0 if unknown. */
  readonly year: number;
};

/** Word classes. `pronoun` is of the third person; `saying`, `cause` and `negation` mark speech, a reason, a denial. */
export const WORD = {
  stop: 1,
  capital: 2,
  pronoun: 4,
  saying: 8,
  cause: 16,
  negation: 32,
  definite: 64,
  demonstrative: 128,
} as const;

/** Sentence classes: first of its paragraph, a question. */
export const SENTENCE = { paragraph: 1, question: 2 } as const;

/** The numbers that open encoded postings: version, year, words, sentences, candidates, words of the headline, forms, bytes of their text. */
const HEADER = 8;
/** Postings written before known words were numbered have no version and no number of forms: their text has all of them. */
const OLD_HEADER = 6;
/** Set in a version, so that it is no year. */
const VERSION = 2 ** 31;
const encoder = new TextEncoder();

/** Encodes postings, about 5 bytes a word. Stems and known words are left out, since they follow from the numbers. */
export function encode(postings: Postings): Uint8Array {
  const { forms, words, flags, title, spans, sentences, kinds, candidates, year } = postings;
  const text = encoder.encode(forms.unknown.join("\n"));
  const version = VERSION + knownWords().version;
  const counts = [words.length, kinds.length, candidates.length / 3, title.length, forms.length, text.length];
  const header = Uint32Array.of(version, year, ...counts);
  const parts = [header, spans, sentences, candidates, words, title, forms.numbers, flags, kinds, text];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Decodes postings; null if they were made with other known words, so that the article has to be analysed again. */
export function decode(bytes: Uint8Array): Postings | null {
  const { buffer } = new Uint8Array(bytes);
  const old = new Uint32Array(buffer, 0, 1)[0]! < VERSION;
  const header = new Uint32Array(buffer, 0, old ? OLD_HEADER : HEADER);
  if (!old && header[0] !== VERSION + knownWords().version) return null;
  const [year, words, sentences, candidates, title, ...rest] = old ? header : header.subarray(1);
  const [count, size] = old ? [0, rest[0]!] : rest;
  let at = header.byteLength;
  const take = <T>(kind: new (buffer: ArrayBuffer, at: number, length: number) => T, size: number, length: number): T => {
    const part = new kind(buffer, at, length);
    at += size * length;
    return part;
  };
  const found = {
    year: year!,
    spans: take(Uint32Array, 4, 2 * sentences!),
    sentences: take(Uint16Array, 2, sentences! + 1),
    candidates: take(Uint16Array, 2, 3 * candidates!),
    words: take(Uint16Array, 2, words!),
    title: take(Uint16Array, 2, title!),
  };
  const numbers = take(Uint16Array, 2, count!);
  const more = { flags: take(Uint8Array, 1, words!), kinds: take(Uint8Array, 1, sentences!) };
  const texts = size === 0 ? [] : Buffer.from(buffer, at, size).toString("utf8").split("\n");
  return { ...found, ...more, forms: old ? formsOf(texts) : new Forms(numbers, texts) };
}

/** Forms that are all given as words. */
function formsOf(words: readonly string[]): Forms {
  const numbers = Uint16Array.from(words, numberOf);
  return new Forms(
    numbers,
    words.filter((_, form) => numbers[form] === UNKNOWN),
  );
}
