import type { Command } from "commander";

/** What every subcommand needs of its surroundings; a test hands in its own. */
export type Terminal = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** The lines of standard input. */
  readonly lines: () => AsyncIterable<string>;
  /** Standard error is a terminal that somebody looks at: progress may be drawn. */
  readonly interactive: boolean;
};

/** A subcommand adds itself to the program and says how it ended by `done`: 0 done, 1 some inputs refused, 2 wrong usage. */
export type Subcommand = (program: Command, terminal: Terminal, done: (status: number) => void) => void;

/** Wrong usage that only shows when the command runs: printed as it is, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
