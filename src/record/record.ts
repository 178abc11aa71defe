import { Database } from "../sqlite/database.ts";
import { DatabaseError } from "../sqlite/error.ts";
import { type Input, type PackedInput, unpackInput } from "./input.ts";

/** A change to the articles; `place` grows from change to change and is never used twice. `at` is when, ISO 8601. */
export type Change = { readonly place: number; readonly id: string; readonly at: string } & (
  | {
      readonly kind: "added";
      readonly input: () => Promise<Input>;
      /** What was found in the article when it was added, if the record keeps that; null if by other rules than those asked for. */
      readonly reading: Uint8Array | null;
    }
  /** Withdrawn by the operator; gone from its source, or back there; purged: a tombstone, what it stood for is deleted. */
  | { readonly kind: "withdrawn" | "vanished" | "returned" | "purged" }
);

/** An article that was added, at a place. */
export type Arrival = { readonly place: number; readonly id: string; readonly first: boolean };
/** What was found in an article, packed (`src/index/packed-reading.ts`), and the rules it was found by. */
export type PackedReading = { readonly rules: string; readonly reading: Uint8Array };

/** An input to be stored. `reading` is called where the record keeps readings. */
export type Recorded = { readonly id: string; readonly input: PackedInput; readonly reading?: () => PackedReading };

/** An index built from the record by another process: the place of its last change, and seconds since it last reported that. */
export type IndexProcess = { readonly name: string; readonly place: number; readonly silentFor: number };

/** Changes that need no input. */
export type StatusChange = Exclude<Change["kind"], "added">;

/** Consecutive places, both ends included. */
export type PlaceRange = { readonly first: number; readonly last: number };

/**
 * What cannot be computed again: raw inputs and what was decided about articles, every change at a place in one order. An index is
 * built from it and can be thrown away. Every method may reject with a DatabaseError that names the file.
 */
export interface ArticleRecord {
  /** The place of the last change when the record was opened; 0 before the first. */
  readonly lastWhenOpened: number;
  /** Stores inputs, all or nothing, each with the id of its article. */
  append(inputs: readonly Recorded[], at: string): Promise<PlaceRange>;
  /** Takes changes back that could not be stored, unless other processes may have them already. */
  retract(places: PlaceRange): Promise<void>;
  /** Notes that an article was withdrawn, vanished or came back. */
  mark(id: string, kind: Exclude<StatusChange, "purged">, at: string): Promise<PlaceRange>;
  /** Deletes all of an article and leaves a tombstone, so that every index forgets it too. */
  purge(id: string, at: string): Promise<PlaceRange>;
  /** Ids of articles that were purged and not added again. */
  purged(): Promise<ReadonlySet<string>>;
  /** The changes after a place, in order, with the readings made by `rules`. */
  since(place: number, rules?: string): AsyncIterable<Change>;
  /** Stores what a process found in the article added at a place, where the record keeps readings, so that the others need not read it again. */
  keepReading(place: number, reading: () => PackedReading): Promise<void>;
  /** The inputs of an article, the last added first. */
  inputsOf(id: string): AsyncIterable<Input>;
  /** Articles added after a place, at most `limit` changes; `first`: not a revision of one added before. */
  addedSince(place: number, limit: number): Promise<readonly Arrival[]>;
  /** How many changes come after a place. */
  countSince(place: number): Promise<number>;
  /** The place of the last change; 0 before the first. */
  last(): Promise<number>;
  /** Calls `look` whenever other processes may have added changes, now and then without cause. Returns what ends that. */
  watch(look: () => void): () => Promise<void>;
  /** Notes how far the index of a process is. */
  report(process: string, place: number): Promise<void>;
  /** The indexes that other processes build from the record; none where one program alone uses it. */
  processes(): Promise<readonly IndexProcess[]>;
  close(): Promise<void>;
}

/** Steps from one version of the file to the next. */
export const RECORD_MIGRATIONS = [
  `
  CREATE TABLE input (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    added TEXT NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes BLOB NOT NULL,            -- zstd
    UNIQUE (id, hash)
  ) STRICT;
  CREATE TABLE withdrawn (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE change (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    input INTEGER REFERENCES input (number),
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX change_by_id ON change (id);
  CREATE INDEX change_by_input ON change (input);
  INSERT INTO change (kind, id, input, at) SELECT 'added', id, number, added FROM input ORDER BY number;
  INSERT INTO change (kind, id, at) SELECT 'withdrawn', id, (SELECT coalesce(max(added), '') FROM input) FROM withdrawn;
  DROP TABLE withdrawn;
  `,
  "-- adds the input kind 'published', which earlier versions cannot read",
];

/** A purge deletes the changes before it. */
export const PURGED =
  "SELECT id FROM change p WHERE kind = 'purged' AND NOT EXISTS (SELECT 1 FROM change a WHERE a.id = p.id AND a.kind = 'added')";

