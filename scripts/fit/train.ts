/** What a linear model is fitted on: rows of features side by side, and which of them are right. */
export type Group = { readonly rows: Float64Array; readonly right: Uint8Array; readonly weight: number };

type Objective = (weights: Float64Array, gradient: Float64Array) => number;

/**
 * Weights under which the right rows of each group have the most probability (softmax over the group, log of the right rows' sum), drawn towards
 * `prior` by a ridge of strength `ridge` on features scaled by their spread.
 */
export function fitChoice(
  groups: readonly Group[],
  features: number,
  ridge: number,
  prior: Float64Array = new Float64Array(features),
): Float64Array {
  const useful = groups.filter(({ right }) => right.some((is) => is === 1) && right.some((is) => is === 0));
  const scale = spreadOf(useful, features, true);
  const all = useful.reduce((sum, { weight }) => sum + weight, 0);
  const objective: Objective = (weights, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (const { rows, right, weight } of useful) {
      const shares = Float64Array.from(right, (_, i) => dot(weights, rows, i * features));
      const most = Math.max(...shares);
      let sum = 0;
      let sumRight = 0;
      for (let i = 0; i < shares.length; i++) {
        shares[i] = Math.exp(shares[i]! - most);
        sum += shares[i]!;
        if (right[i] === 1) sumRight += shares[i]!;
      }
      sumRight = Math.max(sumRight, 1e-300);
      loss -= (weight / all) * Math.log(sumRight / sum);
      for (let i = 0; i < shares.length; i++) {
        const push = (weight / all) * (shares[i]! / sum - (right[i] === 1 ? shares[i]! / sumRight : 0));
        if (Math.abs(push) < 1e-12) continue;
        for (let k = 0; k < features; k++) gradient[k] = gradient[k]! + push * rows[i * features + k]!;
      }
    }
    return loss;
  };
  return descend(objective, scale, prior, ridge);
}

/** Logistic regression: weights, the last of them the bias, under which a row's probability to be right is best. All rows are one group's or many's. */
export function fitChance(groups: readonly Group[], features: number, ridge: number): Float64Array {
  const scale = Float64Array.of(...spreadOf(groups, features, false), 1);
  const all = groups.reduce((sum, { weight, right }) => sum + weight * right.length, 0);
  const objective: Objective = (weights, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (const { rows, right, weight } of groups) {
      for (let i = 0; i < right.length; i++) {
        const x = dot(weights, rows, i * features, features) + weights[features]!;
        const p = 1 / (1 + Math.exp(-x));
        loss -= (weight / all) * Math.log(Math.max(1e-300, right[i] === 1 ? p : 1 - p));
        const push = (weight / all) * (p - right[i]!);
        for (let k = 0; k < features; k++) gradient[k] = gradient[k]! + push * rows[i * features + k]!;
        gradient[features] = gradient[features]! + push;
      }
    }
    return loss;
  };
  return descend(objective, scale, new Float64Array(features + 1), ridge);
}

function dot(weights: Float64Array, rows: Float64Array, from: number, length = weights.length): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += weights[k]! * rows[from + k]!;
  return sum;
}

/** The standard deviation of each feature, within its group or over all; 1 for one that never varies. */
function spreadOf(groups: readonly Group[], features: number, within: boolean): Float64Array {
  const squares = new Float64Array(features);
  const whole = new Float64Array(features);
  let count = 0;
  for (const { rows, right } of groups) {
    const mean = new Float64Array(features);
    for (let i = 0; i < right.length; i++)
      for (let k = 0; k < features; k++) mean[k] = mean[k]! + rows[i * features + k]! / right.length;
    for (let i = 0; i < right.length; i++) {
      count++;
      for (let k = 0; k < features; k++) {
        const value = rows[i * features + k]!;
        whole[k] = whole[k]! + value;
        squares[k] = squares[k]! + (within ? (value - mean[k]!) ** 2 : value ** 2);
      }
    }
  }
  return squares.map((sum, k) => {
    const spread = Math.sqrt(Math.max(0, sum / count - (within ? 0 : (whole[k]! / count) ** 2)));
    return spread < 1e-6 ? 1 : spread;
  });
}

/** Minimises an objective plus the ridge by L-BFGS (Nocedal and Wright, algorithm 7.4) with a backtracking line search. */
function descend(objective: Objective, scale: Float64Array, prior: Float64Array, ridge: number): Float64Array {
  const size = scale.length;
  const weights = new Float64Array(size);
  const raw = new Float64Array(size);
  const evaluate = (at: Float64Array, gradient: Float64Array): number => {
    for (let k = 0; k < size; k++) weights[k] = at[k]! / scale[k]!;
    let loss = objective(weights, raw);
    for (let k = 0; k < size; k++) {
      const away = at[k]! - prior[k]! * scale[k]!;
      loss += (ridge / 2) * away * away;
      gradient[k] = raw[k]! / scale[k]! + ridge * away;
    }
    return loss;
  };
  let at = prior.map((weight, k) => weight * scale[k]!);
  let gradient = new Float64Array(size);
  let loss = evaluate(at, gradient);
  const steps: { step: Float64Array; change: Float64Array; product: number }[] = [];
  for (let round = 0; round < 200; round++) {
    const direction = gradient.slice();
    const along: number[] = [];
    for (const { step, change, product } of steps.toReversed()) {
      const a = dot(step, direction, 0) / product;
      along.push(a);
      for (let k = 0; k < size; k++) direction[k] = direction[k]! - a * change[k]!;
    }
    const last = steps.at(-1);
    const first = last ? last.product / dot(last.change, last.change, 0) : 1 / Math.sqrt(dot(gradient, gradient, 0));
    for (let k = 0; k < size; k++) direction[k] = direction[k]! * first;
    for (const { step, change, product } of steps) {
      const b = along.pop()! - dot(change, direction, 0) / product;
      for (let k = 0; k < size; k++) direction[k] = direction[k]! + b * step[k]!;
    }
    const slope = dot(gradient, direction, 0);
    const next = new Float64Array(size);
    let length = 1;
    let tried = at;
    let reached = Number.POSITIVE_INFINITY;
    while (length > 1e-8) {
      tried = at.map((value, k) => value - length * direction[k]!);
      reached = evaluate(tried, next);
      if (reached <= loss - 1e-4 * length * slope) break;
      length /= 2;
    }
    if (!(reached < loss)) break;
    const step = tried.map((value, k) => value - at[k]!);
    const change = next.map((value, k) => value - gradient[k]!);
    const product = dot(step, change, 0);
    if (product > 1e-14) steps.push({ step, change, product });
    if (steps.length > 8) steps.shift();
    const gain = loss - reached;
    [at, gradient, loss] = [tried, next, reached];
    if (gain < 1e-8) break;
  }
  return at.map((value, k) => value / scale[k]!);
}
