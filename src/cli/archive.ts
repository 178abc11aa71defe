import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { loadConfig } from "../config.ts";
import { openArchive, type WritableArchive } from "../ingest/open-archive.ts";
import { type ArchiveLocation, openConfiguredArchive } from "../open-stores.ts";

export type ArchiveOption = { readonly archive?: string };

/** Adds the option `--archive` to a subcommand. */
export const archiveOption = (command: Command): Command =>
  command.option("--archive <file>", "the archive (default: the configured one)");

/** The archive file to use: `--archive`, else the configured one. */
export const archiveFile = ({ archive }: ArchiveOption): string => archive ?? loadConfig().archiveFile;

/** Where the archive is: in the file of `--archive`, else where the settings say. */
export const whereOf = ({ archive }: ArchiveOption): ArchiveLocation =>
  archive === undefined ? loadConfig() : { archiveFile: archive, databaseUrl: null };

/** Opens the archive, brings it up to date, runs `work` and always closes it. */
export const withArchive = async <T>(options: ArchiveOption, work: (archive: WritableArchive) => Promise<T>): Promise<T> =>
  closing(await openConfiguredArchive(whereOf(options)), async (archive) => {
    await archive.catchUp();
    return work(archive);
  });

/** Like `withArchive` for work that stores nothing: a missing archive counts as empty, and no file is made. */
export function withArchiveToRead<T>(options: ArchiveOption, work: (archive: WritableArchive) => Promise<T>): Promise<T> {
  if (whereOf(options).databaseUrl !== null) return withArchive(options, work);
  const file = archiveFile(options);
  return closing(
    openArchive((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0 ? file : ":memory:", undefined, null),
    work,
  );
}

/**
 * The id of the article with this id, address or path; null if none is held. A path may be relative though the archive holds the full one, as where
 * `CONTENT_FOLDER` is absolute, and the other way round.
 */
export async function resolveReference(archive: WritableArchive, reference: string): Promise<string | null> {
  for (const written of [reference, resolve(reference), relative("", reference)]) {
    const id = await archive.resolve(written);
    if (id !== null) return id;
  }
  return null;
}

async function closing<T>(archive: WritableArchive, work: (archive: WritableArchive) => Promise<T>): Promise<T> {
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
