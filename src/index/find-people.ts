import { speakerKey } from "../language/english/names/same-person.ts";
import type { Database } from "../sqlite/database.ts";
import { type Span, slice } from "../text/span.ts";
import { stems } from "../text/words.ts";
import type { Filter } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { heldWords, sourcesLike } from "./narrow.ts";
import { dayNumber } from "./people.ts";
import type { Appearance, IndexedPerson, PeopleQuery, Printed } from "./ways.ts";

type PersonCount = { person: number; quotations: number; articles: number };

/** How many articles with a topic's words, last added first, are read. */
const HOLDING = 2000;
/** With more days than this many articles fill, the table is read in the order of people. */
const MANY_DAYS = 1000;
/** Roles are looked for in so many of a person's newest articles. */
const RECENT = 30;

/** The people quoted, most first. */
export function findPeople(database: Database, asked: PeopleQuery, limit = 100): IndexedPerson[] {
  return counted(database, asked, limit).flatMap((row) => personOf(database, row) ?? []);
}

function counted(database: Database, { topic, ...filter }: PeopleQuery, limit: number): PersonCount[] {
  if (topic !== undefined) return onTopic(database, topic, filter, limit);
  const { source, since, until } = filter;
  if (source !== undefined) {
    const { where, values } = conditions({ since, until });
    const names = JSON.stringify(sourcesLike(database, source, Number.MAX_SAFE_INTEGER));
    const within = `a.source IN (SELECT value FROM json_each(:names)) ${where}`;
    return inArticles(database, within, { ...values, names }, limit);
  }
  if (since === undefined && until === undefined)
    return most(database, "NOT MATERIALIZED (SELECT number AS person, quotations, articles FROM person)", {}, limit);
  const { where, values } = conditions({ since, until });
  const among = database.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM article a WHERE a.day IS NOT NULL ${where} LIMIT ${MANY_DAYS})`,
    values,
  )!;
  if (among.n < MANY_DAYS) return inArticles(database, `1 ${where}`, values, limit);
  const [from, to] = [
    dayNumber(since ?? null),
    until === undefined ? 99_999_999 : Number(until.replaceAll("-", "").padEnd(8, "9")),
  ];
  const counts = `MATERIALIZED (SELECT s.person, sum(s.quotations) AS quotations, count(*) AS articles
    FROM said s INDEXED BY said_by_person WHERE s.day BETWEEN :from AND :to AND s.day > 0 GROUP BY s.person)`;
  return most(database, counts, { from, to }, limit);
}

/** Where a person is first quoted: an order that does not depend on the numbers of people, which differ between indexes. */
const FIRST = "min(s.article * 1000000 + s.start)";

type Parameters = Readonly<Record<string, string | number>>;

/** The people quoted in the articles that meet a condition, most first. */
const inArticles = (database: Database, condition: string, values: Parameters, limit: number): PersonCount[] =>
  database.all<PersonCount>(
    `SELECT s.person, sum(s.quotations) AS quotations, count(*) AS articles
     FROM article a JOIN said s ON s.article = a.number WHERE ${condition}
     GROUP BY s.person ORDER BY 2 DESC, 3 DESC, ${FIRST} LIMIT :limit`,
    { ...values, limit },
  );

/** The people with the highest counts of a table. Only those with equal counts are looked up: reading all the places of many takes long. */
function most(database: Database, counts: string, values: Parameters, limit: number): PersonCount[] {
  const rows = database.all<PersonCount>(
    `WITH counted AS ${counts} SELECT person, quotations, articles FROM counted
     WHERE quotations >= coalesce((SELECT quotations FROM counted ORDER BY quotations DESC LIMIT 1 OFFSET :last), 0)`,
    { ...values, last: limit - 1 },
  );
  const found = new Map<number, number>();
  const first = ({ person }: PersonCount): number => {
    const known =
      found.get(person) ??
      database.get<{ place: number }>(`SELECT ${FIRST} AS place FROM said s WHERE s.person = ?`, person)!.place;
    found.set(person, known);
    return known;
  };
  return rows.sort((a, b) => b.quotations - a.quotations || b.articles - a.articles || first(a) - first(b)).slice(0, limit);
}

/** People quoted in the articles whose headline or opening has the words, or on a topic of those words. */
function onTopic(database: Database, topic: string, filter: Filter, limit: number): PersonCount[] {
  const matching = heldWords(database, topic);
  if (matching === null) return [];
  const { where, values } = conditions(filter);
  const found = `(SELECT rowid FROM words WHERE words MATCH :matching ORDER BY rowid DESC LIMIT ${HOLDING}) w
     JOIN article a ON a.number = w.rowid`;
  const about = new Set(
    database
      .all<{ rowid: number }>(
        `SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ${HOLDING}`,
        `{title lede} : (${matching})`,
      )
      .map(({ rowid }) => rowid),
  );
  const rows = database.all<{ article: number; person: number; key: string; quotations: number; topics: string }>(
    `SELECT s.article, s.person, f.key, s.quotations,
       (SELECT json_group_array(json(q.topics)) FROM quotation q WHERE q.revision = a.current AND q.speaker = f.key) AS topics
     FROM ${found} JOIN said s ON s.article = a.number JOIN form f ON f.number = s.form WHERE 1 ${where}
     ORDER BY s.article DESC, s.start`,
    { ...values, matching },
  );
  const wanted = stems(topic);
  const people = new Map<number, PersonCount>();
  for (const { article, person, key, quotations, topics } of rows) {
    const times = about.has(article) ? quotations : timesOn(database.parse<readonly QuotationTopics[]>(topics), key, wanted);
    if (times === 0) continue;
    const known = people.get(person) ?? { person, quotations: 0, articles: 0 };
    people.set(person, { person, quotations: known.quotations + times, articles: known.articles + 1 });
  }
  return [...people.values()].sort((a, b) => b.quotations - a.quotations || b.articles - a.articles).slice(0, limit);
}

/** The topics of a quotation: key, start and end of each. */
type QuotationTopics = readonly (readonly [key: string, start: number, end: number])[];

const timesOn = (quotations: readonly QuotationTopics[], speaker: string, wanted: readonly string[]): number =>
  quotations.filter((topics) => topics.some(([key]) => key !== speaker && wanted.every((stem) => key.split(" ").includes(stem))))
    .length;

type Row = {
  form: number;
  key: string;
  variant: number;
  quotations: number;
  id: string;
  hash: string;
  text: string;
  start: number;
  end: number;
  role_start: number | null;
  role_end: number | null;
};

const APPEARANCE = `SELECT s.form, f.key, f.variant, s.quotations, a.id, r.revision AS hash, r.text, s.start, s."end", s.role_start, s.role_end
  FROM said s JOIN form f ON f.number = s.form JOIN article a ON a.number = s.article JOIN revision r ON r.number = a.current`;

function personOf(database: Database, { person, quotations, articles }: PersonCount): IndexedPerson | null {
  const form = database.get<{ number: number; key: string; variant: number }>(
    "SELECT number, key, variant FROM form WHERE person = ? ORDER BY instr(key, ' ') = 0, articles DESC, length(key) DESC, key, variant LIMIT 1",
    person,
  );
  const named =
    form &&
    database.get<Row>(
      `${APPEARANCE} WHERE s.person = ? AND s.form = ? ORDER BY s.day DESC, s.article DESC LIMIT 1`,
      person,
      form.number,
    );
  if (!form || !named) return null;
  const newest = database.get<{ article: number; form: number }>(
    `SELECT article, form FROM (SELECT article, form, role_start FROM said WHERE person = ? ORDER BY day DESC, article DESC LIMIT ${RECENT})
     WHERE role_start IS NOT NULL LIMIT 1`,
    person,
  );
  const titled = newest && database.get<Row>(`${APPEARANCE} WHERE s.article = ? AND s.form = ?`, newest.article, newest.form);
  return {
    ...{ person, quotations, articles },
    key: form.variant === 1 ? form.key : `${form.key} #${form.variant}`,
    name: nameOf(database, named),
    role: titled ? roleOf(titled) : null,
  };
}

