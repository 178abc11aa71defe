import { describe, expect, it } from "vitest";
import { draw } from "../../scripts/mutate/draw.ts";
import { mutantsOf } from "../../scripts/mutate/mutants.ts";
import { seeded } from "../../src/audit/random.ts";

/** The source with each of its mutants put in. */
const mutated = (source: string): string[] =>
  mutantsOf(source).map(({ start, end, replacement }) => source.slice(0, start) + replacement + source.slice(end));

describe("mutants", () => {
  it.each([
    ["a < b", ["a <= b"]],
    ["a === b", ["a !== b"]],
    ["a - b", ["a + b"]],
    ["a && b", ["a || b"]],
    ["a ?? b", ["a"]],
    ["!a", ["a"]],
    ["7", ["8"]],
    ["true", ["false"]],
    ["'é'", ['""']],
    ["''", ['"x"']],
    ["a! as string", []],
    ["a ? b : c", ["!(a) ? b : c"]],
  ])("of `%s` are %j", (expression, expected) => {
    expect(mutated(`const x = ${expression};`)).toEqual(expected.map((mutant) => `const x = ${mutant};`));
  });

  it("drop statements and negate conditions", () => {
    expect(mutated("if (a) b();")).toEqual(["if (!(a)) b();", "if (a) ;"]);
  });

  it("leave types and imports alone", () => {
    expect(mutated('import { a } from "b"; type T = 1 | "x"; const c = (d: "y"): 2 => d;')).toEqual([]);
  });

  it("are drawn in turn by kind, the same for the same seed", () => {
    const all = mutantsOf(`f(${Array.from({ length: 50 }, (_, at) => `"${at}x"`).join()}); a < b;`);
    const drawn = draw(all, 6, seeded(1));
    expect(drawn.map(({ kind }) => kind).sort()).toEqual(["comparison", "statement", "statement", "string", "string", "string"]);
    expect(draw(all, 6, seeded(1))).toEqual(drawn);
  });

  it("are all drawn where the budget is larger", () => {
    expect(draw(mutantsOf("a < b;"), 9, seeded(1))).toHaveLength(2);
  });
});
