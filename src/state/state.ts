import type { Request } from "../answer/command.ts";
import type { Digests } from "../answer/digest.ts";
import type { Follows } from "../answer/follow.ts";
import type { KeptReadings } from "../reader/guarded.ts";
import { Database } from "../sqlite/database.ts";
import type { Outbox } from "../tell/outbox.ts";
import { DIGEST_TABLE, openDigests } from "./digests.ts";
import { FOLLOW_EDITS, FOLLOW_TABLES, openFollows } from "./follows.ts";
import { OUTBOX_ATTEMPTS, OUTBOX_TABLES, openOutbox } from "./outbox.ts";
import { openReadings, READING_TABLES } from "./readings.ts";
import { defaults, type ServerSettings } from "./settings.ts";

/** How long a request is kept: 30 days, in milliseconds. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
/** Only the newest are kept, since anybody can send long requests of up to 24 KB. */
const MOST_KEPT = 5000;

/** Steps from one version of the file to the next. */
export const STATE_MIGRATIONS = [
  `
  CREATE TABLE server (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE request (key TEXT PRIMARY KEY, request TEXT NOT NULL, kept INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX request_by_age ON request (kept);
  `,
  OUTBOX_TABLES + FOLLOW_TABLES,
  READING_TABLES,
  DIGEST_TABLE,
  OUTBOX_ATTEMPTS,
  FOLLOW_EDITS,
];

const REMEDY = "put a copy of it back, or move it away, which begins a new one: settings of servers are then lost";

/** What the bot remembers about servers and askers. Unlike the archive, it cannot be rebuilt. Every method may reject with a DatabaseError. */
export interface State {
  /** Keeps a request too long for a button, for 30 days after its last use while it is among the newest 5,000. */
  keep(key: string, request: Request): Promise<void>;
  /** The request for a key; null once dropped. */
  kept(key: string): Promise<Request | null>;
  settings(server: string | null): Promise<ServerSettings>;
  change(server: string, settings: ServerSettings): Promise<void>;
  /** What channels follow, their digests, and the posts for both; absent where they cannot be kept. */
  readonly telling?: { readonly follows: Follows; readonly digests: Digests; readonly outbox: Outbox };
  /** What readers chose; absent where it cannot be kept. */
  readonly readings?: KeptReadings;
  close(): Promise<void>;
}

/** Opens or creates the state file; ":memory:" keeps nothing. Throws a DatabaseError. */
export function openState(file: string, now: () => Date = () => new Date(), mostKept = MOST_KEPT): State {
  const database = new Database(file, STATE_MIGRATIONS, REMEDY);
  const oldest = () => now().getTime() - KEPT_FOR;

  return {
    telling: { follows: openFollows(database, now), digests: openDigests(database), outbox: openOutbox(database) },
    readings: openReadings(database, now),
    async keep(key, request) {
      database.transaction(() => {
        database.run(
          "INSERT INTO request VALUES (:key, :request, :kept) ON CONFLICT (key) DO UPDATE SET kept = excluded.kept WHERE kept < excluded.kept",
          { key, request: JSON.stringify(request), kept: now().getTime() },
        );
        database.run("DELETE FROM request WHERE kept < ?", oldest());
        database.run(
          "DELETE FROM request WHERE key IN (SELECT key FROM request ORDER BY kept DESC, key LIMIT -1 OFFSET ?)",
          mostKept,
        );
      });
    },
    async kept(key) {
      const row = database.get<{ request: string }>("SELECT request FROM request WHERE key = ? AND kept >= ?", key, oldest());
      return row ? database.parse<Request>(row.request) : null;
    },
    async settings(server) {
      if (server === null) return defaults;
      const row = database.get<{ settings: string }>("SELECT settings FROM server WHERE id = ?", server);
      return row ? { ...defaults, ...database.parse<Partial<ServerSettings>>(row.settings) } : defaults;
    },
    async change(server, changed) {
      database.run("INSERT INTO server VALUES (:server, :settings) ON CONFLICT (id) DO UPDATE SET settings = excluded.settings", {
        server,
        settings: JSON.stringify(changed),
      });
    },
    close: async () => database.close(),
  };
}
