/** A value in a row: what both databases have. */
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** A table that is the same in files and in PostgreSQL: rows are copied as they are, in the order of the key. */
export type Table = {
  readonly name: string;
  /** The room whose file it is in. */
  readonly room: "record" | "state" | "journal";
  readonly key: string;
  readonly keyType: "number" | "text";
  readonly columns: readonly string[];
  /** Rows never change: what was copied before is not copied again. */
  readonly isFixed: boolean;
};

/** Everything that cannot be computed again, in an order in which references are met. */
export const TABLES: readonly Table[] = [
  {
    ...{ name: "input", room: "record", key: "number", keyType: "number", isFixed: true },
    columns: ["number", "id", "hash", "added", "kind", "path", "bytes"],
  },
  {
    ...{ name: "change", room: "record", key: "place", keyType: "number", isFixed: true },
    columns: ["place", "kind", "id", "input", "at"],
  },
  { name: "server", room: "state", key: "id", keyType: "text", columns: ["id", "settings"], isFixed: false },
  { name: "request", room: "state", key: "key", keyType: "text", columns: ["key", "request", "kept"], isFixed: false },
  {
    ...{ name: "source", room: "journal", key: "place", keyType: "text", isFixed: false },
    columns: ["place", "fetched", "etag", "lastModified", "articles", "failures", "error"],
  },
];

/** Tables of one store, read in one state even while it is in use. */
export type TableStore = {
  /** At most `limit` rows after a key, in the order of keys; from the first on for null. */
  readonly rows: (table: Table, after: Value, limit: number) => Promise<readonly Row[]>;
  /** Stores rows, all or nothing; one of a known key replaces it. */
  readonly put: (table: Table, rows: readonly Row[]) => Promise<void>;
  readonly remove: (table: Table, keys: readonly Value[]) => Promise<void>;
  /** Makes what is written next follow on what was put. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
};
