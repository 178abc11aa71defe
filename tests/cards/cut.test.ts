import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Excerpt } from "../../src/article/excerpt.ts";
import { around, type Clipping, clippingOf, echo, partsOfClipping, short, split } from "../../src/cards/cut.ts";
import { plain } from "../../src/cards/parts.ts";

const TEXT = "The first sentence is here. The second one is a little longer. A third ends it.";

const excerpt = (text: string, start = 0): Excerpt => ({
  article: "a",
  revision: "r",
  field: "text",
  start,
  end: start + text.length,
  text,
});
const whole = (text: string, ...strong: string[]): Clipping =>
  clippingOf(
    excerpt(text),
    strong.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })),
  )!;
const said = (clipping: Clipping) => plain(partsOfClipping(clipping));
const upTo = (characters: number) => (clipping: Clipping) => said(clipping).length <= characters;

describe("split", () => {
  it.each<[number, string, string | null]>([
    [200, TEXT, null],
    [70, "The first sentence is here. The second one is a little longer.", "A third ends it."],
    [40, "The first sentence is here.", "The second one is a little longer. A third ends it."],
    [20, "The first […]", "[…] sentence is here. The second one is a little longer. A third ends it."],
  ])("to %d characters", (characters, first, rest) => {
    const cut = split(whole(TEXT), upTo(characters))!;
    expect(said(cut.first)).toBe(first);
    expect(cut.rest && said(cut.rest)).toBe(rest);
  });

  it("cuts an endless word between letters, and gives up if none fits", () => {
    const cut = split(whole("👩‍👩‍👧".repeat(50)), upTo(60))!;
    expect(said(cut.first)).toBe(`${"👩‍👩‍👧".repeat(7)} […]`);
    expect(split(whole(TEXT), () => false)).toBeNull();
  });

  it("loses no word and marks every cut inside a sentence", () => {
    const words = fc
      .array(fc.lorem({ mode: "sentences", maxCount: 6 }), { minLength: 1, maxLength: 4 })
      .map((all) => all.join("\n\n"));
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 200 }), (text, characters) => {
        const pieces: Clipping[] = [];
        for (let rest: Clipping | null = whole(text); rest !== null; ) {
          const cut: ReturnType<typeof split> = split(rest, upTo(characters));
          if (cut === null) throw new Error("nothing fits");
          pieces.push(cut.first);
          rest = cut.rest;
        }
        expect(pieces.map(({ excerpt }) => excerpt.text.replace(/\s/g, "")).join("")).toBe(text.replace(/\s/g, ""));
        for (const [index, piece] of pieces.entries()) {
          expect(said(piece).length).toBeLessThanOrEqual(characters);
          expect(text.slice(piece.excerpt.start, piece.excerpt.end)).toBe(piece.excerpt.text);
          expect(piece.after || /[.!?]$/.test(piece.excerpt.text)).toBe(true);
          expect(piece.before).toBe(pieces[index - 1]?.after ?? false);
        }
      }),
    );
  });
});

describe("around", () => {
  const text = "Analysts had long expected that the fund would grow, and it reached $25 billion in May before prices fell again.";

  it.each<[number, string]>([
    [2, "[…] it reached $25 billion in May […]"],
    [1, "[…] reached $25 billion in […]"],
    [50, text],
  ])("with %d words on either side", (count, cut) => expect(said(around(whole(text, "$25 billion"), count))).toBe(cut));

  it("leaves a clipping without highlights alone", () => expect(said(around(whole(text), 1))).toBe(text));
});

describe("text on one line", () => {
  it.each<[string, number, string]>([
    ["A headline", 20, "A headline"],
    ["A headline that goes on", 14, "A headline […]"],
    ["  Spaces around  ", 40, "Spaces around"],
    ["One line\nand another", 40, "One line […]"],
    ["Donaudampfschifffahrtsgesellschaft", 10, "Donaudampf […]"],
  ])("of the words %j within %d", (text, longest, line) => expect(plain(short(excerpt(text), longest))).toBe(line));

  it("is empty for nothing", () => {
    expect(short(null, 10)).toEqual([]);
    expect(short(excerpt(" \n "), 10)).toEqual([]);
    expect(echo("  ", 10)).toEqual([]);
  });

  it("keeps the asker's words, on one line", () => {
    expect(echo(" how\nmany ", 20)).toEqual([{ kind: "echo", text: "how many" }]);
    expect(plain(echo("how many buyers came", 12))).toBe("how many […]");
  });
});
