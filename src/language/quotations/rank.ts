import type { Attributed, Candidate, Quoting, Stage } from "./candidates.ts";
import { candidatesOf, settled } from "./candidates.ts";
import { FEATURES, featuresOf, MODES, type Mode, modeOf } from "./features.ts";
import stored from "./weights.json" with { type: "json" };

/** A number for each feature, by the quotation's mode. */
export type Weights = Readonly<Record<Mode, Float64Array>>;

/** Weights as they are kept in a file: only those that are not 0, by the feature's name. */
export type StoredWeights = Readonly<Record<Mode, Readonly<Record<string, number>>>>;

export const weightsOf = (kept: StoredWeights): Weights =>
  Object.fromEntries(MODES.map((mode) => [mode, Float64Array.from(FEATURES, (name) => kept[mode][name] ?? 0)])) as Record<
    Mode,
    Float64Array
  >;

/** The weights that `npm run fit:speakers` wrote. */
export const WEIGHTS = weightsOf(stored as unknown as StoredWeights);

/** Says which of the candidates (by its index) a quotation belongs to. */
export type Choose = (quoting: Quoting, candidates: readonly Candidate[], stage: Stage) => number;

/** The candidate with the highest sum of weights: what softmax regression finds most likely. */
export const likeliest =
  (weights: Weights): Choose =>
  (quoting, candidates, stage) => {
    const own = weights[modeOf(quoting)];
    let best = candidates.length - 1;
    let highest = Number.NEGATIVE_INFINITY;
    candidates.forEach((candidate, index) => {
      let sum = 0;
      for (const feature of featuresOf(stage, quoting, candidate)) sum += own[feature]!;
      if (sum > highest) {
        highest = sum;
        best = index;
      }
    });
    return best;
  };

/** Chooses for each quotation in the text's order, since a later one may inherit from an earlier one. */
export function attributeAll(stage: Stage, choose: Choose, keep: (attributed: Attributed) => boolean): Attributed[] {
  const found: Attributed[] = [];
  let previous: Attributed | null = null;
  for (const quoting of stage.quotings) {
    const candidates = candidatesOf(stage, quoting, previous);
    const attributed = settled(quoting, candidates[choose(quoting, candidates, stage)]!);
    if (!keep(attributed)) continue;
    found.push(attributed);
    if (attributed.saying) previous = attributed;
  }
  return found;
}
