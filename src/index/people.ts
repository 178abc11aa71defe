import { fieldOf } from "../language/english/names/occupation.ts";
import { bearerOf, initialOf, isForename, peopleOf, sharedWord } from "../language/english/names/one-person.ts";
import { speakerKey } from "../language/english/names/same-person.ts";
import type { QuotedPerson } from "../language/english/people.ts";
import type { Database } from "../sqlite/database.ts";
import { slice } from "../text/span.ts";
import { type PackedName, unpackName } from "./packed-analysis.ts";
import { unseal } from "./seal.ts";

/** The tables of people: the forms of their names, the people those belong to, and who is quoted in which article. */
export const PEOPLE = `
  CREATE TABLE form (               -- a name as articles print it, of one of the people that bear it
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    variant INTEGER NOT NULL,       -- from 1: people of one name whom articles tell apart
    shared TEXT NOT NULL,           -- the surname, or the only word
    field TEXT,                     -- the field of work that tells the variant apart
    person INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    UNIQUE (key, variant)
  ) STRICT;
  CREATE INDEX form_by_shared ON form (shared);
  CREATE INDEX form_by_person ON form (person);
  CREATE TABLE person (             -- its number is that of one of its forms
    number INTEGER PRIMARY KEY,
    quotations INTEGER NOT NULL,
    articles INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX person_by_quotations ON person (quotations DESC);
  CREATE TABLE said (               -- of current revisions that may be quoted
    article INTEGER NOT NULL,
    form INTEGER NOT NULL,
    person INTEGER NOT NULL,
    day INTEGER NOT NULL,           -- 20141128; 0 if unknown
    quotations INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role_start INTEGER,
    role_end INTEGER,
    PRIMARY KEY (article, form)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX said_by_person ON said (person, day, quotations);
`;

/** A person quoted in a text, as an entry carries it; `field` is the field of work of the role. */
export type QuotedEntry = QuotedPerson & { readonly field: string | null };

/** The people a text quotes, for its entry. */
export const quotedEntry = (text: string, quoted: QuotedPerson): QuotedEntry => ({
  ...quoted,
  field: quoted.role && fieldOf(slice(text, quoted.role)),
});

type FormRow = {
  number: number;
  key: string;
  variant: number;
  field: string | null;
  person: number;
  quotations: number;
  articles: number;
};

/** A day (ISO 8601, perhaps less precise) as a number that compares: 20141128, 20141100 for a month, 0 for null. */
export const dayNumber = (day: string | null): number => Number((day ?? "").replaceAll("-", "").slice(0, 8).padEnd(8, "0"));

/** Counts the people that an article's current revision quotes, inside a transaction. */
export function countPeople(database: Database, article: number, day: string | null, people: readonly QuotedEntry[]): void {
  for (const { key, name, role, quotations, field } of people) {
    const form = formFor(database, key, field, article);
    const { number, person, articles } = form;
    database.run(`INSERT INTO said VALUES (:article, :number, :person, :day, :quotations, :start, :end, :from, :to)`, {
      ...{ article, number, person, quotations, day: dayNumber(day) },
      ...{ start: name.start, end: name.end, from: role?.start ?? null, to: role?.end ?? null },
    });
    add(database, "form", number, quotations, 1);
    add(database, "person", person, quotations, 1);
    // Whom a bare name means may change as its bearers become better known.
    if (articles === 0 || !key.includes(" ") || Number.isInteger(Math.log2(articles + 1))) regroup(database, key);
  }
}

/** Takes the people of an article out of the tables. */
export function discountPeople(database: Database, article: number): void {
  const rows = database.all<FormRow & { times: number }>(
    "SELECT f.*, s.quotations AS times FROM said s JOIN form f ON f.number = s.form WHERE s.article = ?",
    article,
  );
  database.run("DELETE FROM said WHERE article = ?", article);
  for (const { times, ...form } of rows) {
    add(database, "form", form.number, -times, -1);
    add(database, "person", form.person, -times, -1);
    database.run("DELETE FROM person WHERE number = ? AND articles <= 0", form.person);
    if (form.articles > 1) continue;
    database.run("DELETE FROM form WHERE number = ?", form.number);
    regroup(database, form.key);
  }
}

function add(database: Database, table: "form" | "person", row: number, quotations: number, articles: number): void {
  database.run(
    `UPDATE ${table} SET quotations = quotations + ?, articles = articles + ? WHERE number = ?`,
    quotations,
    articles,
    row,
  );
}

/**
 * The form that a name in an article counts for: of people of one name, the one in the same field of work, or the one whose articles share
 * names with this one; a new one if none fits.
 */
