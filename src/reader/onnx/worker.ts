import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { ReaderQuestion } from "../reader.ts";
import type { Encoded, Tokenizer } from "./encode.ts";
import { readModelFolder } from "./folder.ts";
import { type Model, readByScores, readBySpans } from "./read.ts";

/** A question for this thread; its answer has the same id. */
export type QuestionJob = ReaderQuestion & { readonly id: number };

type Tensor = { readonly dims: readonly number[]; readonly data: ArrayLike<number> };
/** What we use of onnxruntime-node, which is installed only where a model is. */
type OnnxRuntime = {
  readonly InferenceSession: {
    create(
      file: string,
      options: object,
    ): Promise<{
      readonly inputNames: readonly string[];
      run(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Tensor>>>;
    }>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => unknown;
};

/** Texts run together: more take more memory and are no faster on a processor. */
const BATCH = 8;
/** What a model reads if its tokenizer names no limit. */
const LONGEST = 512;

const require = createRequire(import.meta.url);
const { InferenceSession, Tensor } = require("onnxruntime-node") as OnnxRuntime;
const { Tokenizer: HuggingFaceTokenizer } = require("@huggingface/tokenizers") as {
  Tokenizer: new (tokenizer: object, config: object) => Tokenizer;
};

const { model: file, tokenizer, tokenizerConfig, task } = readModelFolder(workerData.folder);
const session = await InferenceSession.create(file, {
  executionProviders: ["cpu"],
  // One core is left for the answers.
  intraOpNumThreads: Math.max(1, availableParallelism() - 1),
});

async function runBatch(texts: readonly Encoded[]): Promise<Readonly<Record<string, ArrayLike<number>>>[]> {
  const width = Math.max(...texts.map(({ ids }) => ids.length));
  const tensor = (of: (text: Encoded, at: number) => number) => {
    const data = BigInt64Array.from(texts.flatMap((text) => Array.from({ length: width }, (_, at) => BigInt(of(text, at)))));
    return new Tensor("int64", data, [texts.length, width]);
  };
  const inputs: Readonly<Record<string, () => unknown>> = {
    input_ids: () => tensor(({ ids }, at) => ids[at] ?? 0),
    attention_mask: () => tensor(({ ids }, at) => Number(at < ids.length)),
    token_type_ids: () => tensor(({ types }, at) => types[at] ?? 0),
  };
  const found = await session.run(Object.fromEntries(session.inputNames.map((name) => [name, inputs[name]!()])));
  return texts.map((_, row) =>
    Object.fromEntries(
      Object.entries(found).map(([name, { dims, data }]) => {
        const size = data.length / dims[0]!;
        return [name, Array.prototype.slice.call(data, row * size, (row + 1) * size)];
      }),
    ),
  );
}

const model: Model = {
  tokenizer: new HuggingFaceTokenizer(tokenizer, tokenizerConfig),
  longest: Math.min(LONGEST, tokenizerConfig.model_max_length ?? LONGEST),
  async run(texts) {
    const all: Readonly<Record<string, ArrayLike<number>>>[] = [];
    for (let from = 0; from < texts.length; from += BATCH) all.push(...(await runBatch(texts.slice(from, from + BATCH))));
    return all;
  },
};
const read = task === "scores" ? readByScores : readBySpans;

parentPort!.on("message", async ({ id, ...asked }: QuestionJob) => {
  try {
    parentPort!.postMessage({ id, raw: await read(model, asked) });
  } catch {
    parentPort!.postMessage({ id, raw: null });
  }
});
parentPort!.postMessage("ready");
