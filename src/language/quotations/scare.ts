import type { Attributed, Stage } from "./candidates.ts";
import { isTitleCase, standsLikeTitle } from "./titles.ts";

/**
 * Is it something somebody said or wrote, rather than a title, a nickname, or a word that the writer keeps at arm's length? Four words
 * or more are nearly always said (99 of 100 from eight words on); up to three only when the ranker finds somebody who claims them.
 */
export function isSaid(stage: Stage, { quoting, saying }: Attributed): boolean {
  if (quoting.words < 4 && saying === null) return false;
  const text = stage.layout.text.slice(quoting.span.start, quoting.span.end);
  if (quoting.words === 1 || quoting.words > 14 || /[!?]$/.test(text) || !isTitleCase(text)) return true;
  return !standsLikeTitle(stage.scenes[quoting.scene]!.items, quoting.position);
}
