/**
 * `node scripts/tiny-model.ts FOLDER scores|spans WORD=WEIGHT…` writes a model of a few kilobytes in the form of published ones, to try `READER_FOLDER`
 * with: a cross-encoder whose score is the sum of its words' weights, or a question-answering model whose answers start and end at the heaviest words.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onnxModel } from "./tiny-model/onnx.ts";

const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

/** Writes the four files. Words are in lower case; others weigh `other`, and so does "no answer". */
export function writeTinyModel(
  folder: string,
  task: "scores" | "spans",
  weights: Readonly<Record<string, number>>,
  other = -0.01,
): void {
  mkdirSync(folder, { recursive: true });
  const vocabulary = [...SPECIAL, ...Object.keys(weights)];
  const table = Float32Array.from(vocabulary, (word) => weights[word] ?? (word === "[UNK]" ? other : 0));
  const id = (token: string) => vocabulary.indexOf(token);
  const write = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(
    join(folder, "model.onnx"),
    onnxModel(task === "scores" ? { logits: table } : { start_logits: table, end_logits: table }),
  );
  write("config.json", {
    architectures: [task === "scores" ? "BertForSequenceClassification" : "BertForQuestionAnswering"],
    model_type: "bert",
  });
  write("tokenizer_config.json", { tokenizer_class: "BertTokenizer", model_max_length: 256, do_lower_case: true });
  const piece = (name: string, type: number) => ({ SpecialToken: { id: name, type_id: type } });
  const part = (name: "A" | "B", type: number) => ({ Sequence: { id: name, type_id: type } });
  write("tokenizer.json", {
    version: "1.0",
    added_tokens: SPECIAL.map((content) => ({
      ...{ id: id(content), content, special: true },
      ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [piece("[CLS]", 0), part("A", 0), piece("[SEP]", 0)],
      pair: [piece("[CLS]", 0), part("A", 0), piece("[SEP]", 0), part("B", 1), piece("[SEP]", 1)],
      special_tokens: Object.fromEntries(
        ["[CLS]", "[SEP]"].map((token) => [token, { id: token, ids: [id(token)], tokens: [token] }]),
      ),
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, at) => [word, at])),
    },
  });
}

if (import.meta.main) {
  const [folder, task, ...weights] = process.argv.slice(2);
  if (folder === undefined || (task !== "scores" && task !== "spans")) {
    console.error("usage: node scripts/tiny-model.ts FOLDER scores|spans WORD=WEIGHT…");
    process.exit(2);
  }
  const pairs = weights.map((one) => one.split("=") as [string, string]);
  writeTinyModel(folder, task, Object.fromEntries(pairs.map(([word, weight]) => [word.toLowerCase(), Number(weight)])));
}
