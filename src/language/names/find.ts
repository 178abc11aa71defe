import type { Layout } from "../../text/sentences.ts";
import type { Name } from "../analysis.ts";

/** Whom and what a text names, the forms of one name joined, in the order of their first mention. */
export function findNames(_layout: Layout): Name[] {
  return [];
}
