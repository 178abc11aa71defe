import type { Database } from "../sqlite/database.ts";
import type { Attempts } from "../tell/attempt.ts";
import {
  type AlertBody,
  type Alerted,
  type ClaimedPost,
  type NewPost,
  type Outbox,
  type PostBody,
  type Sends,
  TERMINAL,
} from "../tell/outbox.ts";

/** Posts, written down before they are sent; each channel has each key once, for ever. */
export const OUTBOX_TABLES = `
  CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    article TEXT,
    body TEXT NOT NULL,             -- JSON
    locale TEXT NOT NULL,
    role TEXT,
    written INTEGER NOT NULL,
    due INTEGER,                    -- not before; null: at once, whatever the clock says
    state TEXT NOT NULL DEFAULT 'waiting', -- waiting, sending, sent, dropped
    tried INTEGER,                  -- when an attempt began whose end is unknown
    lease INTEGER,                  -- until when its sender has it
    why TEXT,                       -- it was dropped
    message TEXT,
    ended INTEGER,                  -- when it was sent or dropped
    UNIQUE (channel, key)
  ) STRICT;
  CREATE INDEX post_unsent ON post (channel, id) WHERE state IN ('waiting', 'sending');
  CREATE INDEX post_sent ON post (channel, ended) WHERE state = 'sent';
  CREATE INDEX post_by_article ON post (article);
  CREATE TABLE held_channel (       -- channels to wait with: closed to us, or after a failure
    channel TEXT PRIMARY KEY,
    next INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    closed INTEGER                  -- since when; null after a mere failure
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE tell_cursor (place INTEGER) STRICT;
  INSERT INTO tell_cursor VALUES (NULL);
`;

/** Counts how often a post was sent again; `tried` is now written just before the call. */
export const OUTBOX_ATTEMPTS = "ALTER TABLE post ADD COLUMN again INTEGER NOT NULL DEFAULT 0;";

/** A sender has this long, in milliseconds, before another may take its post: longer than a call takes, shorter than Discord knows a nonce. */
export const LEASE = 60_000;

/** Pauses before a closed channel is tried again, in milliseconds: from five minutes to six hours. */
export const FIRST_PAUSE = 300_000;
export const LONGEST_PAUSE = 21_600_000;

/** Alerts compared when copies are looked for. */
export const RECENT = 200;

type Row = Omit<NewPost, "body"> & { id: number; body: string; message: string | null; state: string } & Attempts;

