import type { Article } from "../article/article.ts";
import type { Analysis, SummaryLength } from "../language/analysis.ts";
import type { Database } from "../sqlite/database.ts";
import type { Span } from "../text/span.ts";
import type { StoredArticle } from "./archive.ts";
import { seal, unseal } from "./seal.ts";

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

type StoredLayout = Pick<Analysis, "paragraphs" | "sentences" | "summary">;

const flat = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end]);
const paired = (offsets: readonly number[]): Span[] =>
  Array.from({ length: offsets.length / 2 }, (_, i) => ({ start: offsets[2 * i]!, end: offsets[2 * i + 1]! }));

export function sealedLayout({ paragraphs, sentences, summary }: StoredLayout): string {
  return seal([flat(paragraphs), flat(sentences), flat(summary.short), flat(summary.medium), flat(summary.long)]);
}

export function layoutOf(database: Database, sealed: string): StoredLayout {
  const [paragraphs, sentences, short, medium, long] = unseal<number[][]>(database, sealed).map(paired);
  const summary: Record<SummaryLength, Span[]> = { short: short!, medium: medium!, long: long! };
  return { paragraphs: paragraphs!, sentences: sentences!, summary };
}
