import { type Attributed, type Candidate, candidatesOf, merelyIs, settled } from "./candidates.ts";
import { FEATURES } from "./feature-names.ts";
import { featuresOf, MODES, type Mode, modeOf } from "./features.ts";
import type { Quoting, Stage } from "./stage.ts";
import stored from "./weights.json" with { type: "json" };

/** A number for each feature, by the quotation's mode. */
export type Weights = Readonly<Record<Mode, Float64Array>>;

/** Weights as they are kept in a file: only those that are not 0, by the feature's name. */
export type StoredWeights = Readonly<Record<Mode, Readonly<Record<string, number>>>>;

const weightsOf = (kept: StoredWeights): Weights =>
  Object.fromEntries(MODES.map((mode) => [mode, Float64Array.from(FEATURES, (name) => kept[mode][name] ?? 0)])) as Record<
    Mode,
    Float64Array
  >;

/** The weights that `npm run fit:speakers` wrote. */
export const WEIGHTS = weightsOf(stored as unknown as StoredWeights);

/** Says which of the candidates a quotation belongs to, and the logarithm of the odds that it is anybody's. */
export type Choose = (
  quoting: Quoting,
  candidates: readonly Candidate[],
  stage: Stage,
) => { readonly choice: Candidate; readonly odds: number };

/**
 * What softmax regression finds most likely: the candidate with the highest sum of weights, or nobody where that is likelier than all the
 * others together. Somebody who merely is or has something may claim a quotation for somebody, never for himself.
 */
export const likeliest =
  (weights: Weights): Choose =>
  (quoting, candidates, stage) => {
    if (candidates.length === 1 && candidates[0]!.from !== "nobody")
      return { choice: candidates[0]!, odds: Number.POSITIVE_INFINITY };
    const own = weights[modeOf(quoting)];
    const sums = candidates.map((candidate) => featuresOf(stage, quoting, candidate).reduce((sum, at) => sum + own[at]!, 0));
    const nobody = sums.pop()!;
    if (sums.length === 0) return { choice: candidates.at(-1)!, odds: quoting.alone ? 0 : Number.NEGATIVE_INFINITY };
    const able = sums.map((sum, at) => (merelyIs(stage, quoting, candidates[at]!) ? Number.NEGATIVE_INFINITY : sum));
    const choice = oddsOf(able, nobody) > 0 ? able.indexOf(Math.max(...able)) : sums.length;
    return { choice: candidates[choice]!, odds: oddsOf(sums, nobody) };
  };

/** The logarithm of the odds of any of the candidates against nobody. */
function oddsOf(sums: readonly number[], nobody: number): number {
  const highest = Math.max(...sums);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  return highest - nobody + Math.log(sums.reduce((sum, one) => sum + Math.exp(one - highest), 0));
}

/** Chooses for each quotation in the text's order, since a later one may inherit from an earlier one. */
export function attributeAll(stage: Stage, choose: Choose, keep: (attributed: Attributed) => boolean): Attributed[] {
  const found: Attributed[] = [];
  let previous: Attributed | null = null;
  for (const quoting of stage.quotings) {
    const candidates = candidatesOf(stage, quoting, previous);
    const { choice, odds } = choose(quoting, candidates, stage);
    const attributed = settled(quoting, choice, odds);
    if (!keep(attributed)) continue;
    found.push(attributed);
    if (attributed.saying) previous = attributed;
  }
  return found;
}
