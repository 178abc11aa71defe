import { holds, type Span, slice } from "../../text/span.ts";

const PIECE = "(?:article|story|report|post|piece|page|headline|column|item|version)";
/** What may stand between a label and its colon: "and clarifications", "(4 May)", "on 4 May". */
const BETWEEN =
  "(?:\\s*(?:and|&|/)\\s*(?:corrections?|clarifications?))?(?:\\s*\\([^()]{0,40}\\)|,?\\s[^.!?:—–]{0,30}\\d[^.!?:—–]{0,20})?";
/** "Correction:", "Clarification (4 May):" */
const LABEL = `(?:correct(?:ions?|ed)|clarifications?|amendments?|erratum)${BETWEEN}\\s*[:—–]`;
const EDITOR = "editor['’]s notes?\\s*[:—–]";
const AMENDED = `this ${PIECE} (?:was|has been|is) (?:since )?(?:amended|corrected|clarified|revised|edited|updated|changed)\\b`;
const OPENING = `(?:${LABEL}|${AMENDED})`;
const WITHIN = `(?:${[
  `\\b(?:an earlier|a previous|the original|an original) (?:version|edition) of (?:this|the) ${PIECE}\\b`,
  `\\bthis ${PIECE} (?:originally|previously|earlier|initially|incorrectly|wrongly|mistakenly) (?:said|stated|gave|reported|referred|misstated|described|identified)\\b`,
  `\\b(?:this|the) ${PIECE} has been (?:amended|corrected|clarified) to\\b`,
].join("|")})`;

/** A paragraph that begins with a note, after a bullet or a word such as "Sports:". */
const PARAGRAPH = new RegExp(`^[•*—–\\s(\\[]*(?:\\w+:\\s)?(?:${EDITOR}|${OPENING}|${WITHIN})`, "i");
const SENTENCE = new RegExp(`^${OPENING}|${WITHIN}`, "i");
const BRACKETED = new RegExp(
  ["\\(x[^()]*\\)", "\\[x[^[\\]]*\\]"].map((form) => form.replace("x", `(?:${OPENING}|[^()[\\]]*?${WITHIN})`)).join("|"),
  "gi",
);
/** A sentence that continues the note before it. */
const FURTHER =
  /^(?:it|that|the (?:error|name|figure|number|headline|date|quote|quotation|reference)|we)\b[^.!?]*\b(?:said|stated|should|incorrect(?:ly)?|wrong(?:ly)?|originally|mistakenly|misstated|misspelled|regret|corrected|amended|has (?:since )?been)\b/i;

/** The sentences that are notes, each with those that continue it. */
function notesAmong(text: string, sentences: readonly Span[]): Span[] {
  const notes: Span[] = [];
  for (const sentence of sentences) {
    const last = notes.at(-1);
    const words = slice(text, sentence);
    const goesOn = last !== undefined && text.slice(last.end, sentence.start).trim() === "" && FURTHER.test(words);
    if (goesOn) notes.splice(-1, 1, { start: last.start, end: sentence.end });
    else if (SENTENCE.test(words)) notes.push(sentence);
  }
  return notes;
}

/**
 * Where a publisher tells how it corrected the article: a paragraph that begins so ("Correction: …"), else brackets or sentences in one
 * ("(An earlier version of this story said 40.)", "This article was amended on …").
 */
export const correctionNotes = (text: string, paragraphs: readonly Span[], sentences: readonly Span[]): Span[] =>
  paragraphs.flatMap((paragraph) => {
    const words = slice(text, paragraph);
    if (PARAGRAPH.test(words)) return [paragraph];
    const bracketed = [...words.matchAll(BRACKETED)].map(({ 0: note, index }): Span => {
      const start = paragraph.start + index;
      return { start, end: start + note.length };
    });
    const within = sentences.filter((sentence) => holds(paragraph, sentence));
    return bracketed.length > 0 ? bracketed : notesAmong(text, within);
  });
