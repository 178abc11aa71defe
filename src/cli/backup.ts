import { existsSync, rmSync } from "node:fs";
import { loadConfig } from "../config.ts";
import { withDatabase } from "../open-stores.ts";
import { readPostgresTables } from "../transfer/postgres-tables.ts";
import { openBackupTables, openFileTables } from "../transfer/sqlite-tables.ts";
import { transfer } from "../transfer/transfer.ts";
import { report } from "./move.ts";
import { type Subcommand, UsageError } from "./output.ts";

/** `verbatim backup FILE`: what cannot be computed again, in one SQLite file, while the bot runs. */
export const backup: Subcommand = (program, terminal, done) => {
  program
    .command("backup")
    .description("write record, settings and feeds to one file, while the bot runs; `verbatim move --from` puts them back")
    .argument("<file>", "a new file")
    .action(async (file: string) => {
      if (existsSync(file)) throw new UsageError(`${file} already exists: name a new file`);
      const config = loadConfig();
      const source =
        config.databaseUrl === null ? openFileTables(config, "read") : await withDatabase(config.databaseUrl, readPostgresTables);
      const target = openBackupTables(file);
      let isWhole = false;
      try {
        isWhole = report(await transfer(source, target), terminal);
      } finally {
        await target.close();
        await source.close();
        // Half a backup would pass for one.
        if (!isWhole) for (const part of ["", "-wal", "-shm"]) rmSync(file + part, { force: true });
      }
      if (!isWhole) done(1);
    });
};
