import { describe, expect, it } from "vitest";
import type { Citation } from "../../src/answer/outcome.ts";
import type { Excerpt } from "../../src/article/excerpt.ts";
import type { Item } from "../../src/cards/card.ts";
import { clippingOf, partsOfClipping } from "../../src/cards/cut.ts";
import { plain } from "../../src/cards/parts.ts";
import { withinShare } from "../../src/cards/share.ts";

const SENTENCE = "The harbour was closed for nearly nine hours after the storm. ";
const TEXT = SENTENCE.repeat(12).trim();

const excerpt = (start: number, end: number, field: Excerpt["field"] = "text"): Excerpt => ({
  article: "a",
  revision: "r",
  field,
  start,
  end,
  text: TEXT.slice(start, end),
});
const citation = (sentences = 12): Citation => ({
  article: "a",
  revision: "r",
  title: excerpt(0, 11, "title"),
  byline: null,
  source: null,
  url: null,
  published: null,
  language: "en",
  changed: false,
  vanished: false,
  characters: TEXT.length,
  sentences,
});
const at = (index: number): Excerpt => excerpt(index * SENTENCE.length, index * SENTENCE.length + SENTENCE.length - 1);
const item = (words: Excerpt, ...strong: Excerpt[]): Item => [{ kind: "clipping", clipping: clippingOf(words, strong)! }];
const said = (items: readonly Item[]) =>
  items.flatMap((drafts) => drafts.map((draft) => (draft.kind === "clipping" ? plain(partsOfClipping(draft.clipping)) : "")));

describe("the share of an article", () => {
  it("shows everything within the share", () => {
    const items = [item(at(0)), item(at(3))];
    expect(withinShare(items, [citation()], 1 / 3)).toEqual({ kept: items, withheld: 0 });
  });

  it("counts words once, however often they are shown", () => {
    const items = Array.from({ length: 9 }, () => item(at(0)));
    expect(withinShare(items, [citation()], 1 / 3).withheld).toBe(0);
  });

  it("leaves out and counts what exceeds the share", () => {
    const items = [0, 1, 2, 3, 4, 5].map((index) => item(at(index)));
    const { kept, withheld } = withinShare(items, [citation()], 1 / 3);
    expect(kept).toEqual(items.slice(0, 4));
    expect(withheld).toBe(2);
  });

  it("cuts the first passage rather than showing none", () => {
    const { kept, withheld } = withinShare([item(excerpt(0, TEXT.length))], [citation()], 0.1);
    expect(said(kept)).toEqual([SENTENCE.trim()]);
    expect(withheld).toBe(0);
  });

  it("cuts sentences to the words around their highlights before leaving any out", () => {
    const nine = (index: number) => excerpt(at(index).start + 34, at(index).start + 44);
    const { kept, withheld } = withinShare(
      [0, 1, 2, 3, 4].map((index) => item(at(index), nine(index))),
      [citation()],
      1 / 3,
    );
    expect(withheld).toBe(0);
    expect(new Set(said(kept))).toEqual(new Set(["[…] was closed for nearly nine hours after the storm."]));
  });

  it("keeps the passage with the answer if the one before it does not fit", () => {
    const answer = excerpt(at(8).start + 34, at(8).start + 44);
    const both: Item = [...item(excerpt(at(0).start, at(3).end)), ...item(at(8), answer)];
    expect(said(withinShare([both], [citation()], 1 / 3).kept)).toEqual([SENTENCE.trim()]);
    expect(said(withinShare([both], [citation()], 0.07).kept)).toEqual(["[…] was closed for nearly nine hours after the storm."]);
  });

  it("shows texts of fewer than four sentences whole", () => {
    expect(said(withinShare([item(excerpt(0, TEXT.length))], [citation(3)], 0.1).kept)).toEqual([TEXT]);
  });
});
