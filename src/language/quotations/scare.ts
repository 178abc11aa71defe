import type { Attributed, Stage } from "./candidates.ts";

/** Is it something somebody said, rather than a title, a nickname, or a word that the writer keeps at arm's length? */
export function isSaid(_stage: Stage, attributed: Attributed): boolean {
  return attributed.quoting.words >= 4 || attributed.saying !== null;
}
