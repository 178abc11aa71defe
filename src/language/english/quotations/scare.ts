import type { Attributed } from "./candidates.ts";
import { SURELY_SAID } from "./features.ts";
import type { Stage } from "./stage.ts";
import { isTitleCase, standsInList, standsLikeTitle } from "./titles.ts";

/** Up to three words are somebody's when the odds (their logarithm) are higher than this: what is lost costs as much as a false alarm. */
const CLAIMED = 0.25;
/** Four words or more are words that somebody said unless the odds against it (their logarithm) are higher than this. */
const AGAINST = 3;
const LONGEST_TITLE = 14;
/** A remark all in brackets is the transcript's: "(Applause.)". */
const REMARK = /^[([][^()[\]]*[)\]][.,]?$/;

/**
 * Is it something somebody said or wrote, rather than a title, a nickname, or a word that the writer keeps at arm's length? Up to three
 * words only when the ranker finds somebody who claims them; four or more are nearly always said (99 of 100 from eight words on).
 */
export function isSaid(stage: Stage, { quoting, odds }: Attributed): boolean {
  const text = stage.layout.text.slice(quoting.span.start, quoting.span.end);
  if (REMARK.test(text) || isListed(stage, quoting, text)) return false;
  if (quoting.words < 4) return odds > CLAIMED && !isTitle(stage, quoting, text);
  if (quoting.words < SURELY_SAID && odds <= -AGAINST) return false;
  return (quoting.words < SURELY_SAID && odds > 0) || !isTitle(stage, quoting, text);
}

/** Is it written like a title, and does it stand where titles do? A single word may be a name. */
const isTitle = (stage: Stage, { words, scene, position }: Attributed["quoting"], text: string): boolean =>
  words > 1 &&
  words <= LONGEST_TITLE &&
  !/[!?]$/.test(text) &&
  isTitleCase(text) &&
  standsLikeTitle(stage.scenes[scene]!.items, position);

/** Is it one of a list of works: all by itself or beside who made it, capitalised, and without the stop that ends a sentence? */
const isListed = (stage: Stage, { words, scene, position, alone }: Attributed["quoting"], text: string): boolean =>
  words <= LONGEST_TITLE &&
  !/[.,!?…—–-]$/.test(text) &&
  isTitleCase(text) &&
  (alone || standsInList(stage.scenes[scene]!.items, position));
