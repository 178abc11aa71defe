import type { Command } from "commander";
import type { Archive } from "../archive/archive.ts";
import { openArchive } from "../archive/sqlite.ts";
import { loadConfig } from "../config.ts";

export type ArchiveOption = { readonly archive?: string };

/** Gives a subcommand the option `--archive`. */
export const archiveOption = (command: Command): Command =>
  command.option("--archive <file>", "the archive (default: the configured one)");

/** The archive's file that a subcommand means. */
export const archiveFile = ({ archive }: ArchiveOption): string => archive ?? loadConfig().archiveFile;

/** Runs `work` on the archive that a subcommand means and closes it, however the work ends. */
export async function withArchive<T>(options: ArchiveOption, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = openArchive(archiveFile(options));
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
