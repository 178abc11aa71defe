import type { Fact, FactKind, Quotation } from "../language/analysis.ts";
import type { Filter, HeldFact, HeldQuotation } from "./archive.ts";
import { conditions } from "./conditions.ts";
import type { Database } from "./database.ts";

type Asked = { readonly articles?: readonly string[] | undefined };

/** What was found in articles, the newest article first, in each in its order: rows of one table, whose column `by` may be asked to be `value`. */
function foundIn<T>(
  database: Database,
  {
    table,
    by,
    value,
    articles,
  }: Asked & { readonly table: "quotation" | "fact"; readonly by: string; readonly value: string | undefined },
  filter: Filter,
  limit: number,
): { article: string; revision: string; index: number; found: T }[] {
  const { where, values } = conditions(filter);
  const asked = [
    ...(value === undefined ? [] : [`AND f.${by} = ?`]),
    ...(articles === undefined ? [] : ["AND a.id IN (SELECT value FROM json_each(?))"]),
  ];
  const rows = database.all<{ id: string; revision: string; position: number; found: string }>(
    `SELECT a.id, r.revision, f.position, f.found FROM ${table} f JOIN revision r ON r.number = f.revision JOIN article a ON a.number = r.article AND a.current = r.number
     WHERE a.withdrawn = 0 ${asked.join(" ")} ${where} ORDER BY a.day DESC, a.number DESC, f.position LIMIT ?`,
    ...(value === undefined ? [] : [value]),
    ...(articles === undefined ? [] : [JSON.stringify(articles)]),
    ...values,
    limit,
  );
  return rows.map(({ id, revision, position, found }) => ({
    article: id,
    revision,
    index: position,
    found: JSON.parse(found) as T,
  }));
}

/** Quotations of a speaker (by key), of the articles named. */
export function findQuotations(
  database: Database,
  { speaker, articles }: Asked & { readonly speaker?: string | undefined },
  filter: Filter = {},
  limit = 200,
): HeldQuotation[] {
  const found = foundIn<Quotation>(database, { table: "quotation", by: "speaker", value: speaker, articles }, filter, limit);
  return found.map(({ found: quotation, ...place }) => ({ ...place, quotation }));
}

/** Facts of a kind, of the articles named. */
export function findFacts(
  database: Database,
  { kind, articles }: Asked & { readonly kind?: FactKind | undefined },
  filter: Filter = {},
  limit = 200,
): HeldFact[] {
  const found = foundIn<Fact>(database, { table: "fact", by: "kind", value: kind, articles }, filter, limit);
  return found.map(({ found: fact, ...place }) => ({ ...place, fact }));
}
