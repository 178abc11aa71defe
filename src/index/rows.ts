import type { Article } from "../article/article.ts";
import type { Database } from "../sqlite/database.ts";
import type { StoredArticle } from "./archive.ts";

/** A row of `revision` joined with its `article`. */
export type RevisionRow = {
  readonly number: number;
  readonly revision: string;
  readonly added: string;
  readonly fields: string;
  readonly text: string;
  readonly current: number;
  readonly withdrawn: number;
  readonly vanished: number;
};

/** The columns of a RevisionRow. */
export const REVISION = `r.number, r.revision, r.added, r.fields, r.text, a.current = r.number AS current, a.withdrawn, a.vanished`;

export const fieldsOf = ({ text: _, ...fields }: Article): string => JSON.stringify(fields);

export function heldOf(database: Database, row: RevisionRow): StoredArticle {
  const { revision, added, text } = row;
  const fields = database.parse<Omit<Article, "text">>(row.fields);
  return {
    ...fields,
    text,
    revision,
    added,
    current: row.current === 1,
    withdrawn: row.withdrawn === 1,
    vanished: row.vanished === 1,
  };
}

/** The article of a stored revision, without the fields that the index adds. */
export function articleOf({
  revision: _,
  added: __,
  current: ___,
  withdrawn: ____,
  vanished: _____,
  ...article
}: StoredArticle): Article {
  return article;
}
