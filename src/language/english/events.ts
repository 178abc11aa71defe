import { holds, type Span, shared, slice } from "../../text/span.ts";
import type { Analysis, Fact } from "../analysis.ts";
import { leansOn } from "./summary/opening.ts";
import { isStatement } from "./summary/showable.ts";

/**
 * A sentence that tells what happened and when. `day` is as precise as known ("2014-11-28", "2014-11", "2014"); `date`: the words that give it,
 * null if it is the article's own date; `stated`: those words are a whole date, so that nothing is counted from the article's.
 */
export type DatedSentence = {
  readonly sentence: Span;
  readonly date: Span | null;
  readonly day: string;
  readonly stated: boolean;
};

/** Before a date, these make it a limit or a span of time, not the day of what happened. */
const LIMIT =
  /\b(?:since|until|till|before|after|by|from|between|through|past|than|every|each)(?: (?:the|late|early|mid))? ?-?$/i;
/** A bare year is the time of an event only after these: "in 2014", but "his 2014 book" and "in the 2014 election". */
const IN_YEAR = /\b(?:in|during|of|late|early|mid|summer|spring|autumn|fall|winter)[ -]$/i;
/** Between the last comma and a date, these make it the date of something beside the main clause. */
const BESIDE = /\b(?:who|whom|whose|which|when|where|while|after|before|than|because)\b/i;

/**
 * The dated sentences of an article in its order, one that opens with a pronoun together with the sentence before it. The first statement without a
 * date of its own has the article's.
 */
export function datedSentences(
  { text, published }: { readonly text: string; readonly published: string | null },
  { sentences, quotations, facts }: Pick<Analysis, "sentences" | "quotations" | "facts">,
): DatedSentence[] {
  const own = published?.slice(0, 10) ?? null;
  const dates = Map.groupBy(
    facts.filter(
      (fact) => fact.kind === "date" && isEvent(text, fact) && !quotations.some((quotation) => holds(quotation, fact)),
    ),
    ({ sentence }) => sentence.start,
  );
  const found: DatedSentence[] = [];
  let opened = false;
  for (const [index, sentence] of sentences.entries()) {
    const given = dates.get(sentence.start)?.find((fact) => dayOf(fact) !== null);
    if (!given && (opened || own === null)) continue;
    if (!isStatement(slice(text, sentence)) || isSpoken(sentence, quotations)) continue;
    const told = whole(text, sentences, index, (before) => dates.has(before.start) || isSpoken(before, quotations));
    if (told && given) {
      const { start, end } = given;
      if (found.at(-1)?.date === null && holds(told, found.at(-1)!.sentence)) found.pop();
      found.push({ sentence: told, date: { start, end }, day: dayOf(given)!, stated: isStated(slice(text, given)) });
    } else if (told && !opened && own !== null) found.push({ sentence: told, date: null, day: own, stated: false });
    opened = true;
  }
  return found;
}

/** Does a sentence stand mostly in quotation marks? */
const isSpoken = (sentence: Span, quotations: readonly Span[]): boolean =>
  quotations.reduce((sum, quotation) => sum + shared(quotation, sentence), 0) > (sentence.end - sentence.start) / 2;

/** A sentence that says who and what: with the one before it if it opens with a pronoun; null if that does not help. */
function whole(text: string, sentences: readonly Span[], index: number, unfit: (before: Span) => boolean): Span | null {
  const sentence = sentences[index]!;
  const lean = leansOn(slice(text, sentence));
  if (lean === null || lean.on === "definite") return sentence;
  const before = sentences[index - 1];
  if (lean.on === "connective" || before === undefined || unfit(before)) return null;
  const earlier = slice(text, before);
  if (!isStatement(earlier) || text.slice(before.end, sentence.start).includes("\n")) return null;
  const other = leansOn(earlier);
  return other === null || other.on === "definite" ? { start: before.start, end: sentence.end } : null;
}

/** Is a date that of what its sentence tells: a day, a month, or a year it happened in? */
function isEvent(text: string, fact: Fact): boolean {
  const before = text.slice(Math.max(fact.sentence.start, fact.start - 24), fact.start);
  const clause = text
    .slice(fact.sentence.start, fact.start)
    .split(/[,;:—–(]/)
    .at(-1)!;
  if (LIMIT.test(before) || BESIDE.test(clause)) return false;
  return !/^\d{4}$/.test(slice(text, fact)) || IN_YEAR.test(before);
}

/** The day, month or year of a date; of a weekend its Saturday. Null for longer spans. */
function dayOf({ value }: Fact): string | null {
  if (typeof value === "string") return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) ? value : null;
  if (typeof value !== "object" || value === null) return null;
  const [from, to] = value.map(String);
  const days = (Date.parse(to!) - Date.parse(from!)) / 86_400_000;
  return from!.length === 10 && to!.length === 10 && days <= 7 ? from! : null;
}

/** "November 28, 2014" and "in 2014" say it all; "Monday" and "March 3" are counted from the article's date. */
const isStated = (date: string): boolean => /\b\d{4}\b/.test(date);
