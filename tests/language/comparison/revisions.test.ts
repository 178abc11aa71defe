import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counterparts, sentenceChanges } from "../../../src/language/comparison/revisions.ts";
import { correctionNotes } from "../../../src/language/english/corrections.ts";
import { commonPairs } from "../../../src/text/common-runs.ts";
import { paragraphs, sentences } from "../../../src/text/sentences.ts";
import { type Span, slice } from "../../../src/text/span.ts";

const side = (text: string) => ({ text, sentences: sentences(text) });

/** Changes as texts: [before, after, words before → words after …]. */
function changed(before: string, after: string) {
  const said = (text: string, span: Span | null) => span && slice(text, span);
  return sentenceChanges(side(before), side(after)).map((change) => [
    said(before, change.before),
    said(after, change.after),
    ...change.words.map((words) => `${said(before, words.before) ?? ""}→${said(after, words.after) ?? ""}`),
  ]);
}

describe("changes between revisions", () => {
  it("are the sentences added, taken out and altered, with the words that differ", () =>
    expect(
      changed(
        "The fire began at nine. Twelve people were hurt in the fire. Nobody knows why it began.",
        "The fire began at nine. Fifteen people were hurt in the fire. A pump failed, the mayor said.",
      ),
    ).toEqual([
      ["Twelve people were hurt in the fire.", "Fifteen people were hurt in the fire.", "Twelve→Fifteen"],
      ["Nobody knows why it began.", null],
      [null, "A pump failed, the mayor said."],
    ]));

  it("are none where a sentence moved, or only typography differs", () => {
    expect(changed("One came. Two left. Three stayed.", "Three stayed. One came. Two left.")).toEqual([]);
    expect(changed('"It is late," she said – twice.', "“It is late,” she said — twice.")).toEqual([]);
  });

  it("name each run of words", () =>
    expect(changed("The old bridge cost 3 million euros to build.", "The bridge cost 4 million euros to build in all.")).toEqual([
      [
        "The old bridge cost 3 million euros to build.",
        "The bridge cost 4 million euros to build in all.",
        "old→",
        "3→4",
        "→in all",
      ],
    ]));

  it("pair every sentence with itself in an unchanged text", () => {
    const text = "One came. Two left. Two left. Three stayed.";
    expect(counterparts(side(text), side(text))).toEqual([0, 1, 2, 3]);
  });
});

it("common pairs are common, in order, and as many as can be", () => {
  const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  const longest = (one: readonly string[], other: readonly string[]): number =>
    one.length === 0 || other.length === 0
      ? 0
      : one[0] === other[0]
        ? 1 + longest(one.slice(1), other.slice(1))
        : Math.max(longest(one.slice(1), other), longest(one, other.slice(1)));
  fc.assert(
    fc.property(
      letters.map((all) => all.slice(0, 7)),
      letters.map((all) => all.slice(0, 7)),
      (one, other) => {
        const pairs = commonPairs(one, other);
        expect(pairs.every(([i, j]) => one[i] === other[j])).toBe(true);
        expect(pairs.slice(1).every(([i, j], at) => i > pairs[at]![0] && j > pairs[at]![1])).toBe(true);
        expect(pairs.length).toBe(longest(one, other));
      },
    ),
    { numRuns: 60 },
  );
});

describe("a publisher's note on a correction", () => {
  const found = (text: string) => correctionNotes(text, paragraphs(text), sentences(text)).map((span) => slice(text, span));

  it.each([
    "This article was amended on 3 March 2020 because an earlier version gave the wrong year.",
    "Correction: The bridge was built in 1932, not 1923.",
    "CLARIFICATION (4 May): The story now says who paid.",
    "An earlier version of this story misspelled the mayor’s name.",
    "• This story has been updated to correct the number of ferries.",
    "Editor’s note: This story originally said that nobody was hurt.",
  ])("is recognised: %s", (note) => expect(found(`The bridge is open. It was shut.\n\n${note}`)).toEqual([note]));

  it.each([
    ["The bridge is long. (Correction: It was built in 1932.) It is open.", ["(Correction: It was built in 1932.)"]],
    ["It cost £40m [an earlier version of this story said £40]. It is open.", ["[an earlier version of this story said £40]"]],
    [
      "The bridge is open. This article was amended on 3 March. It originally said the bridge was shut. Ferries run, too.",
      ["This article was amended on 3 March. It originally said the bridge was shut."],
    ],
    [
      "It rained. An earlier version of this article said that it snowed.",
      ["An earlier version of this article said that it snowed."],
    ],
    [
      "Sports: An earlier version of this story gave the wrong league.",
      ["Sports: An earlier version of this story gave the wrong league."],
    ],
  ])("is recognised within a paragraph: %s", (text, notes) => expect(found(text)).toEqual(notes));

  it.each([
    "Corrections officials at the jail – the largest of the county – said nothing. It rained.",
    "The correction: a fall of 3 percent in a week, shook the market.",
    "The law was amended on 3 March.",
    "He asked for a correction of the border.",
  ])("is not seen in %s", (text) => expect(found(text)).toEqual([]));
});
