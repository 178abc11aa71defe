import { describe, expect, it } from "vitest";
import type { Fact, Name, Value } from "../../../src/language/analysis.ts";
import { findFacts } from "../../../src/language/facts/find.ts";
import { paragraphs, sentences } from "../../../src/text/sentences.ts";
import { type Span, slice } from "../../../src/text/span.ts";
import golden from "./golden.json" with { type: "json" };

/** `about`, `hedge` and `of` are held only where a passage states them. */
type Expected = {
  kind: string;
  text: string;
  value: Value | null;
  unit: string | null;
  about?: string;
  hedge?: string | null;
  of?: string;
};
type Passage = { text: string; published: string | null; names?: string[]; facts: Expected[] };

const passages = golden as unknown as readonly Passage[];

/** The names of a passage, each with all the places where it stands. */
const namesIn = (text: string, names: readonly string[]): Name[] =>
  names.map((name) => {
    const mentions = [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({ start: index, end: index + name.length }));
    return { name: mentions[0]!, mentions, kind: "person" };
  });

function shown(text: string, fact: Fact, expected: Expected | undefined) {
  const words = (span: Span | null) => (span ? slice(text, span) : null);
  const whole = { kind: fact.kind, text: slice(text, fact), value: fact.value, unit: fact.unit };
  const held = Object.entries({ about: words(fact.about), hedge: words(fact.hedge), of: words(fact.of) });
  return { ...whole, ...Object.fromEntries(held.filter(([key]) => expected && key in expected)) };
}

describe("the golden set", () => {
  it("holds at least 60 passages", () => expect(passages.length).toBeGreaterThanOrEqual(60));

  it.each(passages)("reads $text", ({ text, published, names, facts }) => {
    const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
    const found = findFacts(layout, namesIn(text, names ?? []), published);
    expect(found.map((fact, index) => shown(text, fact, facts[index]))).toEqual(facts);
  });
});
