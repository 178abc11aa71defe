import { type StoredText, storedText } from "../../../src/language/comparison/stored.ts";
import { paragraphs, sentences } from "../../../src/text/sentences.ts";

/** A text to compare with; its quotations are what is between “ and ”. */
export function storedOf(text: string): StoredText {
  const quotations = [...text.matchAll(/“([^”]*)”/g)].map(({ index, 1: words }) => ({
    start: index + 1,
    end: index + 1 + words!.length,
  }));
  return storedText(text, { paragraphs: paragraphs(text), sentences: sentences(text), quotations });
}
