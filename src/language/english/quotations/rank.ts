import { type Attributed, type Candidate, candidatesOf, merelyIs, settled } from "./candidates.ts";
import type { PlacedQuotation, QuotationContext } from "./context.ts";
import { FEATURES } from "./feature-names.ts";
import { featuresOf, MODES, type Mode, modeOf } from "./features.ts";
import stored from "./weights.json" with { type: "json" };

/** A weight for each feature, by mode. */
export type Weights = Readonly<Record<Mode, Float64Array>>;

/** Weights as stored: those other than 0, by feature name. */
export type StoredWeights = Readonly<Record<Mode, Readonly<Record<string, number>>>>;

const weightsOf = (kept: StoredWeights): Weights =>
  Object.fromEntries(MODES.map((mode) => [mode, Float64Array.from(FEATURES, (name) => kept[mode][name] ?? 0)])) as Record<
    Mode,
    Float64Array
  >;

/** The weights written by `npm run fit:speakers`. */
export const WEIGHTS = weightsOf(stored as unknown as StoredWeights);

/** Chooses one of a quotation's candidates, and gives the log odds that it is anybody's. */
export type Choose = (
  quotation: PlacedQuotation,
  candidates: readonly Candidate[],
  context: QuotationContext,
) => { readonly choice: Candidate; readonly odds: number };

/**
 * Softmax regression: the candidate with the highest sum of weights, or nobody if that is likelier than all the others together. Somebody who
 * merely is or has something adds to the odds that anybody is quoted, but is never the speaker.
 */
export const likeliest =
  (weights: Weights): Choose =>
  (quotation, candidates, context) => {
    if (candidates.length === 1 && candidates[0]!.from !== "nobody")
      return { choice: candidates[0]!, odds: Number.POSITIVE_INFINITY };
    const own = weights[modeOf(quotation)];
    const sums = candidates.map((candidate) => featuresOf(context, quotation, candidate).reduce((sum, at) => sum + own[at]!, 0));
    const nobody = sums.pop()!;
    if (sums.length === 0) return { choice: candidates.at(-1)!, odds: quotation.alone ? 0 : Number.NEGATIVE_INFINITY };
    const able = sums.map((sum, at) => (merelyIs(context, quotation, candidates[at]!) ? Number.NEGATIVE_INFINITY : sum));
    const choice = oddsOf(able, nobody) > 0 ? able.indexOf(Math.max(...able)) : sums.length;
    return { choice: candidates[choice]!, odds: oddsOf(sums, nobody) };
  };

/** The log odds of any candidate against nobody. */
function oddsOf(sums: readonly number[], nobody: number): number {
  const highest = Math.max(...sums);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  return highest - nobody + Math.log(sums.reduce((sum, one) => sum + Math.exp(one - highest), 0));
}

/** Attributes the quotations in order, since one may inherit from the one before. */
export function attributeAll(context: QuotationContext, choose: Choose, keep: (attributed: Attributed) => boolean): Attributed[] {
  const found: Attributed[] = [];
  let previous: Attributed | null = null;
  for (const quotation of context.quotations) {
    const candidates = candidatesOf(context, quotation, previous);
    const { choice, odds } = choose(quotation, candidates, context);
    const attributed = settled(quotation, choice, odds);
    if (!keep(attributed)) continue;
    found.push(attributed);
    if (attributed.saying) previous = attributed;
  }
  return found;
}
