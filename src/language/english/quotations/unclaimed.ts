import { holds, indexAt, type Span, shared } from "../../../text/span.ts";
import { Tag, tagsOf } from "../lexicon.ts";
import { clauseBefore } from "./clause-before.ts";
import type { PlacedQuotation, QuotationContext } from "./context.ts";
import { CUE_VERBS } from "./cues.ts";
import type { Feature } from "./feature-names.ts";
import { has, isDash } from "./phrases.ts";
import { isTitleCase, standsLikeTitle } from "./titles.ts";
import type { UnitItem } from "./units.ts";

/** Evidence that nobody said the words between marks: that they are a title, a nickname or a term. */
export function unclaimed(context: QuotationContext, quotation: PlacedQuotation, add: (feature: Feature) => void): void {
  const { items } = context.sentences[quotation.sentence]!;
  const before = items[quotation.position - 1];
  const behind = items[quotation.position + 1];
  const text = context.layout.text.slice(quotation.span.start, quotation.span.end);
  const stop = /[.,!?]$/.test(text);
  if (quotation.words === 1) add("single word");
  const cry = /[!?]$/.test(text);
  const title = !cry && isTitleCase(text);
  const beside = standsLikeTitle(items, quotation.position);
  if (title) add("title case");
  if (title && beside) add("title case beside");
  if (title && behindPreposition(items, quotation.position)) add("title case behind preposition");
  if (!title && /^\p{Lu}/u.test(text)) add("capital");
  if (beside) add("title beside");
  if (cry) add("cry inside");
  if (stop) add("stop inside");
  else if (behind?.kind === "word") {
    if (has(behind, Tag.auxiliary | Tag.past | Tag.present)) add("verb behind");
    else if (
      !has(
        behind,
        Tag.preposition | Tag.conjunction | Tag.subordinator | Tag.relative | Tag.adverb | Tag.pronoun | Tag.determiner,
      )
    )
      add("noun behind");
  }
  if (before === undefined) add("opens sentence");
  else if (before.kind === "quote" || behind?.kind === "quote") add("quotation beside");
  else if (before.kind === "word") {
    if (before.owns) add("owner before");
    else if (has(before, Tag.determiner)) add("determiner before");
    else if (CUE_VERBS.has(before.lower)) add("cue before");
    else if (before.capital) add("name before");
    if (before.capital && behind?.kind === "word" && behind.capital) add("nickname");
  }
  inside(text, quotation.words, add);
  elsewhere(context, quotation, text, add);
  neighbours(before, behind, add);
  clauseBefore(context, quotation, title, add);
}

/** The class of the word or mark on either side. */
function neighbours(before: UnitItem | undefined, behind: UnitItem | undefined, add: (feature: Feature) => void): void {
  if (before?.kind === "word") {
    if (before.lower === "so-called") add("so-called before");
    if (before.lower === "as") add("as before");
    else if (before.lower === "of") add("of before");
    else if (before.lower === "to") add("to before");
    else if (has(before, Tag.be)) add("be before");
    else if (has(before, Tag.preposition)) add("preposition before");
    else if (has(before, Tag.conjunction)) add("conjunction before");
    else if (has(before, Tag.adjective)) add("adjective before");
  } else if (before?.lower === ",") add("comma before");
  else if (before?.lower === "(" || before?.lower === "[") add("bracket before");
  else if (isDash(before)) add("dash before");
  if (behind === undefined || /^[.!?]$/.test(behind.lower)) add("ends sentence");
  else if (behind.lower === ",") add("comma behind");
  else if (has(behind, Tag.preposition)) add("preposition behind");
  else if (has(behind, Tag.conjunction)) add("conjunction behind");
}

/** "On “Open Air”", "on Channel 9's “Open Air”": a work after the place where it ran. */
function behindPreposition(items: readonly UnitItem[], position: number): boolean {
  let at = position - 1;
  while (at > 0 && items[at]!.kind === "word" && (items[at]!.capital || items[at]!.owns)) at--;
  return has(items[at], Tag.preposition);
}

/** The quoted words themselves: speech has pronouns and auxiliaries, terms do not. */
function inside(text: string, count: number, add: (feature: Feature) => void): void {
  const tags = (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).map((word) => tagsOf(word));
  const some = (tag: number) => tags.some((own) => (own & tag) !== 0);
  if (count === 2) add("two words");
  if (((tags[0] ?? 0) & Tag.determiner) !== 0) add("determiner inside");
  if (some(Tag.pronoun)) add("pronoun inside");
  if (some(Tag.auxiliary)) add("auxiliary inside");
  if (some(Tag.adjective)) add("adjective inside");
  if (some(Tag.adverb)) add("adverb inside");
}

/** How far on either side of a quotation the same words are looked for, and at how many places at most. */
const NEARBY = 20_000;
const PLACES = 20;

/** The same words elsewhere in the article: in a longer speech they are somebody's, without marks they are a name or a term. */
function elsewhere(
  { layout, marked }: QuotationContext,
  { span }: PlacedQuotation,
  quoted: string,
  add: (feature: Feature) => void,
): void {
  const words = quoted.replace(/[.,!?]+$/, "");
  if (words === "") return;
  const from = Math.max(0, span.open - NEARBY);
  const text = layout.text.slice(from, span.close + NEARBY);
  let spoken = false;
  let bare = false;
  let at = text.indexOf(words);
  for (let places = 0; at >= 0 && places < PLACES; places++, at = text.indexOf(words, at + words.length)) {
    const found = { start: from + at, end: from + at + words.length };
    if (inWord(layout.text, found) || shared(found, span) > 0) continue;
    const holder = marked[indexAt(marked, found.start)];
    if (holder === undefined || !holds(holder, found)) bare = true;
    else if (holder.end - holder.start > words.length + 1) spoken = true;
  }
  if (spoken) add("in a speech");
  if (bare) add("without marks");
}

const LETTER = /[\p{L}\p{N}]/u;
const inWord = (text: string, { start, end }: Span): boolean =>
  LETTER.test(text[start - 1] ?? "") || LETTER.test(text[end] ?? "");
