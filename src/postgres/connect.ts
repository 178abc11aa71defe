import { setTimeout as wait } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { DatabaseError } from "../sqlite/error.ts";

/** Statements over a pool of connections; the type of 64-bit numbers is a number. */
export type Statements = Sql<{ bigint: number }>;

/** A PostgreSQL database whose errors name it. */
export type Postgres = {
  readonly sql: Statements;
  /** Host, port and database, for messages and logs: no user, no password. */
  readonly name: string;
  /** The schema that holds the tables. */
  readonly schema: string;
  /**
   * Runs database work. Rejects with a DatabaseError that says what failed. Work with a `patience` in milliseconds fails once that is over, and at
   * once while the database was found away a moment ago, so that no request waits for nothing.
   */
  readonly named: <T>(work: (sql: Statements) => Promise<T>, patience?: number) => Promise<T>;
  /** The database's clock in milliseconds since 1970, as last compared: those of the processes may differ. */
  readonly now: () => number;
  /** Compares this process's clock with the database's. */
  readonly setClock: () => Promise<void>;
  /** Calls `heard` when another process announces `channel`. Only a hint: announcements during a lost connection are missed. */
  readonly listen: (channel: string, heard: () => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
};

/** Our schema, unless the address names another: `?search_path=name`. */
const SCHEMA = "verbatim";

/** Milliseconds for work nobody waits for, such as adding a batch. */
const LONGEST = 60_000;
/** Milliseconds that closing waits for work, and seconds for connections. */
const LONGEST_CLOSING = 5000;
const GOODBYE = 0.2;
/** Milliseconds during which a database found away is not asked again by those with little patience. */
const AWAY = 300;
/** One that is only slow is not away: so many in a row must have timed out. */
const LATE_IN_A_ROW = 3;

/** Connection failures of postgres.js and Node. */
const UNREACHABLE = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT", "ECONNREFUSED", "ECONNRESET"],
  ...["ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EPIPE", "ENOENT", "EHOSTUNREACH", "ENETUNREACH"],
]);
/** SQLSTATEs of a server that is stopping, starting or full (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const UNAVAILABLE = /^(?:08|57P0|53300)/;

const REASONS: Readonly<Record<string, string>> = {
  "28P01": "refuses the user or the password",
  "28000": "refuses the user",
  "3D000": "does not exist",
  "42501": "does not allow this user to do that",
  "53100": "cannot grow: its disk is full",
};

/** Opens a pool of connections to `postgres://user:password@host:port/database`; nothing is sent before the first statement. */
export function connect(address: string, connections = 5): Postgres {
  const { host, pathname, searchParams } = new URL(address);
  const name = `postgres://${host}${pathname}`;
  const schema = searchParams.get("search_path") ?? SCHEMA;
  const options = {
    max: connections,
    connect_timeout: 5,
    backoff: () => 0.2,
    connection: { search_path: schema, application_name: "verbatim" },
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
    onnotice: () => {},
    // Each connection would ask for the array types first, and where it is cut meanwhile nobody handles the failure, which ends the process.
    fetch_types: false,
  };
  const sql: Statements = postgres(address, options);
  let awayUntil = 0;
  let late = 0;
  let ahead = 0;
  const underWay = new Set<Promise<unknown>>();

  function failure(error: unknown): unknown {
    if (!(error instanceof Error) || error instanceof DatabaseError) return error;
    const code = String((error as { code?: unknown }).code ?? "");
    const away = UNREACHABLE.has(code) || UNAVAILABLE.test(code);
    if (away) awayUntil = Date.now() + AWAY;
    if (!away && error.name !== "PostgresError") return error;
    const reason = away ? `does not answer (${code}): is it running, and is its address right?` : error.message;
    return new DatabaseError(name, REASONS[code] ?? reason, error, away);
  }

  async function named<T>(work: (sql: Statements) => Promise<T>, patience = LONGEST): Promise<T> {
    if (patience < LONGEST && Date.now() < awayUntil)
      throw new DatabaseError(name, "did not answer a moment ago", undefined, true);
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        if (++late >= LATE_IN_A_ROW) awayUntil = Date.now() + AWAY;
        reject(new DatabaseError(name, `did not answer within ${patience / 1000} s`, undefined, true));
      }, patience);
    });
    let working: Promise<T> | undefined;
    try {
      working = work(sql);
      underWay.add(working);
      const result = await Promise.race([working, timeUp]);
      late = 0;
      return result;
    } catch (error) {
      throw failure(error);
    } finally {
      if (working) underWay.delete(working);
      clearTimeout(timer);
    }
  }

  /** Waits for work under way, but not for connections that were cut while they opened, which never end. */
  async function close(): Promise<void> {
    await Promise.race([Promise.allSettled(underWay), wait(LONGEST_CLOSING, null, { ref: false })]);
    await sql.end({ timeout: GOODBYE });
  }

  return {
    sql,
    name,
    schema,
    named,
    now: () => Math.round(Date.now() + ahead),
    async setClock() {
      const before = Date.now();
      const [row] = await named(
        (sql) => sql<{ now: number }[]>`SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`,
      );
      ahead = row!.now - (before + Date.now()) / 2;
    },
    async listen(channel, heard) {
      // A pool of its own: postgres.js gives up listening where the first attempt to listen again fails, so the caller opens a new one.
      const ear = postgres(address, { ...options, max: 1 });
      await named(() => ear.listen(`${schema}_${channel}`, heard)).catch(async (error) => {
        await ear.end({ timeout: 0 });
        throw error;
      });
      return () => ear.end({ timeout: 1 });
    },
    close,
  };
}