const printed = ({ id, hash, text }: Row, { start, end }: Span): Printed => ({
  article: id,
  revision: hash,
  span: { start, end },
  words: slice(text, { start, end }),
});

/** The name at a row's place. Throws a DatabaseError if another stands there: the row is damaged. */
function nameOf(database: Database, row: Row): Printed {
  const name = printed(row, row);
  if (speakerKey(name.words) !== row.key) throw database.damaged();
  return name;
}

const roleOf = (row: Row): Printed | null =>
  row.role_start === null || row.role_end === null ? null : printed(row, { start: row.role_start, end: row.role_end });

/** The articles that quote a person, newest first. */
export function appearancesOf(database: Database, person: number, limit: number, filter: Filter = {}): Appearance[] {
  const { where, values } = conditions(filter);
  return database
    .all<Row>(`${APPEARANCE} WHERE s.person = :person ${where} ORDER BY s.day DESC, s.article DESC LIMIT :limit`, {
      ...{ ...values, person, limit },
    })
    .map((row) => ({ key: row.key, name: nameOf(database, row), role: roleOf(row) }));
}

/** How often a person is quoted in the articles of a filter, and in how many. */
export function quotedWithin(database: Database, person: number, filter: Filter): { quotations: number; articles: number } {
  const { where, values } = conditions(filter);
  return database.get<{ quotations: number; articles: number }>(
    `SELECT coalesce(sum(s.quotations), 0) AS quotations, count(DISTINCT s.article) AS articles
     FROM said s JOIN article a ON a.number = s.article WHERE s.person = :person ${where}`,
    { ...values, person },
  )!;
}

