import type { TestServer } from "../../scripts/own-postgres.ts";
import type { Postgres } from "../../src/postgres/connect.ts";

/** What a test on PostgreSQL finds: a schema of its own, and what is closed after it. */
export type Around = {
  server: TestServer;
  address: string;
  database: Postgres;
  readonly opened: { readonly close: () => Promise<unknown> }[];
};
