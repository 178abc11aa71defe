import { createInterface } from "node:readline";
import { Command, CommanderError } from "commander";
import { ArchiveError } from "./archive/error.ts";
import { ConfigError } from "./config.ts";
import { DoorError } from "./discord/error.ts";
import { add } from "./program/add.ts";
import { ask } from "./program/ask.ts";
import { check } from "./program/check.ts";
import { exportArchive } from "./program/export.ts";
import { list, rebuild, remove, show } from "./program/held.ts";
import { type Terminal, UsageError } from "./program/output.ts";
import { read } from "./program/read.ts";
import { register } from "./program/register.ts";
import { reply } from "./program/reply.ts";
import { search } from "./program/search.ts";
import { serve } from "./program/serve.ts";
import { source } from "./program/source.ts";
import { sources } from "./program/sources.ts";
import { SourcesError } from "./sources/problem.ts";
import { StateError } from "./state/state.ts";
import { harmless } from "./terminal/draw.ts";

const SUBCOMMANDS = [
  read,
  add,
  sources,
  ask,
  search,
  check,
  list,
  show,
  source,
  remove,
  rebuild,
  exportArchive,
  reply,
  serve,
  register,
];

/** Writes lines: as they are for a program, without what would steer the terminal where somebody looks at them. */
const writer = (stream: NodeJS.WriteStream) => (line: string) => stream.write(`${stream.isTTY ? harmless(line) : line}\n`);

const processTerminal: Terminal = {
  out: writer(process.stdout),
  err: writer(process.stderr),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  interactive: process.stderr.isTTY === true,
};

/** The `verbatim` program: gives the exit status (0 done, 1 some inputs refused or something failed, 2 wrong usage). */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  let status = 0;
  const program = new Command("verbatim")
    .description("Answers questions about the news in the news's own words.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) });
  for (const add of SUBCOMMANDS) {
    add(program, terminal, (ended) => {
      status = ended;
    });
  }
  try {
    await program.parseAsync(argv);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof ConfigError || error instanceof SourcesError) {
      terminal.err(error.message);
      return 2;
    }
    if (error instanceof ArchiveError || error instanceof StateError || error instanceof DoorError) {
      terminal.err(error.message);
      return 1;
    }
    throw error;
  }
}
