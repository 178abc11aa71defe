import type { Digest, Digests, Schedule } from "../answer/digest.ts";
import type { Postgres } from "../postgres/connect.ts";

/** The table of `DIGEST_TABLE`. */
export const POSTGRES_DIGEST_TABLE = `
  CREATE TABLE digest (
    channel text PRIMARY KEY,
    server text,
    "user" text NOT NULL,
    schedule text NOT NULL,
    locale text NOT NULL,
    next bigint NOT NULL,
    since bigint NOT NULL
  );
  CREATE INDEX digest_by_next ON digest (next);
`;

type Row = Omit<Digest, "schedule"> & { readonly schedule: string };

const digestOf = (row: Row): Digest => ({ ...row, schedule: JSON.parse(row.schedule) as Schedule });

/** Opens the digests in a PostgreSQL database whose state tables exist. */
export function openPostgresDigests({ named }: Postgres): Digests {
  return {
    async get(channel) {
      const [row] = await named((sql) => sql<Row[]>`SELECT * FROM digest WHERE channel = ${channel}`);
      return row ? digestOf(row) : null;
    },
    async set({ channel, server, user, schedule, locale, next, since }) {
      const row = { server, user, locale, next, since, schedule: JSON.stringify(schedule) };
      await named(
        (sql) => sql`
          INSERT INTO digest ${sql({ channel, ...row })} ON CONFLICT (channel) DO UPDATE SET ${sql(row)}`,
      );
    },
    async remove(channel) {
      await named((sql) => sql`DELETE FROM digest WHERE channel = ${channel}`);
    },
    due: async (now) => (await named((sql) => sql<Row[]>`SELECT * FROM digest WHERE next <= ${now} ORDER BY next`)).map(digestOf),
  };
}
