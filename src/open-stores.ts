import type { Config } from "./config.ts";
import { type FeedJournal, openFeedJournal } from "./ingest/feed-journal.ts";
import { openArchive, type WritableArchive } from "./ingest/open-archive.ts";
import { openPostgresJournal } from "./ingest/postgres-journal.ts";
import type { Postgres } from "./postgres/connect.ts";
import { openPostgresRecord } from "./record/postgres-record.ts";
import { type ArticleRecord, openRecord } from "./record/record.ts";
import { openPostgresState } from "./state/postgres-state.ts";
import { openState, type State } from "./state/state.ts";
import { openPostgresLimits, type SharedLimits } from "./surfaces/discord/postgres-limits.ts";

/** Everything a process keeps: in files, or in the database that it shares with others. */
export type Stores = {
  readonly archive: WritableArchive;
  /** Null for files. */
  readonly database: Postgres | null;
  /** Milliseconds since 1970, by a clock that is the same for all processes. */
  readonly now: () => number;
  readonly state: State;
  readonly journal: FeedJournal;
  /** Cooldowns and answered interactions, where processes share them. */
  readonly limits: SharedLimits | null;
  readonly close: () => Promise<void>;
};

/** Each record has an index of its own, beside the file that the settings name. */
const indexFile = (archiveFile: string, identity: string): string =>
  archiveFile === ":memory:" ? archiveFile : `${archiveFile.replace(/\.sqlite$/, "")}.${identity.slice(0, 8)}.sqlite`;

/** Opens a database, for as long as `open` does not fail. Loaded only here: few programs need it. */
export async function withDatabase<T>(address: string, open: (database: Postgres) => Promise<T>): Promise<T> {
  const { connect } = await import("./postgres/connect.ts");
  const { surviveLostSockets } = await import("./postgres/lost-socket.ts");
  surviveLostSockets();
  const database = connect(address);
  try {
    return await open(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The settings that say where the archive is. */
export type ArchiveLocation = Pick<Config, "archiveFile" | "databaseUrl">;

/** A record, and the file of the index that belongs to it; closing the record closes its database too. */
export type ConfiguredRecord = { readonly record: ArticleRecord; readonly file: string };

/** Opens the record that the settings name. Rejects with a DatabaseError. */
export async function openConfiguredRecord({ archiveFile, databaseUrl }: ArchiveLocation): Promise<ConfiguredRecord> {
  if (databaseUrl === null) return { record: openRecord(archiveFile), file: archiveFile };
  return withDatabase(databaseUrl, async (database) => {
    const record = await openPostgresRecord(database);
    return { record: { ...record, close: database.close }, file: indexFile(archiveFile, record.identity) };
  });
}

/** Opens the archive that the settings name. Rejects with a DatabaseError. */
export async function openConfiguredArchive(config: ArchiveLocation): Promise<WritableArchive> {
  if (config.databaseUrl === null) return openArchive(config.archiveFile);
  const { record, file } = await openConfiguredRecord(config);
  return openArchive(file, () => new Date(), record);
}

/** Opens the journal of the sources that the settings name. Rejects with a DatabaseError. */
export async function openConfiguredJournal({ archiveFile, databaseUrl }: ArchiveLocation): Promise<FeedJournal> {
  if (databaseUrl === null) return openFeedJournal(archiveFile);
  return withDatabase(databaseUrl, async (database) => ({ ...(await openPostgresJournal(database)), close: database.close }));
}

/** Opens all stores that the settings name. Rejects with a DatabaseError. */
export async function openStores(config: ArchiveLocation & Pick<Config, "stateFile">): Promise<Stores> {
  if (config.databaseUrl === null) {
    const archive = openArchive(config.archiveFile);
    const state = openState(config.stateFile);
    const journal = openFeedJournal(config.archiveFile);
    return {
      ...{ archive, state, journal, limits: null, database: null, now: Date.now },
      close: closing(journal, state, archive),
    };
  }
  return withDatabase(config.databaseUrl, async (database) => {
    const record = await openPostgresRecord(database);
    const archive = openArchive(indexFile(config.archiveFile, record.identity), () => new Date(), record);
    const state = await openPostgresState(database);
    const journal = await openPostgresJournal(database);
    const limits = await openPostgresLimits(database);
    await database.setClock();
    return {
      ...{ archive, state, journal, limits, database, now: database.now },
      close: closing(journal, state, archive, database),
    };
  });
}

const closing =
  (...stores: readonly { readonly close: () => Promise<void> }[]) =>
  async (): Promise<void> => {
    for (const store of stores) await store.close();
  };
