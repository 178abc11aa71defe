import { describe, expect, it } from "vitest";
import golden from "./golden.json" with { type: "json" };
import { reading, type Shown } from "./reading.ts";

/** `about`, `hedge` and `of` are compared only if a passage states them. */
type Expected = Pick<Shown, "kind" | "text" | "value" | "unit"> & Partial<Shown>;
type Passage = { text: string; published: string | null; names?: string[]; facts: Expected[] };

const passages = golden as unknown as readonly Passage[];

/** The parts of a fact a passage states. */
const stated = (fact: Shown, expected: Expected | undefined) =>
  expected ? Object.fromEntries(Object.keys(expected).map((key) => [key, fact[key as keyof Shown]])) : fact;

describe("the golden set", () => {
  it("holds at least 60 passages", () => expect(passages.length).toBeGreaterThanOrEqual(60));

  it.each(passages)("reads $text", ({ text, published, names, facts }) => {
    expect(reading(text, published, names).map((fact, index) => stated(fact, facts[index]))).toEqual(facts);
  });
});
