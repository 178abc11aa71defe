import { WANTED } from "../question/question.ts";
import type { Query } from "./match.ts";
import { MEANING_FEATURES } from "./meaning.ts";
import { SENTENCE_FEATURES } from "./sentences.ts";

/** A sentence's position means something else in an article than in the paragraphs the network was trained on. */
const PLACE = new Set(["position", "first", "title", "titleShared", "lede", "namesByTitle", "opensParagraph"]);
const SEEN = SENTENCE_FEATURES.flatMap((name, k) => (PLACE.has(name) ? [] : [k]));
const OWN = SEEN.length + MEANING_FEATURES.length;

/** The network's inputs for a sentence: its features, how far each is below the article's best, and the kind of answer wanted. */
export const NETWORK_INPUTS: readonly string[] = [
  ...SEEN.map((k) => SENTENCE_FEATURES[k]!),
  ...MEANING_FEATURES,
  ...SEEN.map((k) => `${SENTENCE_FEATURES[k]} of best`),
  ...MEANING_FEATURES.map((name) => `${name} of best`),
  ...WANTED.map((wanted) => `wants ${wanted}`),
];

/** One hidden layer: `hidden` has each unit's weights by input name and `bias`; `out` has a weight for each unit. */
export type Network = {
  readonly hidden: Readonly<Record<string, readonly number[]>>;
  readonly out: readonly number[];
};

/** The inputs of every sentence of an article, one row of NETWORK_INPUTS each. */
export function networkInputs(query: Query, sentences: Float64Array, meaning: Float64Array): Float64Array {
  const width = NETWORK_INPUTS.length;
  const count = meaning.length / MEANING_FEATURES.length;
  const rows = new Float64Array(count * width);
  const most = new Float64Array(OWN).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < count; at++) {
    const row = rows.subarray(at * width, (at + 1) * width);
    for (let k = 0; k < SEEN.length; k++) row[k] = sentences[at * SENTENCE_FEATURES.length + SEEN[k]!]!;
    for (let k = 0; k < MEANING_FEATURES.length; k++) row[SEEN.length + k] = meaning[at * MEANING_FEATURES.length + k]!;
    for (let k = 0; k < OWN; k++) most[k] = Math.max(most[k]!, row[k]!);
    row[2 * OWN + WANTED.indexOf(query.question.wanted)] = 1;
  }
  for (let at = 0; at < count; at++) {
    const row = rows.subarray(at * width, (at + 1) * width);
    for (let k = 0; k < OWN; k++) row[OWN + k] = row[k]! - most[k]!;
  }
  return rows;
}

/** The hidden weights as rows of inputs, in the order of NETWORK_INPUTS. Throws a RangeError if the file has other inputs. */
const laidOut = new WeakMap<Network, Float64Array>();

function layerOf(network: Network): Float64Array {
  let layer = laidOut.get(network);
  if (!layer) {
    const units = network.out.length;
    const rows = [...NETWORK_INPUTS, "bias"];
    const strange = [
      ...rows.filter((name) => network.hidden[name]?.length !== units),
      ...Object.keys(network.hidden).filter((name) => !rows.includes(name)),
    ];
    if (strange.length > 0)
      throw new RangeError(`the network and its inputs do not fit: ${strange.join(", ")} (run \`npm run fit:network\`)`);
    layer = Float64Array.from(rows.flatMap((name) => network.hidden[name]!));
    laidOut.set(network, layer);
  }
  return layer;
}

/** The network's score of each row of NETWORK_INPUTS: a weighted sum of rectified units (Nair and Hinton, 2010). */
export function networkScores(rows: Float64Array, network: Network): Float64Array {
  const layer = layerOf(network);
  const { out } = network;
  const [width, units] = [NETWORK_INPUTS.length, out.length];
  const scores = new Float64Array(rows.length / width);
  const sums = new Float64Array(units);
  for (let at = 0; at < scores.length; at++) {
    sums.set(layer.subarray(width * units));
    for (let k = 0; k < width; k++) {
      const value = rows[at * width + k]!;
      if (value === 0) continue;
      for (let unit = 0; unit < units; unit++) sums[unit] = sums[unit]! + value * layer[k * units + unit]!;
    }
    let score = 0;
    for (let unit = 0; unit < units; unit++) if (sums[unit]! > 0) score += out[unit]! * sums[unit]!;
    scores[at] = score;
  }
  return scores;
}
