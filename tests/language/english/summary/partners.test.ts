import { describe, expect, it } from "vitest";
import type { Name, Quotation } from "../../../../src/language/analysis.ts";
import { partners } from "../../../../src/language/english/summary/partners.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import type { Span } from "../../../../src/text/span.ts";

type Said = { words: string; mention: string | null; how?: "named" | "pronoun" | "inherited"; name?: string };
/** A person's full name at its first occurrence, and their last mention. */
type Called = { name: string; last: string };

function needs(text: string, index: number, said: Said[] = [], called: Called[] = []): readonly number[] | null {
  const place = (words: string): Span => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`not in the text: ${words}`);
    return { start, end: start + words.length };
  };
  const quotations: Quotation[] = said.map(({ words, mention, how = "named", name }) => ({
    ...place(words),
    cue: null,
    speaker: mention === null ? null : { name: place(name ?? mention), how, mention: place(mention), role: null },
  }));
  const names: Name[] = called.map(({ name, last }) => {
    const start = text.lastIndexOf(last);
    return { name: place(name), mentions: [place(name), { start, end: start + last.length }], kind: "person" };
  });
  return partners({ text, paragraphs: paragraphs(text), sentences: sentences(text) }, quotations, names)(index);
}

describe("partners", () => {
  it("adds the sentence before a pronoun, and the one before that if needed", () => {
    const text = "Storms hit Dover. They came at night. But they did not last. Lima was dry.";
    expect(needs(text, 1)).toEqual([0, 1]);
    expect(needs(text, 2)).toEqual([0, 1, 2]);
    expect(needs(text, 3)).toEqual([3]);
  });

  it("adds the sentence that introduces the X of “the X”, else the one before", () => {
    const text =
      "A ferry left Dover on Monday. Ruiz was at the wheel. The ferry was full. The weather office gave no warning to ports.";
    expect(needs(text, 2)).toEqual([0, 2]);
    expect(needs("A ferry left Dover on Monday. Ruiz was at the wheel. The ship was full.", 2)).toEqual([1, 2]);
  });

  it("adds what a colon announces, and the question a sentence answers", () => {
    const text = "Dover is closed. The reason is simple: Lima is open. Why did nobody warn us? Nobody knew that Berg had left.";
    expect(needs("The reasons of Dover are these:\n\nWind and rain.", 0)).toEqual([0, 1]);
    expect(needs(text, 3)).toEqual([2, 3]);
    expect(needs("Dover is closed, and we have this to say:", 0)).toBeNull();
  });

  it("shows a quotation over several sentences whole and with its speaker", () => {
    const text = "Dover was quiet. “No ship sailed. Nobody came,” Ruiz said. Lima was dry.";
    const said = [{ words: "No ship sailed. Nobody came,", mention: "Ruiz" }];
    expect(needs(text, 1, said)).toEqual([1, 2]);
    expect(needs(text, 2, said)).toEqual([1, 2]);
  });

  it("adds the sentence that names a quotation's speaker", () => {
    const text = "“No ship sailed,” Ruiz said. Dover was quiet. “Nobody came at all.”";
    const said = [
      { words: "No ship sailed,", mention: "Ruiz" },
      { words: "Nobody came at all.", mention: "Ruiz", how: "inherited" as const },
    ];
    expect(needs(text, 2, said)).toEqual([0, 1, 2]);
  });

  it("adds the name of a speaking pronoun, unless its own sentence has it", () => {
    const text = "Ruiz met Berg. Dover, where ships wait, is what she calls “my second home”.";
    expect(needs(text, 1, [{ words: "my second home", mention: "she", how: "pronoun", name: "Ruiz" }])).toEqual([0, 1]);
    const own = "Berg was late. Ruiz says Dover is what she calls “my second home”.";
    expect(needs(own, 1, [{ words: "my second home", mention: "she", how: "pronoun", name: "Ruiz" }])).toEqual([1]);
  });

  it("gives up on quoted words without a speaker, and keeps a quoted phrase", () => {
    expect(needs("Dover was quiet. “Nobody came at all.”", 1, [{ words: "Nobody came at all.", mention: null }])).toBeNull();
    const text = "Dover was quiet. Sailors know the strait as a “ship trap” of the worst kind.";
    expect(needs(text, 1, [{ words: "ship trap", mention: null }])).toEqual([1]);
  });

  it("adds the sentence with the full name", () => {
    const text = "Captain Ana Ruiz sailed at dawn. Dover was quiet. Crowds cheered as Ruiz came home.";
    expect(needs(text, 2, [], [{ name: "Ana Ruiz", last: "Ruiz" }])).toEqual([0, 2]);
    expect(needs(text, 2, [], [{ name: "Ana Ruiz", last: "Ana Ruiz" }])).toEqual([2]);
  });
});
