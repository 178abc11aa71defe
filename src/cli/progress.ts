import { Presets, SingleBar } from "cli-progress";
import type { CliStreams } from "./output.ts";

/** A progress bar on standard error, or nothing when that is not a terminal. */
export type Progress = { readonly done: (count: number) => void; readonly stop: () => void };

export function progress(terminal: CliStreams, total: number, what: string): Progress {
  if (!terminal.interactive) return { done() {}, stop() {} };
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total}, {eta_formatted} left`, stream: process.stderr, clearOnComplete: true },
    Presets.rect,
  );
  bar.start(total, 0);
  return { done: (count) => bar.update(count), stop: () => bar.stop() };
}
