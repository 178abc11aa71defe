import type { StoredQuotation } from "../index/archive.ts";
import type { Quotation } from "../language/analysis.ts";
import { indexAt, type Span, slice } from "../text/span.ts";
import type { Source } from "./citations.ts";

/**
 * A quotation with the pieces its cue splits it into. If there are several, `quotation` spans from the opening mark of the first to the
 * closing mark of the last, cue included.
 */
export type JoinedQuotation = StoredQuotation & { readonly pieces: readonly Span[] };

/**
 * Joins the pieces of split quotations, in order: “A,” said Ma, “b.” is one utterance, and so is “A,” said Ma. “B.”, whose first piece ends
 * with a comma.
 */
export function wholeQuotations(held: readonly StoredQuotation[], sources: ReadonlyMap<string, Source>): JoinedQuotation[] {
  const found = new Map<string, JoinedQuotation>();
  for (const one of held) {
    const source = sources.get(one.article);
    // Another process may have changed the article.
    if (source?.article.revision !== one.revision) continue;
    const { quotations } = source.analysis;
    let first = one.index;
    let last = one.index;
    while (first > 0 && goesOn(source, quotations[first - 1]!, quotations[first]!)) first--;
    while (quotations[last + 1] && goesOn(source, quotations[last]!, quotations[last + 1]!)) last++;
    const pieces = quotations.slice(first, last + 1);
    const key = `${one.article} ${first}`;
    if (found.has(key)) continue;
    const span = pieces.length === 1 ? {} : withMarks(source.article.text, { start: pieces[0]!.start, end: pieces.at(-1)!.end });
    found.set(key, { ...one, index: first, quotation: { ...quotations[first]!, ...span }, pieces });
  }
  return [...found.values()];
}

/** The longest rest of a sentence behind a quotation that is displayed with it, in characters. */
const LONGEST_REST = 120;

/** A quotation that ends in a comma with its marks and the rest of its sentence, which names its speaker: “We missed it,” she said. */
export function wholeSentence(
  { quotation, pieces }: JoinedQuotation,
  { article: { text }, analysis: { sentences } }: Source,
): Span {
  const { start, end, cue } = quotation;
  const rest = sentences[indexAt(sentences, end)]?.end ?? end;
  const isCut = pieces.length === 1 && text[end - 1] === "," && cue !== null && cue.start >= end && cue.end <= rest;
  return isCut && rest - end <= LONGEST_REST ? { start: withMarks(text, { start, end }).start, end: rest } : { start, end };
}

/** Does a quotation continue in the next, with only their cue between? */
function goesOn(source: Source, first: Quotation, second: Quotation): boolean {
  const { cue } = first;
  if (cue === null || first.end > cue.start || cue.end > second.start) return false;
  const { sentences } = source.analysis;
  const apart = indexAt(sentences, second.start) - indexAt(sentences, first.end);
  if (apart === 0) return cue.start === second.cue?.start;
  return apart === 1 && goesOnInNextSentence(source, first, second);
}

/** “A,” said Ma. “B.”: a piece that ends in a comma, and the same speaker at the start of the next sentence. */
function goesOnInNextSentence({ article: { text }, analysis }: Source, first: Quotation, second: Quotation): boolean {
  const { sentences, paragraphs } = analysis;
  const [one, other] = [first.speaker?.name, second.speaker?.name];
  const opening = text.slice(sentences[indexAt(sentences, first.end)]!.end, second.start);
  return (
    text[first.end - 1] === "," &&
    second.speaker?.how === "inherited" &&
    one != null &&
    other != null &&
    slice(text, one) === slice(text, other) &&
    /^[\s"“„'‘«`]*$/.test(opening) &&
    indexAt(paragraphs, first.start) === indexAt(paragraphs, second.start)
  );
}

function withMarks(text: string, { start, end }: Span): Span {
  const opened = /(?:["“”„‟'‘’`]{1,2}|[«»]\s?)$/.exec(text.slice(Math.max(0, start - 2), start));
  const closed = /^(?:["“”‟'‘’`]{1,2}|\s?[«»])/.exec(text.slice(end, end + 2));
  return { start: start - (opened?.[0].length ?? 0), end: end + (closed?.[0].length ?? 0) };
}
