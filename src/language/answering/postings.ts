import { stem } from "../../text/stem.ts";

/**
 * What answering needs of an article, found once when it is added: its words as numbers into its own dictionary, where its
 * sentences begin, and the runs of words that may answer. Nothing is read from the text itself when a question is asked.
 */
export type Postings = {
  /** Each word form once, as compared (see Word); a word of the text is given as its index in here. */
  readonly forms: readonly string[];
  /** The stem of each form. */
  readonly stems: readonly string[];
  /** The form of every word of the text. */
  readonly words: Uint16Array;
  /** What each word is: bits of `WORD`. */
  readonly flags: Uint8Array;
  readonly title: Uint16Array;
  /** Where each sentence stands in the text: start and end by turns. */
  readonly spans: Uint32Array;
  /** The first word of each sentence; one more at the end. */
  readonly sentences: Uint16Array;
  /** What each sentence is: bits of `SENTENCE`. */
  readonly kinds: Uint8Array;
  /** LetterRuns of words that may answer, in order: first word, end (exclusive), kind (index into KINDS) by turns. */
  readonly candidates: Uint16Array;
  /** Year of publication; 0 when unknown. */
  readonly year: number;
};

/** What a word is. `pronoun`: of the third person; `saying`, `cause`, `negation`: words that tell of speech, of a reason, that deny. */
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

/** What a sentence is: the first of its paragraph, a question. */
export const SENTENCE = { paragraph: 1, question: 2 } as const;

/** Numbers at the beginning of encoded postings: year, words, sentences, candidates, words of the headline, bytes of the forms. */
const HEADER = 6;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Postings as bytes to be stored: about 7 a word. The stems are left out, since the forms tell them. */
export function encode(postings: Postings): Uint8Array {
  const { forms, words, flags, title, spans, sentences, kinds, candidates, year } = postings;
  const dictionary = encoder.encode(forms.join("\n"));
  const header = Uint32Array.of(year, words.length, kinds.length, candidates.length / 3, title.length, dictionary.length);
  const parts = [header, spans, sentences, candidates, words, title, flags, kinds, dictionary];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Postings from their bytes. */
export function decode(bytes: Uint8Array): Postings {
  const { buffer } = new Uint8Array(bytes);
  const [year, words, sentences, candidates, title, dictionary] = new Uint32Array(buffer, 0, HEADER) as unknown as number[];
  let at = 4 * HEADER;
  const take = <T>(kind: new (buffer: ArrayBuffer, at: number, length: number) => T, size: number, length: number): T => {
    const part = new kind(buffer, at, length);
    at += size * length;
    return part;
  };
  const found = {
    spans: take(Uint32Array, 4, 2 * sentences!),
    sentences: take(Uint16Array, 2, sentences! + 1),
    candidates: take(Uint16Array, 2, 3 * candidates!),
    words: take(Uint16Array, 2, words!),
    title: take(Uint16Array, 2, title!),
    flags: take(Uint8Array, 1, words!),
    kinds: take(Uint8Array, 1, sentences!),
  };
  const forms = decoder.decode(take(Uint8Array, 1, dictionary!)).split("\n");
  return { ...found, year: year!, forms, stems: forms.map(stem) };
}
