import { ANALYSIS_VERSION } from "../language/read.ts";
import type { Database } from "../sqlite/database.ts";
import type { Holdings } from "./archive.ts";

/** Finds the withdrawn articles without reading the others. */
export const WITHDRAWN = "CREATE INDEX article_withdrawn ON article (number) WHERE withdrawn = 1;";

/** How many publishers are named, those with most articles. */
const SOURCES = 50;

/** What the archive holds. Each figure is read when it is first asked for: those that take long are in few replies. */
export function holdingsOf(database: Database, articles: number): Holdings {
  const earliest = once(() => dayOf(database, "ASC"));
  const latest = once(() => dayOf(database, "DESC"));
  const sources = once(() => sourcesOf(database));
  const quotations = once(() => quotationsOf(database));
  const outdated = once(() => outdatedOf(database));
  return {
    articles,
    get earliest() {
      return earliest();
    },
    get latest() {
      return latest();
    },
    get sources() {
      return sources();
    },
    get quotations() {
      return quotations();
    },
    get outdated() {
      return outdated();
    },
  };
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

const dayOf = (database: Database, order: "ASC" | "DESC"): string | null =>
  database.get<{ day: string }>(`SELECT day FROM article WHERE withdrawn = 0 AND day IS NOT NULL ORDER BY day ${order} LIMIT 1`)
    ?.day ?? null;

/** The publishers' names as the articles added first print them. Only the index by publisher is read, since the table is many times as long. */
function sourcesOf(database: Database): string[] {
  const rows = database.all<{ source: string | null }>(
    `SELECT DISTINCT r.fields ->> 'source' AS source FROM revision r WHERE r.number IN (SELECT a.current FROM article a JOIN (
       SELECT min(number) AS number FROM article INDEXED BY article_by_source
       WHERE source IS NOT NULL AND number NOT IN (SELECT number FROM article WHERE withdrawn = 1)
       GROUP BY source ORDER BY count(*) DESC LIMIT ${SOURCES}) f ON f.number = a.number)`,
  );
  return rows.flatMap(({ source }) => source ?? []);
}

const quotationsOf = (database: Database): number =>
  database.get<{ n: number }>("SELECT coalesce(sum(quotations), 0) AS n FROM speaker")!.n;

const outdatedOf = (database: Database): number =>
  database.get<{ n: number }>(
    `SELECT count(*) AS n FROM revision r JOIN article a ON a.current = r.number
     WHERE (r.analysis < :version OR r.analysis > :version) AND a.withdrawn = 0`,
    { version: ANALYSIS_VERSION },
  )!.n;
