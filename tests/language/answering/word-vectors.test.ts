import { describe, expect, it } from "vitest";
import { likenessTo, likenessToAll, vectorOf } from "../../../src/language/answering/word-vectors.ts";

const likeness = (a: string, b: string) => likenessTo(vectorOf(a))(vectorOf(b));

describe("word vectors", () => {
  it.each([
    ["killed", "died", "painted"],
    ["owner", "owns", "rain"],
    ["vaccine", "vaccination", "parliament"],
    ["earnings", "profit", "hospital"],
  ])("%s is used more like %s than like %s", (word, alike, other) => {
    expect(likeness(word, alike)).toBeGreaterThan(0.5);
    expect(likeness(word, alike)).toBeGreaterThan(likeness(word, other) + 0.2);
  });

  it("make a word like itself, whichever way round", () => {
    expect(likeness("harbour", "harbour")).toBeCloseTo(1, 6);
    expect(likeness("harbour", "port")).toBeCloseTo(likeness("port", "harbour"), 6);
  });

  it("know no word that is none", () => {
    expect(vectorOf("xqzzt")).toBe(-1);
    expect(vectorOf("")).toBe(-1);
    expect(vectorOf("the")).toBe(-1);
  });

  it("make several words together like each of them", () => {
    const both = likenessToAll(["earnings", "hospital"].map((word) => ({ word: vectorOf(word), weight: 1 })))!;
    expect(both(vectorOf("earnings"))).toBeGreaterThan(0.6);
    expect(both(vectorOf("hospital"))).toBeGreaterThan(0.6);
    expect(likenessToAll([])).toBeNull();
  });
});
