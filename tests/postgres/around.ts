import type { Postgres } from "../../src/postgres/connect.ts";
import type { TestServer } from "../support/postgres.ts";

/** What a test on PostgreSQL finds: a schema of its own, and what is closed after it. */
export type Around = {
  server: TestServer;
  address: string;
  database: Postgres;
  readonly opened: { readonly close: () => Promise<unknown> }[];
};
