import type { ReaderQuestion } from "../reader.ts";
import { type Encoded, encodePair, encodeWords, type Tokenizer } from "./encode.ts";
import { likeliestRun } from "./spans.ts";

/** Runs a model on encoded texts: for each, its outputs by name. */
export type RunModel = (texts: readonly Encoded[]) => Promise<readonly Readonly<Record<string, ArrayLike<number>>>[]>;

/** A model ready to read. */
export type Model = { readonly tokenizer: Tokenizer; readonly longest: number; readonly run: RunModel };

/** Numbers from 1, as `checkReading` takes them. */
type RawPick = { candidate: number; sentence: number; start?: number; end?: number; confidence: number };
export type ModelReading = { readonly reading: { readonly picks: readonly RawPick[] }; readonly tokens: number };

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const tokensOf = (texts: readonly Encoded[]): number => texts.reduce((sum, { ids }) => sum + ids.length, 0);

/** The probability that a text answers: from one logit, or from two as "no" and "yes". */
function chanceOf(logits: ArrayLike<number>): number {
  if (logits.length === 1) return sigmoid(logits[0]!);
  if (logits.length === 2) return sigmoid(logits[1]! - logits[0]!);
  throw new Error(`the model gives ${logits.length} scores a text`);
}

/** Reads with a cross-encoder: scores the passages, then the sentences of the best. */
export async function readByScores(
  { tokenizer, longest, run }: Model,
  { question, candidates, most }: ReaderQuestion,
): Promise<ModelReading> {
  const encode = (text: string) => encodePair(tokenizer, question, text, longest);
  const score = async (texts: readonly Encoded[]) => (await run(texts)).map(({ logits }) => chanceOf(logits!));
  const passages = candidates.map(({ title, sentences }) => encode([title, ...sentences].join(" ")));
  const chances = await score(passages);
  const best = [...chances.keys()].sort((a, b) => chances[b]! - chances[a]!).slice(0, most);
  const sentences = best.flatMap((candidate) =>
    candidates[candidate]!.sentences.map((text, sentence) => ({ candidate, sentence, encoded: encode(text) })),
  );
  const scored = await score(sentences.map(({ encoded }) => encoded));
  const picks = best.map((candidate): RawPick => {
    const own = sentences.flatMap((one, at) => (one.candidate === candidate ? [{ ...one, chance: scored[at]! }] : []));
    const { sentence } = own.reduce((a, b) => (b.chance > a.chance ? b : a));
    return { candidate: candidate + 1, sentence: sentence + 1, confidence: chances[candidate]! };
  });
  return { reading: { picks }, tokens: tokensOf([...passages, ...sentences.map(({ encoded }) => encoded)]) };
}

/** Reads with an extractive question-answering model: the passages with the likeliest answers, and those answers. */
export async function readBySpans(
  { tokenizer, longest, run }: Model,
  { question, candidates, most }: ReaderQuestion,
): Promise<ModelReading> {
  const texts = candidates.map(({ sentences }) => wordsOf(sentences));
  const encoded = texts.map((words) => {
    const one = encodeWords(
      tokenizer,
      question,
      words.map(({ word }) => word),
      longest,
    );
    if (one === null) throw new Error("this tokenizer cannot be followed word by word");
    return one;
  });
  const outputs = await run(encoded);
  const runs = outputs.flatMap(({ start_logits: starts, end_logits: ends }, candidate) => {
    const words = texts[candidate]!;
    const best = likeliestRun(
      starts!,
      ends!,
      encoded[candidate]!.words,
      words.map(({ sentence }) => sentence),
    );
    // Below zero, "no answer" is likelier.
    return best === null || best.score <= 0 ? [] : [{ candidate, best }];
  });
  const picks = runs
    .sort((a, b) => b.best.score - a.best.score)
    .slice(0, most)
    .map(({ candidate, best }): RawPick => {
      const [first, last] = [texts[candidate]![best.from]!, texts[candidate]![best.to]!];
      const place = {
        candidate: candidate + 1,
        sentence: first.sentence + 1,
        start: first.start,
        end: last.start + last.word.length,
      };
      return { ...place, confidence: sigmoid(best.score) };
    });
  return { reading: { picks }, tokens: tokensOf(encoded) };
}

type SplitWord = { readonly word: string; readonly sentence: number; readonly start: number };

/** The words of sentences between white space, and where in its sentence each begins. */
const wordsOf = (sentences: readonly string[]): SplitWord[] =>
  sentences.flatMap((text, sentence) =>
    [...text.matchAll(/\S+/g)].map(({ 0: word, index: start }) => ({ word, sentence, start })),
  );
