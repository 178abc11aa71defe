import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { DatabaseError } from "./error.ts";
import { makeParent } from "./make-parent.ts";

/** SQLite's result codes for a damaged file (https://sqlite.org/rescode.html). */
const DAMAGED = new Set([11, 26]);
const BUSY = 5;
const FULL = 13;
const READ_ONLY = 8;
const CANNOT_OPEN = 14;

/** Bytes of the write-ahead log after which SQLite moves it into the file. */
const LOG = 32_768_000;

type Row = Record<string, unknown>;

/** A statement's values: by position, or by parameter name (`:name`). */
type Values = SQLInputValue[] | [Readonly<Record<string, SQLInputValue>>];

/** A SQLite file whose errors name it; each statement is prepared once. */
export class Database {
  readonly file: string;
  readonly #remedy: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * Opens or creates `file` and migrates it; `remedy` says what to do if it is damaged, `pageSize` is that of a new file, in bytes. Throws a
   * DatabaseError.
   */
  constructor(file: string, migrations: readonly string[], remedy: string, pageSize = 4096) {
    this.file = file;
    this.#remedy = remedy;
    this.#database = this.#named(() => {
      if (file !== ":memory:") makeParent(file);
      return new DatabaseSync(file);
    });
    try {
      this.#exec(
        `PRAGMA busy_timeout = 10000; PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = ${LOG / pageSize};`,
      );
      this.#migrate(migrations);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #migrate(migrations: readonly string[]): void {
    const version = () => Number(this.get("PRAGMA user_version")!.user_version);
    if (version() > migrations.length) throw new DatabaseError(this.file, "was written by a later version of Verbatim");
    if (version() === migrations.length) return;
    this.transaction(() => {
      for (const step of migrations.slice(version())) this.#exec(step);
      this.#exec(`PRAGMA user_version = ${migrations.length}`);
    });
  }

  all<T = Row>(sql: string, ...values: Values): T[] {
    return this.#named(() => this.#prepared(sql).all(...(values as SQLInputValue[])) as T[]);
  }

  get<T = Row>(sql: string, ...values: Values): T | undefined {
    return this.#named(() => this.#prepared(sql).get(...(values as SQLInputValue[])) as T | undefined);
  }

  /** Runs a statement. Returns the number of changed rows and the last row's id. */
  run(sql: string, ...values: Values): { changes: number; row: number } {
    const { changes, lastInsertRowid } = this.#named(() => this.#prepared(sql).run(...(values as SQLInputValue[])));
    return { changes: Number(changes), row: Number(lastInsertRowid) };
  }

  /** Runs `work`, which must be synchronous, all or nothing. */
  transaction<T>(work: () => T): T {
    this.#exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#exec("COMMIT");
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  /** Runs `work`, which must be synchronous, on one state of the file, whatever others write meanwhile. */
  read<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.#exec("BEGIN");
    try {
      return work();
    } finally {
      this.#exec("COMMIT");
    }
  }

  /** Reads the file as it is now until it is closed, whatever others write. */
  holdStill(): void {
    this.#exec("BEGIN");
    this.get("SELECT count(*) FROM sqlite_schema");
  }

  /** Parses JSON from this file. Throws a DatabaseError if it is damaged. */
  parse<T>(json: string): T {
    try {
      return JSON.parse(json) as T;
    } catch (error) {
      throw this.damaged(error);
    }
  }

  /** The error for content that this program cannot have written. */
  damaged(cause?: unknown): DatabaseError {
    return new DatabaseError(this.file, `is damaged: ${this.#remedy}`, cause);
  }

  /** A token that changes whenever this or another connection writes (https://sqlite.org/pragma.html#pragma_data_version). */
  version(): string {
    const { here } = this.get<{ here: number }>("SELECT total_changes() AS here")!;
    return `${here} ${this.versionElsewhere()}`;
  }

  /** A token that changes whenever another connection writes. */
  versionElsewhere(): number {
    return this.get<{ data_version: number }>("PRAGMA data_version")!.data_version;
  }

  /** Rewrites the file so that no trace of deleted data is left in free pages or in the log. */
  scrub(): void {
    this.#exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #exec(sql: string): void {
    this.#named(() => this.#database.exec(sql));
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #named<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const { errcode, code, message } = error as { errcode?: number; code?: string; message: string };
      if (code !== "ERR_SQLITE_ERROR" && !code?.startsWith("E")) throw error;
      const primary = (errcode ?? 0) & 0xff;
      if (DAMAGED.has(primary)) throw this.damaged(error);
      if (primary === BUSY) throw new DatabaseError(this.file, "is held by another program: try again", error, true);
      if (primary === FULL) throw new DatabaseError(this.file, "cannot grow: the disk is full", error);
      if (primary === CANNOT_OPEN)
        throw new DatabaseError(
          this.file,
          "cannot be opened: SQLite writes this file and two beside it, so its folder must exist, be writable, and not be on a read-only disk",
          error,
        );
      if (primary === READ_ONLY) throw new DatabaseError(this.file, "cannot be written", error);
      throw new DatabaseError(this.file, message, error);
    }
  }
}
