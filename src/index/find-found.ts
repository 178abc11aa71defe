import type { Fact, FactKind, Quotation } from "../language/analysis.ts";
import type { Database } from "../sqlite/database.ts";
import type { Filter, HeldFact, HeldQuotation } from "./archive.ts";
import { conditions } from "./conditions.ts";

/** Quotations of a speaker (by key), of the articles named: the newest article first, each in its order. */
export function findQuotations(
  database: Database,
  { speaker, articles }: { readonly speaker?: string | undefined; readonly articles?: readonly string[] | undefined },
  filter: Filter = {},
  limit = 200,
): HeldQuotation[] {
  const { where, values } = conditions(filter);
  const asked = [
    ...(speaker === undefined ? [] : ["AND q.speaker = ?"]),
    ...(articles === undefined ? [] : ["AND a.id IN (SELECT value FROM json_each(?))"]),
  ];
  const rows = database.all<{ id: string; revision: string; position: number; found: string }>(
    `SELECT a.id, r.revision, q.position, q.found FROM quotation q JOIN revision r ON r.number = q.revision JOIN article a ON a.number = r.article AND a.current = r.number
     WHERE a.withdrawn = 0 ${asked.join(" ")} ${where} ORDER BY a.day DESC, a.number DESC, q.position LIMIT ?`,
    ...(speaker === undefined ? [] : [speaker]),
    ...(articles === undefined ? [] : [JSON.stringify(articles)]),
    ...values,
    limit,
  );
  return rows.map(({ id, revision, position, found }) => ({
    article: id,
    revision,
    index: position,
    quotation: JSON.parse(found) as Quotation,
  }));
}

/** Facts of the articles named, of one kind where that is asked: the newest article first, each in its order. */
export function findFacts(
  database: Database,
  { kind, articles }: { readonly kind?: FactKind | undefined; readonly articles: readonly string[] },
  filter: Filter = {},
  limit = 200,
): HeldFact[] {
  const { where, values } = conditions(filter);
  const rows = database.all<{ id: string; revision: string; facts: string }>(
    `SELECT a.id, r.revision, r.facts FROM article a JOIN revision r ON r.number = a.current
     WHERE a.withdrawn = 0 AND a.id IN (SELECT value FROM json_each(?)) ${where} ORDER BY a.day DESC, a.number DESC`,
    JSON.stringify(articles),
    ...values,
  );
  return rows
    .flatMap(({ id, revision, facts }) =>
      (JSON.parse(facts) as Fact[]).map((fact, index) => ({ article: id, revision, index, fact })),
    )
    .filter(({ fact }) => kind === undefined || fact.kind === kind)
    .slice(0, limit);
}
