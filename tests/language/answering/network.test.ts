import { describe, expect, it } from "vitest";
import { NETWORK_INPUTS, type Network, networkScores } from "../../../src/language/answering/network.ts";
import shipped from "../../../src/language/answering/weights/network.json" with { type: "json" };

/** Two units: one is twice the first input less 1, the other the second input; out: the first less half the second. */
const small: Network = {
  hidden: Object.fromEntries([
    ...NETWORK_INPUTS.map((name, k) => [name, [k === 0 ? 2 : 0, k === 1 ? 1 : 0]] as const),
    ["bias", [-1, 0]],
  ]),
  out: [1, -0.5],
};

const row = (...first: number[]) => [...first, ...new Array(NETWORK_INPUTS.length - first.length).fill(0)];

describe("the network", () => {
  it("adds up its units, those below nothing left out", () => {
    const scores = networkScores(Float64Array.from([...row(1, 4), ...row(0.25, 4), ...row(1, -3)]), small);
    expect([...scores]).toEqual([1 - 2, 0 - 2, 1]);
  });

  it("refuses weights of other inputs, and names them", () => {
    const { coverage: _, ...rest } = small.hidden;
    expect(() => networkScores(Float64Array.from(row(1)), { ...small, hidden: rest })).toThrow(/coverage.*fit:network/);
    const more = { ...small.hidden, colour: [1, 2] };
    expect(() => networkScores(Float64Array.from(row(1)), { ...small, hidden: more })).toThrow(/colour/);
  });

  it("ships with weights of its inputs", () => {
    expect(networkScores(Float64Array.from(row(1)), shipped)).toHaveLength(1);
  });
});
