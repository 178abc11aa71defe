import { WANTED } from "../question/question.ts";
import { FEATURES, NETWORK } from "./features.ts";
import type { Query } from "./match.ts";

/** A sentence's position means something else in an article than in the paragraphs the network was trained on. */
const PLACE = new Set(["position", "first", "title", "titleShared", "lede", "namesByTitle", "opensParagraph"]);
/** The features that the network sees. */
const SEEN = FEATURES.flatMap((name, k) => (PLACE.has(name) || k === NETWORK ? [] : [k]));
const OWN = SEEN.length;

/** The network's inputs for a sentence: its features, how far each is below the article's best, and the kind of answer wanted. */
export const NETWORK_INPUTS: readonly string[] = [
  ...SEEN.map((k) => FEATURES[k]!),
  ...SEEN.map((k) => `${FEATURES[k]} of best`),
  ...WANTED.map((wanted) => `wants ${wanted}`),
];

/** One hidden layer: `hidden` has each unit's weights by input name and `bias`; `out` has a weight for each unit. */
export type Network = {
  readonly hidden: Readonly<Record<string, readonly number[]>>;
  readonly out: readonly number[];
};

/** The largest of each feature that the network sees in the rows of FEATURES of an article. */
function largest(rows: Float64Array): Float64Array {
  const most = new Float64Array(OWN).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rows.length; row += FEATURES.length) {
    for (let k = 0; k < OWN; k++) {
      const value = rows[row + SEEN[k]!]!;
      if (value > most[k]!) most[k] = value;
    }
  }
  return most;
}

/** The inputs of every sentence of an article, from rows of FEATURES, one row of NETWORK_INPUTS each. */
export function networkInputs(query: Query, features: Float64Array): Float64Array {
  const width = NETWORK_INPUTS.length;
  const most = largest(features);
  const rows = new Float64Array((features.length / FEATURES.length) * width);
  for (let at = 0; at < rows.length / width; at++) {
    for (let k = 0; k < OWN; k++) {
      const value = features[at * FEATURES.length + SEEN[k]!]!;
      rows[at * width + k] = value;
      rows[at * width + OWN + k] = value - most[k]!;
    }
    rows[at * width + 2 * OWN + WANTED.indexOf(query.question.wanted)] = 1;
  }
  return rows;
}

/** Units summed together, so that their sums stay in registers. */
const TOGETHER = 4;

/**
 * A network's weights by unit, TOGETHER units after each other and added up to a whole block; in a block, input by input. A feature and its distance
 * from the article's best are two inputs that differ by the same number in all its sentences, so `features` has the sum of their weights.
 */
type Layer = {
  readonly features: Float64Array;
  readonly distances: Float64Array;
  readonly wanted: Float64Array;
  readonly bias: Float64Array;
  readonly out: Float64Array;
};

const laidOut = new WeakMap<Network, Layer>();

/** Throws a RangeError if the file has other inputs. */
function layerOf(network: Network): Layer {
  const known = laidOut.get(network);
  if (known) return known;
  const units = network.out.length;
  const inputs = [...NETWORK_INPUTS, "bias"];
  const strange = [
    ...inputs.filter((name) => network.hidden[name]?.length !== units),
    ...Object.keys(network.hidden).filter((name) => !inputs.includes(name)),
  ];
  if (strange.length > 0)
    throw new RangeError(`the network and its inputs do not fit: ${strange.join(", ")} (run \`npm run fit:network\`)`);
  const blocks = Math.ceil(units / TOGETHER);
  const weightsOf = (names: readonly string[]): Float64Array => {
    const weights = new Float64Array(blocks * names.length * TOGETHER);
    for (const [k, name] of names.entries())
      for (const [unit, weight] of network.hidden[name]!.entries())
        weights[(Math.floor(unit / TOGETHER) * names.length + k) * TOGETHER + (unit % TOGETHER)] = weight;
    return weights;
  };
  const distances = weightsOf(NETWORK_INPUTS.slice(OWN, 2 * OWN));
  const out = new Float64Array(blocks * TOGETHER);
  out.set(network.out);
  const layer: Layer = {
    features: weightsOf(NETWORK_INPUTS.slice(0, OWN)).map((weight, at) => weight + distances[at]!),
    distances,
    wanted: weightsOf(NETWORK_INPUTS.slice(2 * OWN)),
    bias: weightsOf(["bias"]),
    out,
  };
  laidOut.set(network, layer);
  return layer;
}

/** What each unit gets in all sentences of an article: its bias, the kind of answer wanted, and how good the article's best is. */
function commonSums(layer: Layer, wanted: number, most: Float64Array): Float64Array {
  const { bias, distances } = layer;
  const sums = new Float64Array(bias.length);
  for (let unit = 0; unit < sums.length; unit++) {
    const [block, place] = [Math.floor(unit / TOGETHER), unit % TOGETHER];
    let sum = bias[unit]! + layer.wanted[(block * WANTED.length + wanted) * TOGETHER + place]!;
    for (let k = 0, at = block * OWN * TOGETHER + place; k < OWN; k++, at += TOGETHER) sum -= most[k]! * distances[at]!;
    sums[unit] = sum;
  }
  return sums;
}

/** The network's score of each sentence of an article, from rows of FEATURES: a weighted sum of rectified units (Nair and Hinton, 2010) of its NETWORK_INPUTS. */
export function networkScores(query: Query, rows: Float64Array, network: Network): Float64Array {
  const layer = layerOf(network);
  const { features, out } = layer;
  const scores = new Float64Array(rows.length / FEATURES.length);
  const common = commonSums(layer, WANTED.indexOf(query.question.wanted), largest(rows));
  // The features that are not zero, and where their weights are in a block.
  const values = new Float64Array(OWN);
  const places = new Int32Array(OWN);
  for (let at = 0; at < scores.length; at++) {
    let given = 0;
    for (let k = 0; k < OWN; k++) {
      const value = rows[at * FEATURES.length + SEEN[k]!]!;
      if (value === 0) continue;
      values[given] = value;
      places[given++] = k * TOGETHER;
    }
    let score = 0;
    for (let unit = 0; unit < out.length; unit += TOGETHER) {
      const block = unit * OWN;
      let a = common[unit]!;
      let b = common[unit + 1]!;
      let c = common[unit + 2]!;
      let d = common[unit + 3]!;
      for (let i = 0; i < given; i++) {
        const value = values[i]!;
        const from = block + places[i]!;
        a += value * features[from]!;
        b += value * features[from + 1]!;
        c += value * features[from + 2]!;
        d += value * features[from + 3]!;
      }
      if (a > 0) score += out[unit]! * a;
      if (b > 0) score += out[unit + 1]! * b;
      if (c > 0) score += out[unit + 2]! * c;
      if (d > 0) score += out[unit + 3]! * d;
    }
    scores[at] = score;
  }
  return scores;
}
