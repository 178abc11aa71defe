import { statSync } from "node:fs";
import { loadConfig } from "../config.ts";
import { withDatabase } from "../open-stores.ts";
import { readPostgresTables, writePostgresTables } from "../transfer/postgres-tables.ts";
import { openBackupTables, openFileTables } from "../transfer/sqlite-tables.ts";
import type { TableStore } from "../transfer/tables.ts";
import { isEmpty, type Transferred, transfer } from "../transfer/transfer.ts";
import { type CliStreams, type Subcommand, UsageError } from "./output.ts";

type MoveOptions = { readonly to: string; readonly from?: string; readonly state?: string; readonly resume?: boolean };

const isAddress = (place: string): boolean => /^postgres(?:ql)?:\/\//.test(place);

/** `verbatim move --to ADDRESS|FILE`: record, settings and feeds from files to PostgreSQL or back. */
export const move: Subcommand = (program, terminal, done) => {
  program
    .command("move")
    .description("copy record, settings and feeds between files and PostgreSQL, and compare both")
    .requiredOption("--to <place>", "postgres://user:password@host/database, or the archive's file")
    .option("--from <file>", "a file of `verbatim backup` (default: what the settings name)")
    .option("--state <file>", "the file for the settings of servers (default: STATE_FILE)")
    .option("--resume", "go on with a move that was interrupted; what the source no longer has is removed from the target")
    .action(async (options: MoveOptions) => {
      const source = await openSource(options);
      try {
        const target = await openTarget(options);
        try {
          if (!options.resume && !(await isEmpty(target)))
            throw new UsageError(`${shown(options.to)} is not empty: --resume goes on with a move that was interrupted`);
          if (!report(await transfer(source, target), terminal)) done(1);
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
    });
};

async function openSource({ from, to }: MoveOptions): Promise<TableStore> {
  const config = loadConfig();
  if (from !== undefined) {
    if (!statSync(from, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`${from} is not a file`);
    return openBackupTables(from);
  }
  if (isAddress(to)) return openFileTables(config, "read");
  if (config.databaseUrl === null) throw new UsageError("DATABASE_URL is not set: there is no database to move from");
  return withDatabase(config.databaseUrl, readPostgresTables);
}

async function openTarget({ to, state, resume }: MoveOptions): Promise<TableStore> {
  if (isAddress(to)) return withDatabase(to, writePostgresTables);
  if (!resume && (statSync(to, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new UsageError(`${to} already exists: name a new file`);
  return openFileTables({ archiveFile: to, stateFile: state ?? loadConfig().stateFile }, "write");
}

/** Without a password. */
const shown = (place: string): string => (isAddress(place) ? `the database at ${new URL(place).host}` : place);

/** Prints what was copied. False if a table did not arrive as it is. */
export function report(tables: readonly Transferred[], terminal: CliStreams): boolean {
  const isSame = ({ source, target }: Transferred) => source.rows === target.rows && source.hash === target.hash;
  for (const one of tables) {
    const { table, source, target } = one;
    if (isSame(one)) terminal.out(`${table}: ${source.rows} rows, the same in both (sha256 ${source.hash.slice(0, 16)})`);
    else terminal.err(`${table}: differs: ${source.rows} rows here, ${target.rows} there. Was something writing meanwhile?`);
  }
  return tables.every(isSame);
}
