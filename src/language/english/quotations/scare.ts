import type { Attributed } from "./candidates.ts";
import type { QuotationContext } from "./context.ts";
import { SURELY_SAID } from "./features.ts";
import { isNamedWork, isTitleCase, standsInList, standsLikeTitle } from "./titles.ts";

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
export function isSaid(context: QuotationContext, { quotation, odds }: Attributed): boolean {
  const text = context.layout.text.slice(quotation.span.start, quotation.span.end);
  if (REMARK.test(text) || isListed(context, quotation, text) || isWorkByName(context, quotation, text)) return false;
  if (quotation.words < 4) return odds > CLAIMED && !isTitle(context, quotation, text);
  if (quotation.words < SURELY_SAID && odds <= -AGAINST) return false;
  return (quotation.words < SURELY_SAID && odds > 0) || !isTitle(context, quotation, text);
}

/** Is it written like a title, and placed like one? A single word may be a name. */
const isTitle = (context: QuotationContext, { words, sentence, position }: Attributed["quotation"], text: string): boolean =>
  words > 1 &&
  words <= LONGEST_TITLE &&
  !/[!?]$/.test(text) &&
  isTitleCase(text) &&
  standsLikeTitle(context.sentences[sentence]!.items, position);

/** Is it the title of a work that is named beside it? Two words in capitals may be a cry. */
const isWorkByName = (context: QuotationContext, { words, sentence, position }: Attributed["quotation"], text: string): boolean =>
  words > 2 && words <= LONGEST_TITLE && isTitleCase(text) && isNamedWork(context.sentences[sentence]!.items, position);

/** Is it in a list of works: alone or beside its maker, capitalised, without a final stop? */
const isListed = (
  context: QuotationContext,
  { words, sentence, position, alone }: Attributed["quotation"],
  text: string,
): boolean =>
  words <= LONGEST_TITLE &&
  !/[.,!?…—–-]$/.test(text) &&
  isTitleCase(text) &&
  (alone || standsInList(context.sentences[sentence]!.items, position));
