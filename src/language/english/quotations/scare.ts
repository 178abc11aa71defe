import type { Attributed } from "./candidates.ts";
import { SURELY_SAID } from "./features.ts";
import type { Stage } from "./stage.ts";
import { isTitleCase, standsInList, standsLikeTitle } from "./titles.ts";

/** Up to three words count as said above these log odds; a miss costs as much as a false alarm. */
const CLAIMED = 0.25;
/** Four words or more count as said unless the log odds against it are higher. */
const AGAINST = 3;
const LONGEST_TITLE = 14;
/** A remark in brackets is the transcript's: "(Applause.)". */
const REMARK = /^[([][^()[\]]*[)\]][.,]?$/;

/**
 * Was it said or written by somebody, rather than being a title, a nickname or a scare quote? Up to three words need a likely speaker; longer
 * ones are nearly always said (99 in 100 from eight words on).
 */
export function isSaid(stage: Stage, { quoting, odds }: Attributed): boolean {
  const text = stage.layout.text.slice(quoting.span.start, quoting.span.end);
  if (REMARK.test(text) || isListed(stage, quoting, text)) return false;
  if (quoting.words < 4) return odds > CLAIMED && !isTitle(stage, quoting, text);
  if (quoting.words < SURELY_SAID && odds <= -AGAINST) return false;
  return (quoting.words < SURELY_SAID && odds > 0) || !isTitle(stage, quoting, text);
}

/** Is it written like a title, and placed like one? A single word may be a name. */
const isTitle = (stage: Stage, { words, scene, position }: Attributed["quoting"], text: string): boolean =>
  words > 1 &&
  words <= LONGEST_TITLE &&
  !/[!?]$/.test(text) &&
  isTitleCase(text) &&
  standsLikeTitle(stage.scenes[scene]!.items, position);

/** Is it in a list of works: alone or beside its maker, capitalised, without a final stop? */
const isListed = (stage: Stage, { words, scene, position, alone }: Attributed["quoting"], text: string): boolean =>
  words <= LONGEST_TITLE &&
  !/[.,!?…—–-]$/.test(text) &&
  isTitleCase(text) &&
  (alone || standsInList(stage.scenes[scene]!.items, position));