const REMEDY =
  "put a copy of it back, or move it away, which begins a new one: what was added until now can then be rebuilt from its files alone";

/** A change with its input; the input's columns are null where it has none. */
type Row = { place: number; kind: Change["kind"]; id: string; at: string; input: PackedInput["kind"] } & Omit<
  PackedInput,
  "kind"
>;

/** Opens the record in a SQLite file beside the archive's, and makes it where there is none. Throws a DatabaseError. */
export function openRecord(archiveFile: string): ArticleRecord {
  const database = new Database(recordFile(archiveFile), RECORD_MIGRATIONS, REMEDY);

  const last = () => database.get<{ place: number }>("SELECT coalesce(max(place), 0) AS place FROM change")!.place;

  function note(kind: Change["kind"], id: string, input: number | null, at: string): number {
    return database.run("INSERT INTO change (kind, id, input, at) VALUES (?, ?, ?, ?)", kind, id, input, at).row;
  }

  /** Stores an input once; gives its number. */
  function keep(id: string, { hash, kind, path, bytes }: PackedInput, at: string): number {
    const { changes, row } = database.run(
      "INSERT OR IGNORE INTO input (id, hash, added, kind, path, bytes) VALUES (:id, :hash, :at, :kind, :path, :bytes)",
      { id, hash, at, kind, path, bytes },
    );
    if (changes > 0) return row;
    return database.get<{ number: number }>("SELECT number FROM input WHERE id = ? AND hash = ?", id, hash)!.number;
  }

  function unpacked(id: string, packed: PackedInput): Input {
    try {
      return unpackInput(packed);
    } catch (error) {
      throw new DatabaseError(database.file, `is damaged where it keeps ${id}: ${REMEDY}`, error);
    }
  }

  const changeOf = ({ place, kind, id, at, input, path, hash, bytes }: Row): Change =>
    kind === "added"
      ? { place, kind, id, at, reading: null, input: async () => unpacked(id, { kind: input, path, hash, bytes }) }
      : { place, kind, id, at };

  return {
    lastWhenOpened: last(),

    append: async (inputs, at) =>
      database.transaction(() => {
        const places = inputs.map(({ id, input }) => note("added", id, keep(id, input, at), at));
        return { first: places[0]!, last: places.at(-1)! };
      }),

    retract: async ({ first, last }) =>
      database.transaction(() => {
        database.run("DELETE FROM change WHERE place BETWEEN ? AND ?", first, last);
        database.run("DELETE FROM input WHERE number NOT IN (SELECT input FROM change WHERE input IS NOT NULL)");
      }),

    async mark(id, kind, at) {
      const place = note(kind, id, null, at);
      return { first: place, last: place };
    },

    async purge(id, at) {
      const place = database.transaction(() => {
        database.run("DELETE FROM change WHERE id = ?", id);
        database.run("DELETE FROM input WHERE id = ?", id);
        return note("purged", id, null, at);
      });
      database.scrub();
      return { first: place, last: place };
    },

    purged: async () => new Set(database.all<{ id: string }>(PURGED).map(({ id }) => id)),

    async *since(place) {
      for (let from = place; ; ) {
        const rows = database.all<Row>(
          `SELECT c.place, c.kind, c.id, c.at, i.kind AS input, i.path, i.hash, i.bytes
           FROM change c LEFT JOIN input i ON i.number = c.input WHERE c.place > ? ORDER BY c.place LIMIT 100`,
          from,
        );
        if (rows.length === 0) return;
        for (const row of rows) {
          from = row.place;
          yield changeOf(row);
        }
      }
    },

    async *inputsOf(id) {
      const rows = database.all<PackedInput>(
        `SELECT i.kind, i.path, i.hash, i.bytes FROM input i JOIN change c ON c.input = i.number
         WHERE i.id = ? GROUP BY i.number ORDER BY max(c.place) DESC`,
        id,
      );
      for (const packed of rows) yield unpacked(id, packed);
    },

    addedSince: async (place, limit) =>
      database
        .all<{ place: number; id: string; first: number }>(
          `SELECT c.place, c.id, c.place = (SELECT min(f.place) FROM change f WHERE f.id = c.id AND f.kind = 'added') AS first
           FROM change c WHERE c.place > ? AND c.kind = 'added' ORDER BY c.place LIMIT ?`,
          place,
          limit,
        )
        .map((row) => ({ ...row, first: row.first === 1 })),
    keepReading: async () => {},
    countSince: async (place) => database.get<{ n: number }>("SELECT count(*) AS n FROM change WHERE place > ?", place)!.n,
    last: async () => last(),
    watch: () => async () => {},
    report: async () => {},
    processes: async () => [],
    close: async () => database.close(),
  };
}

/** The file of the record that belongs to an archive's file. */
export const recordFile = (archiveFile: string): string =>
  archiveFile === ":memory:" ? archiveFile : `${archiveFile.replace(/\.sqlite$/, "")}.inputs.sqlite`;
