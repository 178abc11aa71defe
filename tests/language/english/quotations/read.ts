import { findNames } from "../../../../src/language/english/names/find.ts";
import { findQuotations } from "../../../../src/language/english/quotations/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";

export type Read = {
  said: string;
  name: string | null;
  how: string | null;
  mention: string | null;
  cue: string | null;
  role: string | null;
};

/** The quotations of a text, with the words of their spans. */
export function read(text: string): Read[] {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return findQuotations(layout, findNames(layout)).map((quotation) => ({
    said: slice(text, quotation),
    name: quotation.speaker?.name ? slice(text, quotation.speaker.name) : null,
    how: quotation.speaker?.how ?? null,
    mention: quotation.speaker && slice(text, quotation.speaker.mention),
    cue: quotation.cue && slice(text, quotation.cue),
    role: quotation.speaker?.role ? slice(text, quotation.speaker.role) : null,
  }));
}

/** Speaker and cue of each quotation: "name | cue". */
export const attributed = (text: string) => read(text).map(({ name, cue }) => `${name} | ${cue}`);
