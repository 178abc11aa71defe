import { Tag } from "../lexicon.ts";
import type { ContextSentence, PlacedQuotation, QuotationContext } from "./context.ts";
import { has, isDash, isWord, type Phrase, phraseStartingAt } from "./phrases.ts";
import type { Saying } from "./sayings.ts";
import type { UnitItem } from "./units.ts";
import { verbAt } from "./verbs.ts";

/** A saying and the sentence it is in. */
export type PlacedSaying = { readonly from: "before" | "after"; readonly sentence: number; readonly saying: Saying };

/**
 * The speaker named right beside a quotation that is its own paragraph: “…” — Ma, teacher; “…” (Ma, teacher); "Ma, teacher" on the line below or
 * above; “…” That was how Ma described it. Nobody else can be the speaker, so no other candidate is weighed.
 */
export function attributionOf(context: QuotationContext, quotation: PlacedQuotation): PlacedSaying | null {
  if (!standsAlone(context, quotation)) return null;
  const below = sentenceBeside(context, quotation, 1);
  const sentence = quotation.sentence + 1;
  if (below !== null) {
    const saying = signature(below.items) ?? pointingBack(below);
    if (saying) return { from: "after", sentence, saying };
  }
  const direction = nameLinesAbove(context) ? -1 : 1;
  const saying = nameLine(context, quotation, direction);
  return saying && { from: direction < 0 ? "before" : "after", sentence: quotation.sentence + direction, saying };
}

/** Does the quotation begin its paragraph or a line, with nothing else in its sentence? */
const standsAlone = ({ layout, sentences }: QuotationContext, quotation: PlacedQuotation): boolean => {
  const { alone, opens, position, sentence, span } = quotation;
  const beginsLine = opens || layout.text[span.open - 1] === "\n";
  return alone && beginsLine && position === sentences[sentence]!.items.length - 1;
};

/** The sentence before or after a quotation, if it is in the same or the adjacent paragraph. */
function sentenceBeside(
  { sentences }: QuotationContext,
  { sentence }: PlacedQuotation,
  direction: 1 | -1,
): ContextSentence | null {
  const beside = sentences[sentence + direction];
  if (beside === undefined) return null;
  const [first, second] = direction > 0 ? [sentences[sentence]!, beside] : [beside, sentences[sentence]!];
  return second.paragraph - first.lastParagraph <= 1 ? beside : null;
}

/** "— Ma, teacher" or "(Ma, teacher)"; null for an agency's credit ("— AP") and for a sentence with a verb. */
function signature(items: readonly UnitItem[]): Saying | null {
  const bracketed = items[0]?.lower === "(" && items.at(-1)?.lower === ")";
  const first = bracketed ? 1 : items.findIndex((item) => !isDash(item));
  if (first < 1) return null;
  const subject = nameAt(items, first);
  if (subject === null || !onlyDescribed(items, subject)) return null;
  const { lower } = items[subject.from]!;
  if (subject.to - subject.from === 1 && (AGENCY.test(lower) || has(items[subject.from], Tag.organisation))) return null;
  return naming(subject, { from: 0, to: bracketed ? 0 : first });
}

/** "Ma, teacher" as a paragraph beside the quotation's: a full name and at most a description. */
function nameLine(context: QuotationContext, quotation: PlacedQuotation, direction: 1 | -1): Saying | null {
  const { layout, sentences } = context;
  const sentence = sentenceBeside(context, quotation, direction);
  if (sentence === null || sentence.paragraph === sentences[quotation.sentence]!.paragraph) return null;
  const { items, paragraph } = sentence;
  const { start, end } = layout.paragraphs[paragraph]!;
  if (items[0]!.start !== start || items.at(-1)!.end !== end || !isWord(items.at(-1)) || items.length > LONGEST_LINE) return null;
  const subject = nameAt(items, 0);
  if (subject === null || !onlyDescribed(items, subject) || subject.to - subject.from < 2) return null;
  const name = items.slice(subject.from, subject.to);
  const description = items.slice(subject.to);
  if (name.some((item) => item.owns || has(item, Tag.preposition | Tag.place | Tag.organisation)) || !name.at(-1)!.capital)
    return null;
  // Without a description the last line may be a tag.
  if (description.length === 0 && paragraph === layout.paragraphs.length - 1) return null;
  const isPerson =
    has(name[0], Tag.male | Tag.female | Tag.title) || description.some((item) => has(item, Tag.actor | Tag.title));
  return isPerson ? naming(subject, { from: 0, to: 0 }) : null;
}

const LONGEST_LINE = 16;
const AGENCY = /^(?:ap|afp|ani|dpa|efe|pa|pti|upi|bloomberg|kyodo|reuters|tass|xinhua)$/;
const above = new WeakMap<QuotationContext, boolean>();

/** Are the name lines above the quotations? In a run of quotations one end then has one line more. */
function nameLinesAbove(context: QuotationContext): boolean {
  let known = above.get(context);
  if (known === undefined) {
    const alone = context.quotations.filter((quotation) => standsAlone(context, quotation));
    const count = (direction: 1 | -1) => alone.filter((quotation) => nameLine(context, quotation, direction) !== null).length;
    known = count(-1) > count(1);
    above.set(context, known);
  }
  return known;
}

/** "That was how Ma described it", "Those were the words of Ma", "So said Ma": a sentence that attributes the words before it. */
function pointingBack({ items, sayings }: ContextSentence): Saying | null {
  const [first, second] = items;
  if (first?.lower === "so" || first?.lower === "thus")
    return sayings.find(({ pattern, cue }) => pattern === "after" && cue.from === 1) ?? null;
  if (!/^(?:that|this|those|these)$/.test(first?.lower ?? "")) return null;
  const next = first!.owns ? 1 : has(second, Tag.be) ? 2 : 0;
  if (next === 0) return null;
  const link = items[next]?.lower;
  return (
    sayings.find(({ class: of, subject, pattern }) =>
      link === "how" || link === "what"
        ? subject.from === next + 1 && of !== null && of !== "stance"
        : pattern === "noun" && of !== null && subject.from <= next + 3,
    ) ?? null
  );
}

/** The name that begins at `first`. */
function nameAt(items: readonly UnitItem[], first: number): Phrase | null {
  const item = items[first];
  return item?.kind === "word" && item.capital && !has(item, Tag.determiner | Tag.pronoun | Tag.time)
    ? phraseStartingAt(items, first)
    : null;
}

/** Does only a description follow the name: no verb, or one after "who"? */
function onlyDescribed(items: readonly UnitItem[], { to }: Phrase): boolean {
  const next = items[to];
  if (next === undefined) return true;
  if (isWord(next) || next.kind === "quote") return false;
  if (has(items[to + 1], Tag.relative)) return true;
  for (let at = to + 1; at < items.length; at++)
    if (items[at]!.kind === "quote" || has(items[at], Tag.auxiliary) || verbAt(items, at)?.finite) return false;
  return true;
}

const naming = (subject: Phrase, cue: Phrase): Saying => ({
  cue,
  at: cue.from,
  subject,
  pronoun: null,
  pattern: "label",
  class: "say",
  form: "none",
  passive: false,
});
