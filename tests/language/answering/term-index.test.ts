import fc from "fast-check";
import { expect, it } from "vitest";
import { knownWords, UNKNOWN } from "../../../src/language/answering/known-words.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { isSlip } from "../../../src/language/answering/slip.ts";
import { isSame, nearIn, TermIndex, termIn } from "../../../src/language/answering/term-index.ts";
import { letterOf } from "../../../src/language/answering/word-families.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { BASE, baseOf, stem } from "../../../src/text/stem.ts";
import { articleOf } from "./article.ts";

// Known words, unknown ones, kin, typos, irregular forms, figures.
const WORD = fc.constantFrom(
  ..."politician politicians political politcal bought buying went going harbour harbor harbuor Lindqvist Lindqvst Lindqvists geese goose rung rings 2014 20145 mayor mayors major ferry ferries ferrys woken wakes quay quays".split(
    " ",
  ),
);

/** What a word is to some terms, as the index is described. */
function plainly(word: string, terms: ReturnType<typeof readQuestion>["terms"], missing: readonly boolean[]) {
  const base = stem(word);
  const term = terms.findIndex((one) => one.stem === base);
  if (term >= 0) return { term, near: -1, same: terms[term]!.word === word };
  const kin = terms.findLastIndex(
    (one) => Math.min(one.stem.length, base.length) >= 5 && one.stem.slice(0, 5) === base.slice(0, 5),
  );
  const slip = terms.findIndex((one, i) => missing[i] && !one.number && one.stem.length >= 5 && isSlip(one.stem, base));
  return { term: -1, near: kin >= 0 ? kin : slip, same: false };
}

it("tells which words are a question's terms, their kin and their typos", () => {
  fc.assert(
    fc.property(fc.array(WORD, { minLength: 1, maxLength: 6 }), fc.array(WORD, { maxLength: 12 }), (asked, written) => {
      const { terms } = readQuestion(asked.join(" "));
      const { forms } = prepare(...articleOf("News", `${written.join(" ")}.`));
      const codes = new TermIndex(terms).read(forms);
      const words = Array.from({ length: forms.length }, (_, form) => forms.word(form));
      const missing = terms.map((one) => words.every((word) => stem(word) !== one.stem));
      expect(Array.from(codes, (code) => ({ term: termIn(code), near: nearIn(code), same: isSame(code) }))).toEqual(
        words.map((word) => plainly(word, terms, missing)),
      );
      expect(words.map((_, form) => forms.stem(form))).toEqual(words.map(stem));
    }),
    { numRuns: 40 },
  );
});

it("may pass over unknown words by their first letter: their stems begin with it", () => {
  const unknown = [...BASE.keys()].filter((word) => !knownWords().numbers.has(word));
  expect(unknown.filter((word) => letterOf(stem(word)) !== letterOf(word))).toEqual([]);
  expect(knownWords().words.filter((word) => letterOf(stem(word)) !== letterOf(baseOf(word)))).toEqual([]);
  expect(knownWords().words.length).toBeLessThan(UNKNOWN);
});
