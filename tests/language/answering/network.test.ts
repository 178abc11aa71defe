import { describe, expect, it } from "vitest";
import { measureFeatures } from "../../../src/language/answering/features.ts";
import { match, weigh } from "../../../src/language/answering/match.ts";
import { NETWORK_INPUTS, type Network, networkInputs, networkScores } from "../../../src/language/answering/network.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import shipped from "../../../src/language/answering/weights/network.json" with { type: "json" };
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

const query = weigh(readQuestion("When did Petra Novak quit the mill?"), () => 0.01, 1000);
const text =
  "Petra Novak painted the mill in 2004. Rain fell on the hills. She resigned on Monday, said Petra Novak. It was old.";
const features = measureFeatures(query, match(query, prepare(...articleOf("News of the mill", text))));

/** The network as it is written down: every input times its weight, units below nothing left out. */
function plainly({ hidden, out }: Network): number[] {
  const rows = networkInputs(query, features);
  const width = NETWORK_INPUTS.length;
  return Array.from({ length: rows.length / width }, (_, at) =>
    out.reduce((score, weight, unit) => {
      const sum = NETWORK_INPUTS.reduce(
        (all, name, k) => all + rows[at * width + k]! * hidden[name]![unit]!,
        hidden.bias![unit]!,
      );
      return score + weight * Math.max(0, sum);
    }, 0),
  );
}

/** A network of some units with weights from -1 to 1. */
const some = (units: number): Network => ({
  hidden: Object.fromEntries(
    [...NETWORK_INPUTS, "bias"].map((name, k) => [name, Array.from({ length: units }, (_, unit) => Math.sin(7 * k + 3 * unit))]),
  ),
  out: Array.from({ length: units }, (_, unit) => Math.cos(unit)),
});

describe("the network", () => {
  it.each([
    ["as shipped", shipped as Network],
    ["of two units", some(2)],
    ["of five units", some(5)],
  ])("%s adds up its units, those below nothing left out", (_, network) => {
    const scores = networkScores(query, features, network);
    expect(scores).toHaveLength(4);
    for (const [at, score] of plainly(network).entries()) expect(scores[at]).toBeCloseTo(score, 9);
  });

  it("refuses weights of other inputs, and names them", () => {
    const { hidden, out } = some(2);
    const { coverage: _, ...rest } = hidden;
    const scored = (weights: Network["hidden"]) => () => networkScores(query, features, { hidden: weights, out });
    expect(scored(rest)).toThrow(/coverage.*fit:network/);
    expect(scored({ ...hidden, colour: [1, 2] })).toThrow(/colour/);
  });
});