function formFor(database: Database, key: string, field: string | null, article: number): FormRow {
  const forms = database.all<FormRow>("SELECT * FROM form WHERE key = ? ORDER BY articles DESC, variant", key);
  const alone = !key.includes(" ") && isForename(key);
  const fits = forms.filter((form) => !alone && (field === null || form.field === null || form.field === field));
  const [only] = fits;
  const chosen =
    (fits.length > 1 && field !== null ? fits.find((form) => form.field === field) : undefined) ??
    (fits.length === 1 && forms.length === 1 ? only : undefined) ??
    (forms.length > 0 ? sharingNames(database, forms, key, article) : undefined) ??
    only;
  if (chosen === undefined) return newForm(database, key, field, Math.max(0, ...forms.map(({ variant }) => variant)) + 1);
  if (chosen.field === null && field !== null) database.run("UPDATE form SET field = ? WHERE number = ?", field, chosen.number);
  return chosen;
}

function newForm(database: Database, key: string, field: string | null, variant: number): FormRow {
  const { row } = database.run(
    "INSERT INTO form (key, variant, shared, field, person, quotations, articles) VALUES (?, ?, ?, ?, 0, 0, 0)",
    key,
    variant,
    sharedWord(key),
    field,
  );
  database.run("UPDATE form SET person = number WHERE number = ?", row);
  database.run("INSERT INTO person VALUES (?, 0, 0)", row);
  return { number: row, key, variant, field, person: row, quotations: 0, articles: 0 };
}

/** So many forms of a name, and articles of each, are compared. */
const COMPARED = 8;

/** The form in whose articles a full name stands that this article has too; undefined if there is none. */
function sharingNames(database: Database, forms: readonly FormRow[], key: string, article: number): FormRow | undefined {
  const here = fullNames(database, key, article);
  return forms.slice(0, COMPARED).find((form) => {
    const articles = database.all<{ article: number }>(
      "SELECT article FROM said WHERE person = ? AND form = ? LIMIT ?",
      form.person,
      form.number,
      COMPARED,
    );
    return articles.some((other) => !here.isDisjointFrom(fullNames(database, key, other.article)));
  });
}

/** Keys of the names of two words or more in an article, but for one. */
function fullNames(database: Database, key: string, article: number): Set<string> {
  const row = database.get<{ text: string; names: string }>(
    "SELECT r.text, r.names FROM article a JOIN revision r ON r.number = a.current WHERE a.number = ?",
    article,
  )!;
  const names = unseal<PackedName[]>(database, row.names).map((name) => speakerKey(slice(row.text, unpackName(name).name)));
  return new Set(names.filter((name) => name.includes(" ") && name !== key));
}

/** Decides again which forms of a name are one person's, and who has the bare surname. */
function regroup(database: Database, key: string): void {
  const [first, shared] = [key.split(" ")[0]!, sharedWord(key)];
  if (key !== shared) {
    const alike = database
      .all<FormRow>("SELECT * FROM form WHERE shared = ? AND key <> ?", shared, shared)
      .filter((form) => initialOf(form.key) === initialOf(key));
    for (const forms of peopleOf(alike)) join(database, forms, Math.min(...forms.map(({ number }) => number)));
  }
  assignBare(database, shared);
  // "Xi" may be short for "Xi Jinping".
  if (first !== shared && !isForename(first)) assignBare(database, first);
}

/** Decides again who a bare name is, of the people with that surname, or with that family name first. */
function assignBare(database: Database, name: string): void {
  const bare = database.all<FormRow>("SELECT * FROM form WHERE key = ?", name);
  if (bare.length === 0) return;
  const bearers = database.all<{ person: number; articles: number }>(
    `SELECT person, sum(articles) AS articles FROM (SELECT number, person, articles FROM form WHERE shared = :name AND key <> :name
       UNION SELECT number, person, articles FROM form WHERE key > :from AND key < :to) GROUP BY person ORDER BY 2 DESC, 1 LIMIT 2`,
    { name, from: `${name} `, to: `${name}!` },
  );
  const bearer = bearerOf(name, bearers);
  for (const form of bare) join(database, [form], bearer?.person ?? form.number);
}

/** Makes forms one person's. */
function join(database: Database, forms: readonly FormRow[], person: number): void {
  for (const { number } of forms) {
    const form = database.get<FormRow>("SELECT * FROM form WHERE number = ?", number)!;
    if (form.person === person) continue;
    database.run("INSERT OR IGNORE INTO person VALUES (?, 0, 0)", person);
    add(database, "person", form.person, -form.quotations, -form.articles);
    add(database, "person", person, form.quotations, form.articles);
    database.run("UPDATE form SET person = ? WHERE number = ?", person, number);
    database.run("UPDATE said SET person = ? WHERE person = ? AND form = ?", person, form.person, number);
    database.run("DELETE FROM person WHERE number = ? AND articles <= 0", form.person);
  }
}
