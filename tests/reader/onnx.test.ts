import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeTinyModel } from "../../scripts/tiny-model.ts";
import { checkReading } from "../../src/reader/check-reading.ts";
import type { Encoded, Tokenizer } from "../../src/reader/onnx/encode.ts";
import { openOnnxReader } from "../../src/reader/onnx/onnx-reader.ts";
import { type Model, readByScores, readBySpans } from "../../src/reader/onnx/read.ts";
import type { PassageCandidate } from "../../src/reader/reader.ts";

const folder = () => mkdtempSync(join(tmpdir(), "verbatim-model-"));
const candidates: readonly PassageCandidate[] = [
  { title: "Fares", source: null, published: null, sentences: ["Fares will rise.", "The town has protested."] },
  {
    title: "Ferry",
    source: null,
    published: null,
    sentences: ["It was a calm day.", "All 40 people aboard were saved from the wreck."],
  },
];
const never = new AbortController().signal;
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Whether the packages are there that a model needs: they are installed by hand (docs/reader.md). */
const isInstalled = ["onnxruntime-node", "@huggingface/tokenizers"].every((name) => {
  try {
    return createRequire(import.meta.url).resolve(name) !== "";
  } catch {
    return false;
  }
});

/** A tokenizer of one token a word; [CLS] is 1, [SEP] is 2. */
const tokenizer = (joined = ""): Tokenizer => {
  const vocabulary = new Map<string, number>();
  const idOf = (word: string) => vocabulary.get(word) ?? vocabulary.set(word, 3 + vocabulary.size).get(word)!;
  const ids = (text: string) =>
    text
      .trim()
      .split(/\s+/)
      .map((word, at) => idOf(at === 0 && !/^\s/.test(text) ? word : joined + word));
  return {
    encode: (text, { text_pair, add_special_tokens = true } = {}) =>
      add_special_tokens
        ? { ids: [1, ...ids(text), 2, ...(text_pair === undefined ? [] : [...ids(text_pair), 2])] }
        : { ids: ids(text) },
  };
};
/** A model that looks each token up in a table of its own, and counts the tokens. */
const modelOf = (weigh: (text: Encoded) => Record<string, readonly number[]>, longest = 512, joined = ""): Model => ({
  ...{ tokenizer: tokenizer(joined), longest },
  run: async (texts) => texts.map(weigh),
});

describe("the scores of a cross-encoder", () => {
  it("order the passages, then the sentences of the best", async () => {
    const { reading, tokens } = await readByScores(
      modelOf(({ ids }) => ({ logits: [ids.length > 14 ? 2 : ids.length / 10 - 3] })),
      { question: "who?", candidates, most: 3 },
    );
    expect(reading.picks).toEqual([
      { candidate: 2, sentence: 2, confidence: sigmoid(2) },
      { candidate: 1, sentence: 2, confidence: expect.closeTo(sigmoid(-1.8), 6) },
    ]);
    expect(tokens).toBeGreaterThan(40);
    expect(checkReading(reading, candidates)[0]).toMatchObject({ candidate: 1, sentence: 1 });
  });

  it("may come as two logits, and a longer text is cut", async () => {
    const lengths: number[] = [];
    const model = modelOf(({ ids }) => {
      lengths.push(ids.length);
      expect(ids.at(-1)).toBe(2);
      return { logits: [0, 1] };
    }, 8);
    expect((await readByScores(model, { question: "who?", candidates, most: 3 })).reading.picks[0]!.confidence).toBeCloseTo(
      sigmoid(1),
    );
    expect(Math.max(...lengths)).toBe(8);
  });
});