/** The forms in which a person's name is printed, most articles first, each with a place. */
export function formsOf(database: Database, person: number, limit: number): Printed[] {
  const forms = database.all<{ number: number }>(
    "SELECT number FROM form WHERE person = ? ORDER BY articles DESC, key, variant LIMIT ?",
    person,
    limit,
  );
  return forms.flatMap(({ number }) => {
    const row = database.get<Row>(`${APPEARANCE} WHERE s.person = ? AND s.form = ? LIMIT 1`, person, number);
    return row ? [nameOf(database, row)] : [];
  });
}

/** The people quoted in the same articles, the most often first, counted over the person's newest articles. */
export function besideOf(database: Database, person: number, limit: number, filter: Filter = {}): IndexedPerson[] {
  const { where, values } = conditions(filter);
  const rows = database.all<PersonCount>(
    `SELECT s.person, sum(s.quotations) AS quotations, count(DISTINCT s.article) AS articles
     FROM (SELECT DISTINCT article FROM (SELECT s.article FROM said s JOIN article a ON a.number = s.article
       WHERE s.person = :person ${where} ORDER BY s.day DESC, s.article DESC LIMIT 500)) w
     JOIN said s ON s.article = w.article WHERE s.person <> :person GROUP BY s.person ORDER BY 3 DESC, 2 DESC, ${FIRST} LIMIT :limit`,
    { ...values, person, limit },
  );
  return rows.flatMap((row) => personOf(database, row) ?? []);
}

/** People by the keys of their forms, as `personNamed` and suggestions use them; a key with "#2" is the second of that name. */
export function peopleWith(database: Database, keys: readonly string[]): IndexedPerson[] {
  const found = new Map<number, PersonCount>();
  for (const key of keys) {
    const [, name, variant] = /^(.*?)(?: #(\d+))?$/.exec(key)!;
    const rows = database.all<PersonCount>(
      `SELECT p.number AS person, p.quotations, p.articles FROM form f JOIN person p ON p.number = f.person
       WHERE f.key = ? AND (? IS NULL OR f.variant = ?) ORDER BY p.quotations DESC`,
      name!,
      variant ?? null,
      Number(variant ?? 0),
    );
    for (const row of rows) found.set(row.person, row);
  }
  return [...found.values()].flatMap((row) => personOf(database, row) ?? []);
}

/** The topics that a person's newest quotations are about, most often first and no word twice, each where it is printed. */
export function topicsOfPerson(database: Database, person: number, limit: number, filter: Filter = {}): Printed[] {
  const { where, values } = conditions(filter);
  const rows = database.all<{ id: string; hash: string; text: string; topics: string }>(
    `SELECT a.id, r.revision AS hash, r.text, q.topics FROM (SELECT s.article, s.form FROM said s JOIN article a ON a.number = s.article
       WHERE s.person = :person ${where} ORDER BY s.day DESC LIMIT 100) s
     JOIN form f ON f.number = s.form JOIN article a ON a.number = s.article JOIN revision r ON r.number = a.current
     JOIN quotation q ON q.revision = a.current AND q.speaker = f.key`,
    { ...values, person },
  );
  const found = new Map<string, { times: number; place: Printed }>();
  for (const { id, hash, text, topics } of rows) {
    for (const [key, start, end] of database.parse<QuotationTopics>(topics)) {
      const known = found.get(key);
      if (known) known.times++;
      else
        found.set(key, {
          times: 1,
          place: { article: id, revision: hash, span: { start, end }, words: slice(text, { start, end }) },
        });
    }
  }
  const chosen: string[][] = [];
  return [...found]
    .sort(([, a], [, b]) => b.times - a.times)
    .flatMap(([key, { place }]) => {
      const words = key.split(" ");
      if (chosen.length === limit || chosen.some((other) => words.some((word) => other.includes(word)))) return [];
      chosen.push(words);
      return [place];
    });
}
