import type { Layout } from "../../../text/sentences.ts";
import { indexAt } from "../../../text/span.ts";
import type { QuotedSpan } from "../../quotation-marks.ts";
import type { Word } from "../words.ts";
import { wordsOf } from "../words.ts";

/** A quotation as a single item of its sentence, whatever it says. */
export type QuoteItem = Omit<Word, "kind"> & {
  readonly kind: "quote";
  readonly quote: number;
  /** Does a comma stand inside its closing mark? It is the sentence's. */
  readonly comma: boolean;
};
export type UnitItem = Word | QuoteItem;

/** A sentence of the article, with quotations as single items. */
export type Unit = { readonly items: readonly UnitItem[]; readonly paragraph: number; readonly lastParagraph: number };

/**
 * The sentences of the paragraphs with quotations and of the paragraphs beside them. A quotation ends a sentence only if the sentence ends with
 * its closing mark.
 */
export function unitsOf(layout: Layout, marked: readonly QuotedSpan[]): Unit[] {
  const words = wordsOf(layout);
  const near = new Set<number>();
  for (const one of marked) {
    const first = indexAt(layout.paragraphs, one.start);
    const last = indexAt(layout.paragraphs, one.end - 1);
    for (let index = first - 1; index <= last + 1; index++) near.add(index);
  }
  const units: Unit[] = [];
  let items: UnitItem[] = [];
  let paragraph = 0;
  let quote = 0;
  let placed = -1;
  let first = 0;
  const flush = () => {
    if (items.length > 0) units.push({ items, paragraph: first, lastParagraph: paragraph });
    items = [];
  };
  let sentence = -1;
  for (const word of words) {
    while (quote < marked.length && marked[quote]!.close <= word.start) quote++;
    const inside = marked[quote];
    while (layout.paragraphs[paragraph] !== undefined && layout.paragraphs[paragraph]!.end <= word.start) {
      // A quotation continued in the next paragraph does not end its sentence.
      if (placed !== quote) flush();
      paragraph++;
    }
    if (!near.has(paragraph)) {
      sentence = word.sentence;
      continue;
    }
    if (inside !== undefined && inside.open <= word.start) {
      if (placed !== quote) {
        placed = quote;
        if (word.sentence !== sentence) flush();
        const { open: start, close: end } = inside;
        if (items.length === 0) first = paragraph;
        items.push({
          start,
          end,
          lower: "“",
          tags: 0,
          kind: "quote",
          capital: false,
          owns: false,
          sentence: word.sentence,
          quote,
          comma: layout.text[inside.end - 1] === ",",
        });
      }
      sentence = word.sentence;
      continue;
    }
    if (word.sentence !== sentence) flush();
    sentence = word.sentence;
    if (items.length === 0) first = paragraph;
    items.push(word);
  }
  flush();
  return units;
}
