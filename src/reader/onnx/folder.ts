import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a model does: scores a pair of texts, or finds the answer's words in a text. */
export type Task = "scores" | "spans";

/** A model's files, as they are published. */
export type ModelFolder = {
  readonly model: string;
  readonly tokenizer: object;
  readonly tokenizerConfig: { readonly model_max_length?: number };
  readonly task: Task;
};

/** A folder that holds no model that can be read with. */
export class ModelFolderError extends Error {
  override readonly name = "ModelFolderError";
}

/** Where published folders keep the model; the first found is used. */
const MODELS = ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx", "onnx/model_int8.onnx"];

/** Looks for a model and its tokenizer in a folder. Throws a ModelFolderError that names what is missing. */
export function readModelFolder(folder: string): ModelFolder {
  const model = MODELS.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (model === undefined) throw new ModelFolderError(`${folder} holds no ${MODELS[0]}`);
  const { architectures = [] } = json(folder, "config.json") as { architectures?: readonly string[] };
  const task = taskOf(architectures);
  if (task === null)
    throw new ModelFolderError(
      `${folder} holds ${architectures.join(", ") || "an unnamed model"}, neither for sequence classification nor question answering`,
    );
  return { model, tokenizer: json(folder, "tokenizer.json"), tokenizerConfig: json(folder, "tokenizer_config.json"), task };
}

function taskOf(architectures: readonly string[]): Task | null {
  if (architectures.some((name) => name.endsWith("ForSequenceClassification"))) return "scores";
  return architectures.some((name) => name.endsWith("ForQuestionAnswering")) ? "spans" : null;
}

function json(folder: string, name: string): object {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch {
    throw new ModelFolderError(`${folder} holds no readable ${name}`);
  }
}
