import type { Layout } from "../../text/sentences.ts";
import type { Name, Quotation } from "../analysis.ts";

/** The quotations of a text in its order; with `attribute` false only what stands between marks, without speakers. */
export function findQuotations(_layout: Layout, _names: readonly Name[], _attribute: boolean): Quotation[] {
  return [];
}
