import { stem } from "../../text/stem.ts";

/**
 * What answering needs of an article, found once when it is added: its words as numbers in a dictionary of its own, where its sentences begin,
 * and the runs of words that may answer. No question reads the text itself.
 */
export type Postings = {
  /** Each word form once, as compared (see Word); a word of the text is an index into these. */
  readonly forms: readonly string[];
  /** The stem of each form. */
  readonly stems: readonly string[];
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

/** The numbers that open encoded postings: year, words, sentences, candidates, words of the headline, bytes of the forms. */
const HEADER = 6;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Encodes postings, about 7 bytes a word. The stems are left out, since they follow from the forms. */
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

/** Decodes postings. */
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
