import { seeded } from "../../src/audit/random.ts";
import { NETWORK_INPUTS, type Network } from "../../src/language/answering/network.ts";

/** The sentences of one article for one question: rows of NETWORK_INPUTS, and which of them answer. */
export type Group = { readonly rows: Float64Array; readonly right: Uint8Array };

const UNITS = 16;
const EPOCHS = 10;
const BATCH = 32;
/** Adam (Kingma and Ba, 2015) with decoupled decay; the rate falls to nothing by a half cosine. */
const [RATE, DECAY, BETA1, BETA2] = [2e-3, 1e-2, 0.9, 0.999];

const width = NETWORK_INPUTS.length;
const HIDDEN = (width + 1) * UNITS;

/** How far each input spreads over all rows: inputs are scaled by it while training, and the weights scaled back. */
function spreadOf(groups: readonly Group[]): Float64Array {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  let count = 0;
  for (const { rows, right } of groups) {
    count += right.length;
    for (let i = 0; i < rows.length; i++) {
      sums[i % width] = sums[i % width]! + rows[i]!;
      squares[i % width] = squares[i % width]! + rows[i]! ** 2;
    }
  }
  return squares.map((square, k) => Math.sqrt(Math.max(1e-4, square / count - (sums[k]! / count) ** 2)));
}

/** Trains one network to give the right sentences of each group the most probability (softmax over the group). */
function trainOne(groups: readonly Group[], seed: number, spread: Float64Array): Float64Array {
  const random = seeded(seed);
  const weights = new Float64Array(HIDDEN + UNITS);
  for (let i = 0; i < width * UNITS; i++) weights[i] = ((random() * 2 - 1) * Math.sqrt(3)) / Math.sqrt(width);
  for (let i = HIDDEN; i < weights.length; i++) weights[i] = ((random() * 2 - 1) * Math.sqrt(3)) / Math.sqrt(UNITS);
  const [gradient, mean, square] = [
    new Float64Array(weights.length),
    new Float64Array(weights.length),
    new Float64Array(weights.length),
  ];
  const order = [...groups.keys()];
  const steps = EPOCHS * Math.ceil(order.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0);
      const batch = order.slice(from, from + BATCH);
      for (const i of batch) pushBack(groups[i]!, weights, gradient, spread);
      step++;
      const rate = (RATE * (1 + Math.cos((Math.PI * step) / steps))) / 2;
      const [fix1, fix2] = [1 - BETA1 ** step, 1 - BETA2 ** step];
      for (let k = 0; k < weights.length; k++) {
        const slope = gradient[k]! / batch.length;
        mean[k] = BETA1 * mean[k]! + (1 - BETA1) * slope;
        square[k] = BETA2 * square[k]! + (1 - BETA2) * slope * slope;
        weights[k] = weights[k]! - rate * (mean[k]! / fix1 / (Math.sqrt(square[k]! / fix2) + 1e-8) + DECAY * weights[k]!);
      }
    }
  }
  return weights;
}

/** Adds a group's gradient of −log of the right sentences' probability. */
function pushBack({ rows, right }: Group, weights: Float64Array, gradient: Float64Array, spread: Float64Array): void {
  const count = right.length;
  const hidden = new Float64Array(count * UNITS);
  const scores = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const sums = hidden.subarray(at * UNITS, (at + 1) * UNITS);
    sums.set(weights.subarray(width * UNITS, HIDDEN));
    for (let k = 0; k < width; k++) {
      const value = rows[at * width + k]! / spread[k]!;
      if (value !== 0) for (let unit = 0; unit < UNITS; unit++) sums[unit] = sums[unit]! + value * weights[k * UNITS + unit]!;
    }
    for (let unit = 0; unit < UNITS; unit++) {
      if (sums[unit]! < 0) sums[unit] = 0;
      scores[at] = scores[at]! + sums[unit]! * weights[HIDDEN + unit]!;
    }
  }
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const good = shares.reduce((sum, share, at) => sum + (right[at] === 1 ? share : 0), 0);
  for (let at = 0; at < count; at++) {
    const push = shares[at]! / all - (right[at] === 1 ? shares[at]! / Math.max(1e-300, good) : 0);
    if (Math.abs(push) < 1e-9) continue;
    const sums = hidden.subarray(at * UNITS, (at + 1) * UNITS);
    const back = new Float64Array(UNITS);
    for (let unit = 0; unit < UNITS; unit++) {
      if (sums[unit]! <= 0) continue;
      back[unit] = push * weights[HIDDEN + unit]!;
      gradient[HIDDEN + unit] = gradient[HIDDEN + unit]! + push * sums[unit]!;
      gradient[width * UNITS + unit] = gradient[width * UNITS + unit]! + back[unit]!;
    }
    for (let k = 0; k < width; k++) {
      const value = rows[at * width + k]! / spread[k]!;
      if (value !== 0)
        for (let unit = 0; unit < UNITS; unit++) gradient[k * UNITS + unit] = gradient[k * UNITS + unit]! + value * back[unit]!;
    }
  }
}

const short = (value: number): number => Number(value.toPrecision(4));

/** Trains a network from each seed; their sum as one network has all their units. */
export function trainNetwork(groups: readonly Group[], seeds: readonly number[]): Network {
  const useful = groups.filter(({ right }) => right.includes(1) && right.includes(0));
  const spread = spreadOf(useful);
  const trained = seeds.map((seed) => trainOne(useful, seed, spread));
  const row = (k: number, scale: number) =>
    trained.flatMap((weights) => [...weights.subarray(k * UNITS, (k + 1) * UNITS)].map((weight) => short(weight / scale)));
  return {
    hidden: Object.fromEntries([...NETWORK_INPUTS, "bias"].map((name, k) => [name, row(k, spread[k] ?? 1)])),
    out: trained.flatMap((weights) => [...weights.subarray(HIDDEN)].map((weight) => short(weight / seeds.length))),
  };
}
