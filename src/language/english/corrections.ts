import { type Span, slice } from "../../text/span.ts";

const PIECE = "(?:article|story|report|post|piece|page|headline|column|item|version)";
const NOTE = new RegExp(
  [
    "^[•*—–\\s(\\[]*(?:corrections?|clarifications?|amendments?|erratum|editor['’]s notes?)\\b[^.!?]{0,60}[:—–]",
    `^[•*—–\\s(\\[]*this ${PIECE} (?:was|has been|is) (?:since )?(?:amended|corrected|clarified|revised|edited|updated|changed)\\b`,
    `\\b(?:an earlier|a previous|the original|an original) (?:version|edition) of (?:this|the) ${PIECE}\\b`,
    `\\bthis ${PIECE} (?:originally|previously|earlier|initially|incorrectly|wrongly|mistakenly) (?:said|stated|gave|reported|referred|misstated|described|identified)\\b`,
    `\\b(?:this|the) ${PIECE} has been (?:amended|corrected|clarified) to\\b`,
  ].join("|"),
  "i",
);

/** The paragraphs in which a publisher tells how it corrected the article ("This article was amended on …"). */
export const correctionNotes = (text: string, paragraphs: readonly Span[]): Span[] =>
  paragraphs.filter((paragraph) => NOTE.test(slice(text, paragraph)));
