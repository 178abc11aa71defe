import { type Config, ConfigError } from "../config.ts";
import type { Log } from "../log.ts";
import { chatReader } from "./chat/chat-reader.ts";
import { type GuardedReader, guarded, type KeptReadings, type ReaderOptions } from "./guarded.ts";
import { ModelFolderError } from "./onnx/folder.ts";
import type { Reader } from "./reader.ts";

type ReaderConfig = NonNullable<Config["reader"]>;

/**
 * Opens the reader that the settings name, and says in the log what it is sent; null if none is set up: the rules choose. Throws a ConfigError if a
 * folder holds no model that can be read with.
 */
export async function openReader(
  { reader }: Pick<Config, "reader">,
  kept: KeptReadings | null,
  log: Log,
  tokens?: ReaderOptions["tokens"],
): Promise<GuardedReader | null> {
  if (reader === null) return null;
  const opened = await openAt(reader.at);
  const { model, host } = opened;
  log.info(
    { reader: model, host },
    host === null
      ? "a reader on this machine chooses answers"
      : "a reader on another machine chooses answers: it is sent each question and the passages found for it",
  );
  return guarded(opened, { limits: reader.limits, summaries: reader.summaries, kept, log, ...(tokens && { tokens }) });
}

async function openAt(at: ReaderConfig["at"]): Promise<Reader> {
  if (at.kind === "server") return chatReader(at);
  try {
    // Loaded only where needed.
    const { openOnnxReader } = await import("./onnx/onnx-reader.ts");
    return await openOnnxReader(at.folder);
  } catch (error) {
    if (error instanceof ModelFolderError) throw new ConfigError([`READER_FOLDER ${error.message}.`]);
    throw error;
  }
}
