import { DatabaseSync } from "node:sqlite";
import type { Request } from "../answer/command.ts";
import { makeParent } from "../sqlite/make-parent.ts";
import { defaults, type ServerSettings } from "./settings.ts";

const version = 1;
const keptFor = 30 * 24 * 60 * 60 * 1000;

const schema = `
  CREATE TABLE IF NOT EXISTS server (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS request (key TEXT PRIMARY KEY, request TEXT NOT NULL, kept INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS request_by_age ON request (kept);
  PRAGMA user_version = ${version};
`;

/** The state file cannot be used; `file` names it. */
export class StateError extends Error {
  override readonly name = "StateError";
  readonly file: string;

  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.file = file;
  }
}

/** What the bot remembers of servers and askers. Unlike the archive it cannot be rebuilt from anything. */
export interface State {
  /** Keeps a request that is too long for a button, for 30 days from the last time it was kept. */
  keep(key: string, request: Request): void;
  /** The request under a key; null once it is dropped. */
  kept(key: string): Request | null;
  settings(server: string | null): ServerSettings;
  change(server: string, settings: ServerSettings): void;
  close(): void;
}

/** Opens the state file and makes it where there is none; ":memory:" keeps nothing. Throws a StateError. */
export function openState(file: string, now: () => Date = () => new Date()): State {
  const database = open(file);
  const keep = database.prepare(
    "INSERT INTO request VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET kept = excluded.kept WHERE kept < excluded.kept",
  );
  const drop = database.prepare("DELETE FROM request WHERE kept < ?");
  const kept = database.prepare("SELECT request FROM request WHERE key = ? AND kept >= ?");
  const settings = database.prepare("SELECT settings FROM server WHERE id = ?");
  const change = database.prepare("INSERT INTO server VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET settings = excluded.settings");
  const oldest = () => now().getTime() - keptFor;

  return {
    keep(key, request) {
      drop.run(oldest());
      keep.run(key, JSON.stringify(request), now().getTime());
    },
    kept(key) {
      const row = kept.get(key, oldest());
      return row ? (JSON.parse(String(row.request)) as Request) : null;
    },
    settings(server) {
      const row = server === null ? undefined : settings.get(server);
      return row ? { ...defaults, ...(JSON.parse(String(row.settings)) as Partial<ServerSettings>) } : defaults;
    },
    change(server, changed) {
      change.run(server, JSON.stringify(changed));
    },
    close() {
      database.close();
    },
  };
}

function open(file: string): DatabaseSync {
  try {
    if (file !== ":memory:") makeParent(file);
    const database = new DatabaseSync(file);
    database.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    const found = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    if (found > version) throw new Error(`is of version ${found}, written by a later Verbatim (this one reads ${version})`);
    if (found < version) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`);
    return database;
  } catch (error) {
    throw new StateError(file, error instanceof Error ? error.message : String(error));
  }
}