describe("the spans of a question-answering model", () => {
  const around = (from: number, to: number) => (one: Encoded) => ({
    start_logits: one.words.map((word) => (word === from && one.words.length > 14 ? 4 : -1)),
    end_logits: one.words.map((word) => (word === to && one.words.length > 14 ? 3 : -1)),
  });

  it.each(["", " "])("are words of one sentence, whichever way the tokenizer joins words (%j)", async (joined) => {
    const { reading } = await readBySpans(modelOf(around(6, 7), 512, joined), { question: "how many?", candidates, most: 3 });
    expect(reading.picks).toEqual([{ candidate: 2, sentence: 2, start: 4, end: 13, confidence: sigmoid(9) }]);
    expect(candidates[1]!.sentences[1]!.slice(4, 13)).toBe("40 people");
    expect(checkReading(reading, candidates)).toHaveLength(1);
  });

  it("never run over the end of a sentence", async () => {
    const { reading } = await readBySpans(modelOf(around(3, 6)), { question: "how many?", candidates, most: 3 });
    for (const { start, end } of checkReading(reading, candidates).flatMap(({ span }) => span ?? []))
      expect(end).toBeGreaterThan(start);
    expect(reading.picks.every(({ sentence, end }) => end! <= candidates[1]!.sentences[sentence - 1]!.length)).toBe(true);
  });

  it("are none where no answer is likelier", async () => {
    const none = ({ words }: Encoded) => ({
      start_logits: words.map((_, at) => (at === 0 ? 5 : 1)),
      end_logits: words.map(() => 1),
    });
    expect((await readBySpans(modelOf(none), { question: "how many?", candidates, most: 3 })).reading.picks).toEqual([]);
  });
});

describe("a folder", () => {
  it("without a model, with another kind of model or with a broken file is named", async () => {
    const empty = folder();
    await expect(openOnnxReader(empty)).rejects.toThrow(`${empty} holds no model.onnx`);
    const other = folder();
    writeTinyModel(other, "scores", {});
    writeFileSync(join(other, "config.json"), '{"architectures":["LlamaForCausalLM"]}');
    await expect(openOnnxReader(other)).rejects.toThrow("LlamaForCausalLM");
    rmSync(join(other, "config.json"));
    await expect(openOnnxReader(other)).rejects.toThrow("no readable config.json");
  });

  it("of a tiny model holds a few kilobytes", () => {
    const tiny = folder();
    writeTinyModel(tiny, "spans", { "40": 3 });
    expect(statSync(join(tiny, "model.onnx")).size).toBeLessThan(4000);
  });

  it.skipIf(isInstalled)("says what to install where the packages are missing", async () => {
    const tiny = folder();
    writeTinyModel(tiny, "scores", {});
    await expect(openOnnxReader(tiny)).rejects.toThrow(/npm install .*onnxruntime-node/);
  });

  it.skipIf(!isInstalled)("is read with by the runtime, in its own numbers", async () => {
    const scoring = folder();
    writeTinyModel(scoring, "scores", { saved: 2, wreck: 1, protested: -1 }, 0);
    const scores = await openOnnxReader(scoring);
    const byScores = await scores.read({ question: "Who?", candidates, most: 3 }, never);
    expect(byScores.reading).toEqual({
      picks: [
        { candidate: 2, sentence: 2, confidence: expect.closeTo(sigmoid(3), 6) },
        { candidate: 1, sentence: 1, confidence: expect.closeTo(sigmoid(-1), 6) },
      ],
    });
    await scores.close();
    const spanning = folder();
    writeTinyModel(spanning, "spans", { "40": 2, people: 1.5 });
    const spans = await openOnnxReader(spanning);
    const { reading } = await spans.read({ question: "Who?", candidates, most: 3 }, never);
    expect(reading).toEqual({
      picks: [{ candidate: 2, sentence: 2, start: 4, end: 6, confidence: expect.closeTo(sigmoid(4), 6) }],
    });
    await spans.close();
  });

  it.skipIf(!isInstalled)("that the runtime cannot load is named", async () => {
    const broken = folder();
    writeTinyModel(broken, "scores", {});
    writeFileSync(join(broken, "model.onnx"), "no model");
    await expect(openOnnxReader(broken)).rejects.toThrow(/cannot be loaded/);
  });
});
