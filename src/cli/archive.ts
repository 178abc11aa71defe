import { statSync } from "node:fs";
import type { Command } from "commander";
import { loadConfig } from "../config.ts";
import { openArchive, type WritableArchive } from "../ingest/open-archive.ts";

export type ArchiveOption = { readonly archive?: string };

/** Gives a subcommand the option `--archive`. */
export const archiveOption = (command: Command): Command =>
  command.option("--archive <file>", "the archive (default: the configured one)");

/** The archive's file that a subcommand means. */
export const archiveFile = ({ archive }: ArchiveOption): string => archive ?? loadConfig().archiveFile;

/** Runs `work` on the archive that a subcommand means and closes it, however the work ends. */
export const withArchive = <T>(options: ArchiveOption, work: (archive: WritableArchive) => Promise<T>): Promise<T> =>
  closing(openArchive(archiveFile(options)), async (archive) => {
    await archive.catchUp();
    return work(archive);
  });

/** The same for work that only looks: no file is made, and an archive that is not there is an empty one; an older one is brought up to date. */
export function withoutTrace<T>(options: ArchiveOption, work: (archive: WritableArchive) => Promise<T>): Promise<T> {
  const file = archiveFile(options);
  return closing(
    openArchive((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0 ? file : ":memory:", undefined, null),
    work,
  );
}

async function closing<T>(archive: WritableArchive, work: (archive: WritableArchive) => Promise<T>): Promise<T> {
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
