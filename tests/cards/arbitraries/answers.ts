import fc from "fast-check";
import {
  answer,
  attribution,
  checked,
  citation,
  figure,
  holdings,
  inside,
  modelName,
  of,
  passages,
  quote,
  words,
} from "./parts.ts";
import type { Story } from "./stories.ts";

const PROOFS = [
  null,
  { kind: "proved" },
  { kind: "proved", place: { start: 1200, end: 1234 } },
  { kind: "as read" },
  { kind: "failed", reason: '"once" does not stand' },
] as const;

/** What is found in one article or several: summaries, quotations, facts, answers, checks, and what they lead to. */
export const answers = (stories: readonly Story[]): fc.Arbitrary<unknown>[] => [
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("summary" as const),
      chosenBy: fc.option(fc.record({ model: fc.string({ maxLength: 60 }), among: fc.integer({ min: 1, max: 100 }) })),
      citation: citation(from),
      length: fc.constantFrom("short", "medium", "long"),
      passages: passages(from),
      whole: fc.boolean(),
      complete: fc.boolean(),
      others: fc.array(of(stories, citation), { maxLength: 3 }),
    }),
  ),
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("story" as const),
      topic: fc.boolean(),
      citation: citation(from),
      passages: passages(from),
      voices: fc.array(words(from), { maxLength: 3 }),
      also: fc.array(of(stories, citation), { maxLength: 3 }),
    }),
  ),
  fc.record({
    kind: fc.constant("quotes" as const),
    quotes: fc.array(quote(stories), { minLength: 1, maxLength: 9 }),
    elsewhere: fc.option(of(stories, citation)),
  }),
  fc.record({ kind: fc.constant("facts" as const), figures: fc.array(figure(stories), { minLength: 1, maxLength: 9 }) }),
  fc.record({
    kind: fc.constant("answer" as const),
    best: answer(stories),
    others: fc.array(answer(stories), { maxLength: 4 }),
    contradicts: fc.boolean(),
    chosenBy: fc.option(fc.record({ model: modelName, among: fc.integer({ min: 1, max: 100 }) })),
  }),
  fc.record({
    kind: fc.constant("articles" as const),
    found: fc.array(
      of(stories, (from) =>
        words(from).chain((passage) =>
          fc.record({
            citation: citation(from),
            passage: fc.option(fc.constant(passage)),
            matches: fc.array(inside(passage, from), { maxLength: 5 }),
          }),
        ),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  fc.record({
    kind: fc.constant("check" as const),
    checked: fc.array(checked(stories), { minLength: 1, maxLength: 4 }),
    holdings,
  }),
  of(stories, (from) =>
    passages(from).chain((all) =>
      fc.record({
        kind: fc.constant("context" as const),
        citation: citation(from),
        passages: fc.constant(all),
        focus: inside(all[0]!.excerpt, from),
        said: fc.option(fc.record({ attribution: attribution(from), cue: fc.option(words(from)) })),
        now: fc.option(
          fc.record({ citation: citation(from), passages: passages(from), changed: fc.array(words(from), { maxLength: 2 }) }),
        ),
      }),
    ),
  ),
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("source" as const),
      citation: citation(from),
      excerpt: words(from),
      proof: fc.constantFrom(...PROOFS),
    }),
  ),
];
