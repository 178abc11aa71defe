import { filesOf, readFileArticles } from "../src/article/files.ts";
import { type Layout, paragraphs, sentences } from "../src/text/sentences.ts";

/** The texts of the sample articles. */
export async function texts(): Promise<string[]> {
  const found: string[] = [];
  for await (const path of filesOf([new URL("../content", import.meta.url).pathname])) {
    for (const { text } of readFileArticles(path).articles) found.push(text);
  }
  return found;
}

/** A text with its paragraphs and sentences. */
export const laidOut = (text: string): Layout => ({ text, paragraphs: paragraphs(text), sentences: sentences(text) });

/**
 * Words `read` handles per second of processor time, which other programs do not lengthen: the best of four runs after one to warm up, each
 * `rounds` times over all texts.
 */
export function speed(all: readonly string[], rounds: number, read: (text: string) => unknown): number {
  const words = all.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const from = process.cpuUsage();
    for (let round = 0; round < rounds; round++) for (const text of all) read(text);
    const { user, system } = process.cpuUsage(from);
    if (run > 0) best = Math.min(best, user + system);
  }
  return (words * rounds) / (best / 1e6);
}

/** A speed as it is printed. */
export const rate = (wordsPerSecond: number): string => `${Math.round(wordsPerSecond / 1000).toLocaleString("en")}k words/s`;
