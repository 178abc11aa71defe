import type { Quotation } from "../language/analysis.ts";
import type { FoundPlace } from "../language/comparison/judge.ts";
import type { StoredText } from "../language/comparison/stored.ts";
import { sameName } from "../language/english/names/same-person.ts";
import { holds, indexAt, type Span, slice } from "../text/span.ts";
import { attributionOf, type Source } from "./citations.ts";
import type { Attribution } from "./outcome.ts";
import { namesSpeaker } from "./same-speaker.ts";

/** An article prepared for comparison. */
export type Text = { readonly source: Source; readonly stored: StoredText };

/** A place in an article and its attribution there. */
export type AttributedPlace = {
  readonly place: FoundPlace;
  readonly source: Source;
  /** The speaker; null outside quotation marks, if the article does not say, and for quotations within a quotation. */
  readonly attribution: Attribution | null;
  readonly spoken: boolean;
  /** The speaker in whose speech the words are quoted. */
  readonly within: Attribution | null;
  /** Whether the speaker is the one the asker named; null if the asker named nobody or the article does not say. */
  readonly agrees: boolean | null;
};

/** The attribution of a place; `speaker` is the one the asker named. */
export function attributedPlace({ source }: Text, place: FoundPlace, speaker: string | null): AttributedPlace {
  const { quotations } = source.analysis;
  const quotation = holderOf(quotations, place.parts[0]!);
  const spoken = place.parts.every((part) => holderOf(quotations, part) !== null);
  const said = spoken && quotation?.speaker ? attributionOf(source, quotation.speaker) : null;
  const inner = quotation !== null && isInner(source.article.text, quotation, place.span);
  const same = speaker === null || said === null ? null : namesSpeaker(speaker, said, isPerson(source, speaker));
  return {
    place,
    source,
    spoken,
    attribution: inner ? null : said,
    within: inner ? said : null,
    // The outer speaker said the words; whom they quote is unknown.
    agrees: inner && same === false ? null : same,
  };
}

const isPerson = ({ article, analysis }: Source, name: string): boolean =>
  analysis.names.some((one) => one.kind === "person" && sameName(name, slice(article.text, one.name)));

function holderOf(quotations: readonly Quotation[], span: Span): Quotation | null {
  const quotation = quotations[indexAt(quotations, span.start)];
  return quotation && holds(quotation, span) ? quotation : null;
}

/** A quotation within a quotation. */
const INNER = /(?<![\p{L}\p{N}])[‘'“"](?=\S)(.+?)(?<=\S)[’'”"](?![\p{L}\p{N}])/gsu;

const isInner = (text: string, quotation: Span, span: Span): boolean =>
  [...slice(text, quotation).matchAll(INNER)].some(({ index, 0: whole }) => {
    const start = quotation.start + index;
    return holds({ start, end: start + whole.length }, span);
  });
