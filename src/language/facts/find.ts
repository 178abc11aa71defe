import type { Layout } from "../../text/sentences.ts";
import type { Fact, Name } from "../analysis.ts";

/** The facts of a text in its order. `published` (ISO 8601 or null) is what relative dates are counted from. */
export function findFacts(_layout: Layout, _names: readonly Name[], _published: string | null): Fact[] {
  return [];
}
