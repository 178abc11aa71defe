import { type Field, message } from "./protobuf.ts";

/** The element types we use (TensorProto.DataType in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3). */
const FLOAT = 1;
const INT64 = 7;

const valueInfo = (name: string, type: number, dims: readonly (string | number)[]) => {
  const shape = message(...dims.map((dim): Field => [1, message(typeof dim === "string" ? [2, dim] : [1, dim])]));
  return message([1, name], [2, message([1, message([1, type], [2, shape])])]);
};

const tensor = (name: string, type: number, dims: readonly number[], data: Uint8Array) =>
  message(...dims.map((dim): Field => [1, dim]), [2, type], [8, name], [9, data]);

const node = (type: string, inputs: readonly string[], output: string, ...attributes: readonly Uint8Array[]) =>
  message(
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [3, output],
    [4, type],
    ...attributes.map((one): Field => [5, one]),
  );

const whole = (name: string, value: number) => message([1, name], [3, value], [20, 2]);

/** One weight a token: `logits` is their sum, `start_logits` and `end_logits` are each token's own. */
export type Outputs =
  | { readonly logits: Float32Array }
  | { readonly start_logits: Float32Array; readonly end_logits: Float32Array };

/** A model with the inputs of published ones, whose outputs are looked up in tables by token. */
export function onnxModel(outputs: Outputs): Uint8Array {
  const tables = Object.entries(outputs) as [string, Float32Array][];
  const texts = ["texts", "tokens"];
  const nodes = tables.flatMap(([name]) => {
    const own = node("Gather", [`${name}_table`, "input_ids"], `${name}_of_tokens`);
    if (name !== "logits") return [own, node("Mul", [`${name}_of_tokens`, "mask"], name)];
    return [
      own,
      node("Mul", [`${name}_of_tokens`, "mask"], `${name}_masked`),
      node("ReduceSum", [`${name}_masked`, "axis"], name, whole("keepdims", 1)),
    ];
  });
  const axis: Field = [5, tensor("axis", INT64, [1], new Uint8Array(BigInt64Array.of(1n).buffer))];
  const graph = message(
    [1, node("Cast", ["attention_mask"], "mask", whole("to", FLOAT))],
    ...nodes.map((one): Field => [1, one]),
    [2, "tiny"],
    ...tables.map(([name, table]): Field => [5, tensor(`${name}_table`, FLOAT, [table.length], new Uint8Array(table.buffer))]),
    ...("logits" in outputs ? [axis] : []),
    ...["input_ids", "attention_mask", "token_type_ids"].map((name): Field => [11, valueInfo(name, INT64, texts)]),
    ...tables.map(([name]): Field => [12, valueInfo(name, FLOAT, name === "logits" ? ["texts", 1] : texts)]),
  );
  return message([1, 8], [2, "verbatim"], [7, graph], [8, message([1, ""], [2, 13])]);
}