export function openOutbox(database: Database): Outbox {
  const insert = ({ channel, key, locale, role, written, due, body }: NewPost) =>
    database.run(
      `INSERT INTO post (channel, key, kind, article, body, locale, role, written, due)
       VALUES (:channel, :key, :kind, :article, :body, :locale, :role, :written, :due) ON CONFLICT (channel, key) DO NOTHING`,
      {
        channel,
        key,
        kind: body.kind,
        article: "article" in body ? body.article : null,
        body: JSON.stringify(body),
        locale,
        role,
        written,
        due,
      },
    ).changes > 0;

  const alerted = ({ channel, locale, role, body, message }: Row): Alerted => ({
    channel,
    locale,
    role,
    body: database.parse<AlertBody>(body),
    message,
  });

  const here = (sends: Sends) => (sends === "terminal" ? `channel = '${TERMINAL}'` : `channel <> '${TERMINAL}'`);

  const channelOf = (id: number) => database.get<{ channel: string }>("SELECT channel FROM post WHERE id = ?", id)!.channel;

  /** The last message of ours in a channel; ids of messages grow with time. */
  const newestIn = (channel: string) =>
    database.get<{ message: string }>(
      "SELECT message FROM post WHERE channel = ? AND state = 'sent' ORDER BY length(message) DESC, message DESC LIMIT 1",
      channel,
    )?.message ?? null;

  /** Takes a post back and holds its channel, so that nothing overtakes it. */
  function hold(id: number, next: number, closed: number | null, { tried, again }: Attempts): void {
    database.run(
      "UPDATE post SET state = 'waiting', lease = NULL, tried = :tried, again = :again WHERE id = :id AND state = 'sending'",
      { id, tried, again },
    );
    database.run(
      `INSERT INTO held_channel VALUES (:channel, :next, 1, :closed)
       ON CONFLICT (channel) DO UPDATE SET next = :next, tries = tries + 1, closed = coalesce(closed, :closed)`,
      { channel: channelOf(id), next, closed },
    );
  }

  return {
    cursor: async () => database.get<{ place: number | null }>("SELECT place FROM tell_cursor")!.place,

    decide: async (from, to, { posts, decisions, copies }) =>
      database.transaction(() => {
        if (database.run("UPDATE tell_cursor SET place = ? WHERE place IS ?", to, from).changes === 0) return false;
        for (const post of posts) insert(post);
        for (const { channel, key, article } of copies)
          database.run(
            `UPDATE post SET body = json_insert(body, '$.copies[#]', :article) WHERE channel = :channel AND key = :key`,
            { channel, key, article },
          );
        for (const decision of decisions) {
          const { follow, article } = decision;
          const [fate, channel, key] =
            "fate" in decision ? [decision.fate, "", ""] : [decision.copy ? "copied" : null, decision.channel, decision.key];
          database.run(
            `INSERT OR IGNORE INTO fate SELECT :follow, :article, :fate, (SELECT id FROM post WHERE channel = :channel AND key = :key)
             WHERE EXISTS (SELECT 1 FROM follow WHERE id = :follow)`,
            { follow, article, fate, channel, key },
          );
        }
        return true;
      }),

    put: async (post) => insert(post),

    claim: async (now, sends) =>
      database.transaction((): ClaimedPost | null => {
        // A lease that ends later than any can, and a channel held for longer than any is, are of a clock that was set back.
        const row = database.get<Row>(
          `SELECT p.* FROM post p WHERE p.id IN (SELECT min(id) FROM post WHERE state IN ('waiting', 'sending') AND ${here(sends)}
             AND (state = 'sending' OR due IS NULL OR due <= :now) GROUP BY channel)
           AND (p.state = 'waiting' OR p.lease <= :now OR p.lease > :now + ${LEASE})
           AND NOT EXISTS (SELECT 1 FROM post o WHERE o.channel = p.channel AND o.state = 'sending' AND o.id <> p.id
             AND o.lease > :now AND o.lease <= :now + ${LEASE})
           AND NOT EXISTS (SELECT 1 FROM held_channel h WHERE h.channel = p.channel AND h.next > :now AND h.next <= :now + ${LONGEST_PAUSE})
           ORDER BY p.id LIMIT 1`,
          { now },
        );
        if (!row) return null;
        const { id, channel, key, locale, role, written, due, tried, again } = row;
        const lease = now + LEASE;
        database.run("UPDATE post SET state = 'sending', lease = ? WHERE id = ?", lease, id);
        const newest = tried === null ? null : newestIn(channel);
        const body = database.parse<PostBody>(row.body);
        return { id, channel, key, locale, role, written, due, tried, again, lease, newest, body };
      }),

    async attempt({ id, lease }, now, { tried, again }) {
      const sql =
        "UPDATE post SET tried = :tried, again = :again, lease = :next WHERE id = :id AND state = 'sending' AND lease = :lease";
      return database.run(sql, { id, lease, tried, again, next: now + LEASE }).changes > 0;
    },

    async sent(id, message, now, revision) {
      database.transaction(() => {
        database.run("UPDATE post SET state = 'sent', message = :message, ended = :now, lease = NULL WHERE id = :id", {
          id,
          message,
          now,
        });
        if (revision !== undefined)
          database.run("UPDATE post SET body = json_set(body, '$.revision', ?) WHERE id = ?", revision, id);
        database.run("DELETE FROM held_channel WHERE channel = ?", channelOf(id));
      });
    },

    async drop(id, why) {
      database.run("UPDATE post SET state = 'dropped', why = ?, lease = NULL WHERE id = ?", why, id);
    },

    async retry(id, now, milliseconds, attempts) {
      database.transaction(() => hold(id, now + milliseconds, null, attempts));
    },

    close: async (id, now, attempts) =>
      database.transaction(() => {
        const channel = channelOf(id);
        const held = () =>
          database.get<{ tries: number; closed: number | null }>("SELECT * FROM held_channel WHERE channel = ?", channel);
        const before = held();
        const tries = before?.closed == null ? 0 : before.tries;
        hold(id, now + Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE), now, attempts);
        return { since: held()!.closed!, news: before?.closed == null };
      }),

    async sentAlerts(channel, after, until) {
      const sql =
        "SELECT count(*) AS n FROM post WHERE channel = ? AND kind = 'alert' AND state = 'sent' AND ended > ? AND ended <= ?";
      return database.get<{ n: number }>(sql, channel, after, until)!.n;
    },

    async overflow(channel, now, due) {
      database.transaction(() => {
        database.run(
          "UPDATE post SET state = 'dropped', why = 'limit', lease = NULL, ended = :now WHERE channel = :channel AND kind = 'alert' AND (due IS NULL OR due <= :now) AND state IN ('waiting', 'sending')",
          { channel, now },
        );
        const waits = database.get(
          "SELECT 1 FROM post WHERE channel = ? AND kind = 'rest' AND state IN ('waiting', 'sending')",
          channel,
        );
        const { locale } = database.get<{ locale: string }>(
          "SELECT locale FROM post WHERE channel = ? ORDER BY id DESC",
          channel,
        )!;
        if (!waits) insert({ channel, key: `rest ${now}`, locale, role: null, written: now, due, body: { kind: "rest" } });
      });
    },

    async overLimit(channel, upTo) {
      const sql = `SELECT count(*) AS n FROM post WHERE channel = :channel AND kind = 'alert' AND state = 'dropped' AND why = 'limit' AND ended <= :upTo
         AND id > coalesce((SELECT max(id) FROM post WHERE channel = :channel AND kind = 'rest' AND state = 'sent'), 0)`;
      return database.get<{ n: number }>(sql, { channel, upTo })!.n;
    },

    async recent(channel, after) {
      const sql = `SELECT * FROM post WHERE channel = ? AND kind = 'alert' AND state <> 'dropped' AND coalesce(ended, due, written) > ? ORDER BY id DESC LIMIT ${RECENT}`;
      return database.all<Row>(sql, channel, after).map(alerted);
    },

    async oldestDue(now) {
      const sql =
        "SELECT min(coalesce(due, written)) AS oldest FROM post WHERE state IN ('waiting', 'sending') AND (due IS NULL OR due <= ?)";
      return database.get<{ oldest: number | null }>(sql, now)!.oldest;
    },

    about: async (article) => database.all<Row>("SELECT * FROM post WHERE article = ? AND kind = 'alert'", article).map(alerted),
  };
}
