import { Tag } from "../lexicon.ts";
import { attributionOf } from "./attribution.ts";
import type { ContextSentence, PlacedQuotation, QuotationContext } from "./context.ts";
import { CUE_NOUNS } from "./cues.ts";
import { has, isDash } from "./phrases.ts";
import type { Saying } from "./sayings.ts";

/** One possible attribution of a quotation. */
export type Candidate =
  | { readonly from: "sentence" | "before" | "after"; readonly sentence: number; readonly saying: Saying }
  | { readonly from: "inherited"; readonly distance: number; readonly source: Attributed; readonly sameSentence: boolean }
  | { readonly from: "nobody" };

/** A quotation with its attribution. */
export type Attributed = {
  readonly quotation: PlacedQuotation;
  readonly choice: Candidate;
  /** The saying it rests on, followed back through inherited ones; null for nobody. */
  readonly saying: { readonly sentence: number; readonly saying: Saying } | null;
  /** The log odds that anybody is quoted at all. */
  readonly odds: number;
};

const FARTHEST_INHERITANCE = 12;
/** How many sayings of the sentence before may carry over to the next. */
const BEFORE = 12;

/** The possible attributions of a quotation, "nobody" last; an attribution right beside it is the only one. */
export function candidatesOf(context: QuotationContext, quotation: PlacedQuotation, previous: Attributed | null): Candidate[] {
  const attribution = attributionOf(context, quotation);
  if (attribution) return [attribution];
  const { sentences } = context;
  const sentence = sentences[quotation.sentence]!;
  const found: Candidate[] = quotation.near.map((saying) => ({ from: "sentence", sentence: quotation.sentence, saying }));
  const before = sentences[quotation.sentence - 1];
  if (before && sentence.paragraph - before.lastParagraph <= 1) {
    for (const saying of before.sayings.slice(-BEFORE))
      if (saying !== previous?.saying?.saying && mayGoOn(before, saying))
        found.push({ from: "before", sentence: quotation.sentence - 1, saying });
  }
  const after = sentences[quotation.sentence + 1];
  if (after && after.paragraph - sentence.lastParagraph <= 1 && quotation.position === sentence.items.length - 1) {
    const label = isDash(after.items[0])
      ? after.sayings.find((saying) => saying.pattern === "label" && saying.at === 0)
      : undefined;
    const cried = /[?!]/.test(context.layout.text[quotation.span.end - 1]!) && after.paragraph === sentence.lastParagraph;
    const first =
      quotation.alone && (previous === null || cried) ? after.sayings.find((saying) => speaks(after, saying)) : undefined;
    if (first) found.push({ from: "after", sentence: quotation.sentence + 1, saying: first });
    if (label) found.push({ from: "after", sentence: quotation.sentence + 1, saying: label });
  }
  if (previous?.saying) {
    const distance = sentence.paragraph - sentences[previous.quotation.sentence]!.lastParagraph;
    if (distance <= FARTHEST_INHERITANCE) {
      found.push({
        from: "inherited",
        distance,
        source: previous,
        sameSentence: previous.saying.sentence === quotation.sentence,
      });
    }
  }
  found.push({ from: "nobody" });
  return found;
}

/** May the subject of a sentence speak in the next one too: a person, or anything that a verb of saying has? */
const mayGoOn = ({ items }: ContextSentence, { class: of, subject }: Saying): boolean =>
  of !== null ||
  items
    .slice(subject.from, subject.to)
    .some((item) => has(item, Tag.actor | Tag.pronoun) || (item.capital && !has(item, Tag.determiner)));

/** May the sentence after a quotation attribute it: does a name or a noun speak in it? */
const speaks = (sentence: ContextSentence, { pattern, class: of, subject }: Saying): boolean =>
  (pattern === "before" || pattern === "aside") && of !== null && !has(sentence.items[subject.from], Tag.pronoun);

/** Is it no verb of saying: "Ma is “the best”", but not "his answer was “no”" or "Ma was blunter: “No”"? */
export function merelyIs({ sentences }: QuotationContext, quotation: PlacedQuotation, candidate: Candidate): boolean {
  if (candidate.from === "nobody" || candidate.from === "inherited" || candidate.saying.class !== null) return false;
  const { items } = sentences[candidate.sentence]!;
  const { at, subject } = candidate.saying;
  if (!has(items[at], Tag.auxiliary) || (candidate.from === "sentence" && items[quotation.position - 1]?.lower === ":"))
    return false;
  return !items.slice(subject.from, subject.to).some(({ lower }) => CUE_NOUNS.has(lower));
}

/** The quotation with the candidate chosen for it. */
export function settled(quotation: PlacedQuotation, choice: Candidate, odds: number): Attributed {
  const saying =
    choice.from === "nobody"
      ? null
      : choice.from === "inherited"
        ? choice.source.saying
        : { sentence: choice.sentence, saying: choice.saying };
  return { quotation, choice, saying, odds };
}
