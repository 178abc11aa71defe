import { words } from "../text/words.ts";

/** How well a text fits a topic: the share of the topic's words that it holds, weighted by rarity; from 0 to 1. */
export function topicOf(topic: string, frequency: (stem: string) => number): (text: string) => number {
  const all = words(topic);
  const telling = all.some(({ stop }) => !stop) ? all.filter(({ stop }) => !stop) : all;
  const weights = new Map(telling.map(({ stem }) => [stem, Math.log(1 + 1 / Math.max(frequency(stem), 1e-6))]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return (text) => {
    const held = new Set(words(text).map(({ stem }) => stem));
    return total === 0 ? 0 : [...weights].reduce((sum, [stem, weight]) => sum + (held.has(stem) ? weight : 0), 0) / total;
  };
}
