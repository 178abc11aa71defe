import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { chatReader } from "./chat/chat-reader.ts";
import { type GuardedReader, guarded, type KeptReadings, type ReaderOptions } from "./guarded.ts";

/** Opens the reader that the settings name, and says in the log what it is sent; null if none is set up: the rules choose. */
export function openReader(
  { reader }: Pick<Config, "reader">,
  kept: KeptReadings | null,
  log: Log,
  tokens?: ReaderOptions["tokens"],
): GuardedReader | null {
  if (reader === null) return null;
  const opened = chatReader(reader.server);
  const { model, host } = opened;
  log.info(
    { reader: model, host },
    host === null
      ? "a reader on this machine chooses answers"
      : "a reader on another machine chooses answers: it is sent each question and the passages found for it",
  );
  return guarded(opened, { limits: reader.limits, kept, log, ...(tokens && { tokens }) });
}
