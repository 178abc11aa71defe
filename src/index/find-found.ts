import type { FactKind } from "../language/analysis.ts";
import type { Database } from "../sqlite/database.ts";
import type { Filter, QuotationsAsked, StoredFact, StoredQuotation } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { type PackedFact, unpackFact, unpackQuotation } from "./packed-analysis.ts";
import { unseal } from "./seal.ts";
import type { Words } from "./words/words.ts";

/** Quotations by a speaker (a key), or in some articles: newest article first, then in the order of the text. See `QuotationsAsked`. */
export function findQuotations(
  database: Database,
  index: Words,
  { speaker, articles, about }: QuotationsAsked,
  filter: Filter = {},
  limit = 200,
): StoredQuotation[] {
  const { where, values } = conditions(filter);
  const bySpeaker = speaker === undefined ? "" : "AND q.speaker = :speaker";
  const inArticles = articles === undefined ? "" : "AND a.id IN (SELECT value FROM json_each(:articles))";
  const rows = database.all<{ number: number; id: string; revision: string; position: number; found: string }>(
    `SELECT a.number, a.id, r.revision, q.position, q.found FROM quotation q JOIN revision r ON r.number = q.revision JOIN article a ON a.number = r.article AND a.current = r.number
     WHERE a.withdrawn = 0 ${bySpeaker} ${inArticles} ${where} ORDER BY a.day DESC, a.number DESC, q.position LIMIT :limit`,
    {
      ...values,
      limit,
      ...(speaker !== undefined && { speaker }),
      ...(articles !== undefined && { articles: JSON.stringify(articles) }),
    },
  );
  const shares =
    about &&
    index.shares(
      about.stems,
      rows.map(({ number }) => number),
    );
  const kept = about && shares ? rows.filter(({ number }) => shares.get(number)! >= about.least) : rows;
  return kept.map(({ id, revision, position, found }) => ({
    article: id,
    revision,
    index: position,
    quotation: unpackQuotation(unseal(database, found)),
  }));
}

/** Facts of some articles, of one kind or all: newest article first, then in the order of the text. */
export function findFacts(
  database: Database,
  { kind, articles }: { readonly kind?: FactKind | undefined; readonly articles: readonly string[] },
  filter: Filter = {},
  limit = 200,
): StoredFact[] {
  const { where, values } = conditions(filter);
  const rows = database.all<{ id: string; revision: string; facts: string }>(
    `SELECT a.id, r.revision, r.facts FROM article a JOIN revision r ON r.number = a.current
     WHERE a.withdrawn = 0 AND a.id IN (SELECT value FROM json_each(:articles)) ${where} ORDER BY a.day DESC, a.number DESC`,
    { ...values, articles: JSON.stringify(articles) },
  );
  return rows
    .flatMap(({ id, revision, facts }) =>
      unseal<PackedFact[]>(database, facts).map((fact, index) => ({ article: id, revision, index, fact: unpackFact(fact) })),
    )
    .filter(({ fact }) => kind === undefined || fact.kind === kind)
    .slice(0, limit);
}
