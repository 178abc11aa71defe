import type { Digest, Digests, Schedule } from "../answer/digest.ts";
import type { Database } from "../sqlite/database.ts";

export const DIGEST_TABLE = `
  CREATE TABLE digest (
    channel TEXT PRIMARY KEY,
    server TEXT,
    user TEXT NOT NULL,
    schedule TEXT NOT NULL,         -- JSON
    locale TEXT NOT NULL,
    next INTEGER NOT NULL,
    since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX digest_by_next ON digest (next);
`;

type Row = Omit<Digest, "schedule"> & { readonly schedule: string };

export function openDigests(database: Database): Digests {
  const digestOf = (row: Row): Digest => ({ ...row, schedule: database.parse<Schedule>(row.schedule) });
  return {
    async get(channel) {
      const row = database.get<Row>("SELECT * FROM digest WHERE channel = ?", channel);
      return row ? digestOf(row) : null;
    },
    async set({ channel, server, user, schedule, locale, next, since }) {
      database.run(
        "INSERT OR REPLACE INTO digest (channel, server, user, schedule, locale, next, since) VALUES (:channel, :server, :user, :schedule, :locale, :next, :since)",
        { channel, server, user, schedule: JSON.stringify(schedule), locale, next, since },
      );
    },
    async remove(channel) {
      database.run("DELETE FROM digest WHERE channel = ?", channel);
    },
    due: async (now) => database.all<Row>("SELECT * FROM digest WHERE next <= ? ORDER BY next", now).map(digestOf),
  };
}
