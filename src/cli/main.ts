import { createInterface } from "node:readline";
import { Command, CommanderError } from "commander";
import { ConfigError } from "../config.ts";
import { SourcesError } from "../ingest/sources-error.ts";
import { DatabaseError } from "../sqlite/error.ts";
import { ConnectionError } from "../surfaces/discord/error.ts";
import { harmless } from "../surfaces/terminal/draw.ts";
import { add } from "./add.ts";
import { ask } from "./ask.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { check } from "./check.ts";
import { digest } from "./digest.ts";
import { evaluate } from "./evaluate.ts";
import { exportArchive } from "./export.ts";
import { latest } from "./latest.ts";
import { list } from "./list.ts";
import { move } from "./move.ts";
import { type CliStreams, UsageError } from "./output.ts";
import { read } from "./read.ts";
import { rebuild } from "./rebuild.ts";
import { register } from "./register.ts";
import { remove } from "./remove.ts";
import { reply } from "./reply.ts";
import { search } from "./search.ts";
import { serve, web } from "./serve.ts";
import { show } from "./show.ts";
import { source } from "./source.ts";
import { sources } from "./sources.ts";
import { verify } from "./verify.ts";
import { ways } from "./ways.ts";

const SUBCOMMANDS = [
  read,
  add,
  sources,
  ask,
  evaluate,
  search,
  check,
  ways,
  list,
  latest,
  digest,
  show,
  source,
  remove,
  rebuild,
  verify,
  audit,
  exportArchive,
  backup,
  move,
  reply,
  serve,
  web,
  register,
];

/** Writes lines as they are to a pipe, without control characters to a terminal. */
const writer = (stream: NodeJS.WriteStream) => (line: string) => stream.write(`${stream.isTTY ? harmless(line) : line}\n`);

const processTerminal: CliStreams = {
  out: writer(process.stdout),
  err: writer(process.stderr),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  interactive: process.stderr.isTTY === true,
};

/** Runs `verbatim` and returns its exit status: 0 done, 1 an input was refused or something failed, 2 wrong usage. */
export async function main(argv: readonly string[], terminal: CliStreams = processTerminal): Promise<number> {
  let status = 0;
  const program = new Command("verbatim")
    .description("Answers questions about the news in the news's own words.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) });
  for (const subcommand of SUBCOMMANDS) {
    subcommand(program, terminal, (code) => {
      status = code;
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
    if (error instanceof DatabaseError || error instanceof ConnectionError) {
      terminal.err(error.message);
      return 1;
    }
    throw error;
  }
}
