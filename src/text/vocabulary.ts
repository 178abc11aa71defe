import type { Word } from "./words.ts";

/** The words of a text by number, so that counting and comparing them costs no look-up of strings. */
export type Vocabulary = {
  /** Each form once, in the order of its first place, and its number. */
  readonly forms: ReadonlyMap<string, number>;
  /** Of each form its stem's number. */
  readonly stemOf: Uint32Array;
  /** Each stem once, in the order of its first place. */
  readonly stems: readonly string[];
  /** Of each word its form's number. */
  readonly numbers: Uint32Array;
};

const memo = new WeakMap<readonly Word[], Vocabulary>();

/** Numbers the words of a text: once for each list of words, whoever asks. */
export function vocabularyOf(words: readonly Word[]): Vocabulary {
  const held = memo.get(words);
  if (held) return held;
  const forms = new Map<string, number>();
  const stems = new Map<string, number>();
  const stemOf: number[] = [];
  const numbers = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const { word, stem } = words[i]!;
    let number = forms.get(word);
    if (number === undefined) {
      number = forms.size;
      forms.set(word, number);
      if (!stems.has(stem)) stems.set(stem, stems.size);
      stemOf.push(stems.get(stem)!);
    }
    numbers[i] = number;
  }
  const found = { forms, stemOf: Uint32Array.from(stemOf), stems: [...stems.keys()], numbers };
  memo.set(words, found);
  return found;
}

/** How often each stem stands in a text, by its number. */
export function stemCounts({ stems, stemOf, numbers }: Vocabulary): Uint32Array {
  const counts = new Uint32Array(stems.length);
  for (const number of numbers) counts[stemOf[number]!]!++;
  return counts;
}
