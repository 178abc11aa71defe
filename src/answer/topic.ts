import { words } from "../text/words.ts";

/** The stems of a topic, the rarer the heavier. Stop words count only if there are no others. */
export function topicWeights(topic: string, frequency: (stem: string) => number): ReadonlyMap<string, number> {
  const all = words(topic);
  const telling = all.some(({ stop }) => !stop) ? all.filter(({ stop }) => !stop) : all;
  return new Map(telling.map(({ stem }) => [stem, Math.log(1 + 1 / Math.max(frequency(stem), 1e-6))]));
}

/** The weight of all stems together. */
export const totalOf = (weights: ReadonlyMap<string, number>): number =>
  [...weights.values()].reduce((sum, weight) => sum + weight, 0);

/** How well a text fits a topic: the share of the topic's words that it holds, weighted by rarity; from 0 to 1. */
export function topicOf(topic: string, frequency: (stem: string) => number): (text: string) => number {
  const weights = topicWeights(topic, frequency);
  const total = totalOf(weights);
  return (text) => {
    const held = new Set(words(text).map(({ stem }) => stem));
    return total === 0 ? 0 : [...weights].reduce((sum, [stem, weight]) => sum + (held.has(stem) ? weight : 0), 0) / total;
  };
}
