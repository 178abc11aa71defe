import { expect, it } from "vitest";
import { Tag, tagsOf } from "../../../../src/language/english/lexicon.ts";
import { CUE_VERBS, PHRASAL } from "../../../../src/language/english/quotations/cues.ts";
import { verbAt } from "../../../../src/language/english/quotations/verbs.ts";
import { wordsOf } from "../../../../src/language/english/words.ts";

const forms = [...CUE_VERBS.keys(), ...PHRASAL.keys()];

it("has no cue among determiners and pronouns, which are never looked up", () => {
  const verb = Tag.past | Tag.present | Tag.base | Tag.ing | Tag.auxiliary;
  const closed = forms.filter((form) => (tagsOf(form) & (Tag.determiner | Tag.pronoun)) !== 0 && (tagsOf(form) & verb) === 0);
  expect(forms.length).toBeGreaterThan(1000);
  expect(closed).toEqual([]);
});

it.each<[string, string | null]>([
  ["she said so", "say"],
  ["she fired back", "say"],
  ["they of all", null],
  ["including the", null],
])("reads the second word of %j", (text, expected) => {
  const sentences = [{ start: 0, end: text.length }];
  expect(verbAt(wordsOf({ text, sentences, paragraphs: sentences }), 1)?.class ?? null).toBe(expected);
});
