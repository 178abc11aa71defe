/** A value in a row: what both databases have. */
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

type KeyColumn = { readonly name: string; readonly type: "number" | "text" };

/** A table that is the same in files and in PostgreSQL: rows are copied as they are, in the order of the key. */
export type Table = {
  readonly name: string;
  /** The room whose file it is in. */
  readonly room: "record" | "state" | "journal";
  /** Empty for a table of one row. */
  readonly key: readonly KeyColumn[];
  readonly columns: readonly string[];
  /** Rows never change: what was copied before is not copied again. */
  readonly isFixed: boolean;
};

/** Describes a table; a key column ends in `#` for numbers, in `$` for text. */
function table(room: Table["room"], name: string, columns: string, isFixed = false): Table {
  const words = columns.split(" ");
  const key = words.flatMap((word): KeyColumn[] =>
    /[#$]$/.test(word) ? [{ name: word.slice(0, -1), type: word.endsWith("#") ? "number" : "text" }] : [],
  );
  return { name, room, key, columns: words.map((word) => word.replace(/[#$]$/, "")), isFixed };
}

/** Everything that cannot be computed again, in an order in which references are met. */
export const TABLES: readonly Table[] = [
  table("record", "input", "number# id hash added kind path bytes", true),
  table("record", "change", "place# kind id input at", true),
  table("state", "server", "id$ settings"),
  table("state", "request", "key$ request kept"),
  table("state", "reading", "key$ reading kept"),
  table("state", "post", "id# channel key kind article body locale role written due state tried lease why message ended again"),
  table("state", "held_channel", "channel$ next tries closed"),
  table("state", "digest", "channel$ server user schedule locale next since"),
  table("state", "tell_cursor", "place"),
  table("state", "follow", "id# channel server user conditions locale quiet role begins since paused earlier"),
  table("state", "fate", "follow# article$ fate post"),
  table("state", "follow_version", "version"),
  table("journal", "source", "place$ fetched etag lastModified articles failures error"),
];

/** Tables of one store, read in one state even while it is in use. */
export type TableStore = {
  /** At most `limit` rows after a key, in the order of keys; from the first on for null. */
  readonly rows: (table: Table, after: readonly Value[] | null, limit: number) => Promise<readonly Row[]>;
  /** Stores rows, all or nothing; one of a known key replaces it, and in a table of one row that row. */
  readonly put: (table: Table, rows: readonly Row[]) => Promise<void>;
  readonly remove: (table: Table, keys: readonly (readonly Value[])[]) => Promise<void>;
  /** Makes what is written next follow on what was put. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
};
