import type { Topic } from "../language/english/topics.ts";
import type { Database } from "../sqlite/database.ts";
import type { Span } from "../text/span.ts";

/** The tables of what articles are about. */
export const SUBJECTS = `
  CREATE TABLE subject (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,       -- stems
    articles INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX subject_by_articles ON subject (articles DESC);
  CREATE TABLE about (              -- of current revisions that may be quoted
    article INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    day INTEGER NOT NULL,           -- since 1970; NO_DAY if unknown
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, subject)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX about_by_subject ON about (subject, day);
`;

/** The day of an article without a date. */
export const NO_DAY = -1_000_000;
const DAY = 24 * 60 * 60 * 1000;

/** A day (ISO 8601, perhaps less precise) as days since 1970; NO_DAY if unknown. */
export const epochDay = (day: string | null): number => {
  const time = day === null ? Number.NaN : Date.parse(day.slice(0, 10));
  return Number.isNaN(time) ? NO_DAY : Math.floor(time / DAY);
};

/** Days since 1970 as ISO 8601. */
export const isoOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Adds what articles are about, one write a subject and in the order of keys. */
export function countSubjects(
  database: Database,
  all: readonly { readonly article: number; readonly day: string | null; readonly subjects: readonly Topic[] }[],
): void {
  const counts = new Map<string, number>();
  for (const { subjects } of all) for (const { key } of subjects) counts.set(key, (counts.get(key) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const key of [...counts.keys()].sort()) {
    const row = database.get<{ number: number }>(
      "INSERT INTO subject (key, articles) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET articles = articles + excluded.articles RETURNING number",
      key,
      counts.get(key)!,
    );
    numbers.set(key, row!.number);
  }
  for (const { article, day, subjects } of all) {
    const at = epochDay(day);
    for (const { key, start, end } of subjects)
      database.run("INSERT INTO about VALUES (?, ?, ?, ?, ?)", article, numbers.get(key)!, at, start, end);
  }
}

/** Takes an article out of the tables. */
export function discountSubjects(database: Database, article: number): void {
  const rows = database.all<{ subject: number }>("SELECT subject FROM about WHERE article = ?", article);
  database.run("DELETE FROM about WHERE article = ?", article);
  for (const { subject } of rows) {
    database.run("UPDATE subject SET articles = articles - 1 WHERE number = ?", subject);
    database.run("DELETE FROM subject WHERE number = ? AND articles <= 0", subject);
  }
}

/** The number of windows that a trend has, the last one included. */
const WINDOWS = 5;

/** A subject with its articles in windows of some days each, the oldest first; `all`: in the whole archive. */
export type Trend = { readonly subject: number; readonly key: string; readonly windows: readonly number[]; readonly all: number };
/** With more articles than this in the windows, only the MANY most written about subjects are counted. */
const FEW = 5000;
const MANY = 500;

/** The windows that end on day `to`, for the subjects written about in them; `articles` restricts them to some articles. */
export function trends(database: Database, to: number, days: number, sources: readonly string[] | null): Trend[] {
  const from = to - WINDOWS * days;
  const range = { from: isoOfDay(from + 1), to: `${isoOfDay(to)}\u{10ffff}` };
  const within = "a.day >= :from AND a.day <= :to AND a.withdrawn = 0";
  const window = `SELECT b.subject, CAST((:until - b.day) / :days AS INTEGER) AS window, count(*) AS n`;
  const by = "GROUP BY 1, 2";
  const bounds = { until: to, days };
  const rows = (): { subject: number; window: number; n: number }[] => {
    if (sources !== null)
      return database.all(
        `${window} FROM article a JOIN about b ON b.article = a.number WHERE a.source IN (SELECT value FROM json_each(:sources)) AND ${within} ${by}`,
        { ...bounds, ...range, sources: JSON.stringify(sources) },
      );
    const few = database.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM article a WHERE ${within} LIMIT ${FEW})`,
      range,
    )!;
    if (few.n < FEW)
      return database.all(`${window} FROM article a JOIN about b ON b.article = a.number WHERE ${within} ${by}`, {
        ...bounds,
        ...range,
      });
    return database.all(
      `${window} FROM (SELECT number FROM subject ORDER BY articles DESC, key LIMIT ${MANY}) s
       JOIN about b ON b.subject = s.number AND b.day > :first AND b.day <= :until ${by}`,
      { ...bounds, first: from },
    );
  };
  const counted = new Map<number, number[]>();
  for (const { subject, window, n } of rows()) {
    const windows = counted.get(subject) ?? Array.from({ length: WINDOWS }, () => 0);
    const at = WINDOWS - 1 - window;
    if (at >= 0 && at < WINDOWS) windows[at] = windows[at]! + n;
    counted.set(subject, windows);
  }
  return named(
    database,
    [...counted].map(([subject, windows]) => ({ subject, windows })),
  );
}

function named(database: Database, all: readonly { readonly subject: number; readonly windows: readonly number[] }[]): Trend[] {
  const rows = database.all<{ number: number; key: string; articles: number }>(
    "SELECT number, key, articles FROM subject WHERE number IN (SELECT value FROM json_each(?))",
    JSON.stringify(all.map(({ subject }) => subject)),
  );
  const known = new Map(rows.map((row) => [row.number, row]));
  return all.flatMap(({ subject, windows }) => {
    const row = known.get(subject);
    return row ? [{ subject, windows, key: row.key, all: row.articles }] : [];
  });
}

/** The subjects most written about, with empty windows. */
export function mostWrittenAbout(database: Database, limit: number): Trend[] {
  const rows = database.all<{ number: number; key: string; articles: number }>(
    "SELECT number, key, articles FROM subject ORDER BY articles DESC, key LIMIT ?",
    limit,
  );
  return rows.map(({ number, key, articles }) => ({
    subject: number,
    key,
    windows: Array.from({ length: WINDOWS }, () => 0),
    all: articles,
  }));
}

/** Where a subject is printed last. */
export function placeOf(database: Database, subject: number): (Span & { id: string; hash: string; text: string }) | undefined {
  return database.get(
    `SELECT a.id, r.revision AS hash, r.text, b.start, b."end" FROM about b JOIN article a ON a.number = b.article JOIN revision r ON r.number = a.current
     WHERE b.subject = ? ORDER BY b.day DESC, b.article DESC LIMIT 1`,
    subject,
  );
}

/** The newest day that an article has, not after `upTo`; null if none has one. */
export function newestDay(database: Database, upTo: string, sources: readonly string[] | null): string | null {
  const among = sources === null ? "" : "AND source IN (SELECT value FROM json_each(:sources))";
  const row = database.get<{ day: string | null }>(
    `SELECT max(day) AS day FROM article WHERE withdrawn = 0 AND day <= :upTo ${among}`,
    { upTo: `${upTo}\u{10ffff}`, ...(sources !== null && { sources: JSON.stringify(sources) }) },
  );
  return row?.day ?? null;
}
