/** Weights by feature name, as in a weights file. */
export type WeightTable = Readonly<Record<string, number>>;

const ordered = new WeakMap<WeightTable, { readonly features: readonly string[]; readonly weights: Float64Array }>();

/** A weights file in the order of `features`. Throws a RangeError if it has other features: it was fitted for other code. */
export function weightsOf(features: readonly string[], table: WeightTable): Float64Array {
  const known = ordered.get(table);
  if (known?.features === features) return known.weights;
  const weights = inOrder(features, table);
  ordered.set(table, { features, weights });
  return weights;
}

function inOrder(features: readonly string[], table: WeightTable): Float64Array {
  const strange = [
    ...features.filter((name) => !(name in table)),
    ...Object.keys(table).filter((name) => !features.includes(name)),
  ];
  if (strange.length > 0) throw new RangeError(`weights and features do not fit: ${strange.join(", ")} (run \`npm run fit\`)`);
  return Float64Array.from(features, (name) => table[name]!);
}

/** The weighted sum of each row. */
export function scores(rows: Float64Array, weights: Float64Array): Float64Array {
  const width = weights.length;
  const sums = new Float64Array(rows.length / width);
  for (let row = 0; row < sums.length; row++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += weights[k]! * rows[row * width + k]!;
    sums[row] = sum;
  }
  return sums;
}

/** The softmax of scores. */
export function softmax(scored: Float64Array): Float64Array {
  const most = scored.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const shares = scored.map((score) => Math.exp(score - most));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
