import type { Conditions, Fate, Follow, Follows, QuietHours } from "../answer/follow.ts";
import type { Database } from "../sqlite/database.ts";

/** What channels follow, and what became of every match. */
export const FOLLOW_TABLES = `
  CREATE TABLE follow (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    server TEXT,
    user TEXT NOT NULL,
    conditions TEXT NOT NULL,       -- JSON
    locale TEXT NOT NULL,
    quiet TEXT,                     -- JSON
    role TEXT,
    begins INTEGER NOT NULL,        -- the place of the record's last change then
    since TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX follow_by_channel ON follow (channel);
  CREATE INDEX follow_by_server ON follow (server);
  CREATE INDEX follow_by_user ON follow (user);
  CREATE TABLE fate (
    follow INTEGER NOT NULL REFERENCES follow (id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    fate TEXT,                      -- null: that of the post
    post INTEGER REFERENCES post (id),
    PRIMARY KEY (follow, article)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX fate_by_article ON fate (article);
  CREATE TABLE follow_version (version INTEGER NOT NULL) STRICT; -- counts changes of follows, so that processes notice
  INSERT INTO follow_version VALUES (0);
`;

/** Keeps what a follow asked before its last edit. */
export const FOLLOW_EDITS = "ALTER TABLE follow ADD COLUMN earlier TEXT; -- JSON";

type Row = Omit<Follow, "conditions" | "quiet" | "paused" | "earlier"> & {
  conditions: string;
  quiet: string | null;
  paused: number;
  earlier: string | null;
};

export function openFollows(database: Database, now: () => Date): Follows {
  const followOf = ({ conditions, quiet, paused, earlier, ...row }: Row): Follow => ({
    ...row,
    conditions: database.parse<Conditions>(conditions),
    quiet: quiet === null ? null : database.parse<QuietHours>(quiet),
    paused: paused === 1,
    earlier: earlier === null ? null : database.parse<Follow["earlier"]>(earlier),
  });
  const changed = () => database.run("UPDATE follow_version SET version = version + 1");
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

  return {
    async add(follow) {
      const { channel, server, user, conditions, locale, quiet, role, begins } = follow;
      const since = now().toISOString();
      const { row } = database.run(
        `INSERT INTO follow (channel, server, user, conditions, locale, quiet, role, begins, since)
         VALUES (:channel, :server, :user, :conditions, :locale, :quiet, :role, :begins, :since)`,
        { channel, server, user, conditions: JSON.stringify(conditions), locale, quiet: json(quiet), role, begins, since },
      );
      changed();
      return { ...follow, id: row, since, paused: false, earlier: null };
    },
    async get(id) {
      const row = database.get<Row>("SELECT * FROM follow WHERE id = ?", id);
      return row ? followOf(row) : null;
    },
    async list({ channel, server, user } = {}) {
      const [where, value] =
        channel !== undefined
          ? ["WHERE channel = ?", channel]
          : server !== undefined
            ? ["WHERE server = ?", server]
            : user !== undefined
              ? ["WHERE user = ? AND server IS NULL", user]
              : ["", undefined];
      const sql = `SELECT * FROM follow ${where} ORDER BY id`;
      return (value === undefined ? database.all<Row>(sql) : database.all<Row>(sql, value)).map(followOf);
    },
    async change(id, { conditions, quiet, role, paused, begins, earlier }) {
      const set = (column: string, value: string | number | null | undefined) => {
        if (value !== undefined) database.run(`UPDATE follow SET ${column} = ? WHERE id = ?`, value, id);
      };
      database.transaction(() => {
        set("conditions", conditions && JSON.stringify(conditions));
        set("quiet", quiet === undefined ? undefined : json(quiet));
        set("role", role);
        set("paused", paused === undefined ? undefined : Number(paused));
        set("begins", begins);
        set("earlier", earlier === undefined ? undefined : json(earlier));
        changed();
      });
    },
    async stop(id) {
      database.run("DELETE FROM follow WHERE id = ?", id);
      changed();
    },
    async fates(article, at) {
      const rows = database.all<{ follow: number; fate: Fate }>(
        `SELECT f.follow, coalesce(f.fate, CASE p.state WHEN 'sent' THEN 'posted' WHEN 'dropped' THEN p.why
           ELSE CASE WHEN p.due > :at THEN 'quiet' ELSE 'waiting' END END) AS fate
         FROM fate f LEFT JOIN post p ON p.id = f.post WHERE f.article = :article`,
        { article, at },
      );
      return new Map(rows.map(({ follow, fate }) => [follow, fate]));
    },
    async posted(channel) {
      const rows = database.all<{ follow: number; posted: number }>(
        `SELECT f.follow, count(*) AS posted FROM follow o JOIN fate f ON f.follow = o.id JOIN post p ON p.id = f.post
         WHERE o.channel = ? AND f.fate IS NULL AND p.state = 'sent' GROUP BY f.follow`,
        channel,
      );
      return new Map(rows.map(({ follow, posted }) => [follow, posted]));
    },
    async closedSince(channel) {
      return database.get<{ closed: number }>("SELECT closed FROM held_channel WHERE channel = ?", channel)?.closed ?? null;
    },
    version: async () => database.get<{ version: number }>("SELECT version FROM follow_version")!.version,
  };
}
