/** What we use of `Tokenizer` in @huggingface/tokenizers. */
export type Tokenizer = {
  readonly encode: (
    text: string,
    options?: { text_pair?: string; add_special_tokens?: boolean; return_token_type_ids?: true },
  ) => { readonly ids: readonly number[]; readonly token_type_ids?: readonly number[] };
};

/** A pair of texts as a model reads it; `words` has the word of the second text for each token, -1 elsewhere. */
export type Encoded = { readonly ids: readonly number[]; readonly types: readonly number[]; readonly words: readonly number[] };

/** A question and a text; cut at its end if the model cannot read so much. */
export function encodePair(tokenizer: Tokenizer, question: string, text: string, longest: number): Encoded {
  const { ids, token_type_ids: types = ids.map(() => 0) } = tokenizer.encode(question, {
    text_pair: text,
    return_token_type_ids: true,
  });
  const fits = <T>(list: readonly T[]) => (list.length <= longest ? list : [...list.slice(0, longest - 1), list.at(-1)!]);
  return { ids: fits(ids), types: fits(types), words: [] };
}

/**
 * A question and the words of a text, with the word that each token belongs to: the tokenizer gives no offsets, so the words are encoded one by one.
 * Null if the tokenizer encodes a text otherwise than its words.
 */
export function encodeWords(tokenizer: Tokenizer, question: string, words: readonly string[], longest: number): Encoded | null {
  const whole = encodePair(tokenizer, question, words.join(" "), Number.POSITIVE_INFINITY);
  for (const space of ["", " "]) {
    const pieces = words.map((word, at) => tokenizer.encode(at === 0 ? word : space + word, { add_special_tokens: false }).ids);
    const from = indexOfRun(whole.ids, pieces.flat());
    if (from < 0) continue;
    const belongs = whole.ids.map(() => -1);
    pieces
      .flatMap((ids, word) => ids.map(() => word))
      .forEach((word, at) => {
        belongs[from + at] = word;
      });
    const fits = <T>(list: readonly T[]) => (list.length <= longest ? list : [...list.slice(0, longest - 1), list.at(-1)!]);
    return { ids: fits(whole.ids), types: fits(whole.types), words: fits(belongs) };
  }
  return null;
}

/** Where a run stands last in a list; -1 if nowhere. */
function indexOfRun(list: readonly number[], run: readonly number[]): number {
  for (let from = list.length - run.length; from >= 0; from--) if (run.every((id, at) => list[from + at] === id)) return from;
  return -1;
}
