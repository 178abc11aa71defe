import { describe, expect, it } from "vitest";
import { Comparison, sumVector, vectorOf, wordVector } from "../../../src/language/answering/word-vectors.ts";

/** The cosines of a word and each vector. */
function cosines(vectors: readonly (Int8Array | null)[], word: string): number[] {
  const found = new Float64Array(vectors.length);
  new Comparison(vectors).compare(vectorOf(word), found);
  return [...found];
}

const likeness = (a: string, b: string) => cosines([wordVector(vectorOf(a))], b)[0]!;

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
    const both = sumVector(["earnings", "hospital"].map((word) => ({ word: vectorOf(word), weight: 1 })));
    expect(cosines([both], "earnings")[0]).toBeGreaterThan(0.6);
    expect(cosines([both], "hospital")[0]).toBeGreaterThan(0.6);
    expect(sumVector([])).toBeNull();
  });

  it("are compared several at once as one by one", () => {
    const asked = "flood rain minister killed trade ferry vaccine court harbour sings opera".split(" ");
    const vectors = asked.map((word, i) => (i === 4 ? null : wordVector(vectorOf(word))));
    for (const word of ["drowned", "law", "music", "opera"])
      expect(cosines(vectors, word)).toEqual(asked.map((other, i) => (i === 4 ? 0 : exact(other, word))));
  });
});

function exact(a: string, b: string): number {
  const [one, other] = [wordVector(vectorOf(a)), wordVector(vectorOf(b))];
  const product = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, k) => sum + value * y[k]!, 0);
  return product(one, other) / (Math.sqrt(product(one, one)) * Math.sqrt(product(other, other)));
}
