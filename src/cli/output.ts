import type { Command } from "commander";

/** Where a subcommand reads and writes; tests pass their own. */
export type CliStreams = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** The lines of standard input. */
  readonly lines: () => AsyncIterable<string>;
  /** Standard error is a terminal, so progress bars are drawn. */
  readonly interactive: boolean;
};

/** Adds a subcommand to the program. It calls `done` with the exit status where that is not 0. */
export type Subcommand = (program: Command, terminal: CliStreams, done: (status: number) => void) => void;

/** Wrong usage found only when a command runs: the message is printed, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
