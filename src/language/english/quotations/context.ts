import type { Layout } from "../../../text/sentences.ts";
import { indexAt, type Span } from "../../../text/span.ts";
import { countWords } from "../../../text/words.ts";
import type { QuotedSpan } from "../../quotation-marks.ts";
import type { Phrase } from "./phrases.ts";
import { findSayings, type Saying } from "./sayings.ts";
import { type Unit, type UnitItem, unitsOf } from "./units.ts";

/** The most words between a quotation and its cue, for sentences that never end. */
const REACH = 90;

/** A sentence with its sayings, found on demand: half the sentences around quotations are never asked for them. */
export class ContextSentence implements Unit {
  readonly items: readonly UnitItem[];
  readonly paragraph: number;
  readonly lastParagraph: number;
  #sayings: readonly Saying[] | null = null;
  #wordless: boolean | null = null;

  constructor({ items, paragraph, lastParagraph }: Unit) {
    this.items = items;
    this.paragraph = paragraph;
    this.lastParagraph = lastParagraph;
  }

  get sayings(): readonly Saying[] {
    this.#sayings ??= findSayings(this.items);
    return this.#sayings;
  }

  /** Does it hold nothing but quotations and signs? */
  get wordless(): boolean {
    this.#wordless ??= this.items.every(({ kind }) => kind !== "word");
    return this.#wordless;
  }

  /** The sayings within reach of an item, in order. */
  sayingsNear(position: number): readonly Saying[] {
    let from = 0;
    for (let high = this.sayings.length; from < high; ) {
      const middle = (from + high) >> 1;
      if (this.sayings[middle]!.at < position - REACH) from = middle + 1;
      else high = middle;
    }
    let to = from;
    while (to < this.sayings.length && this.sayings[to]!.at <= position + REACH) to++;
    return this.sayings.slice(from, to);
  }
}

/** A quotation in its context. */
export type PlacedQuotation = {
  readonly index: number;
  readonly span: QuotedSpan;
  readonly words: number;
  /** A sentence of its own rather than part of the reporter's: it begins with a capital and ends like a sentence or a clause. */
  readonly direct: boolean;
  readonly sentence: number;
  /** Its index among the items of its sentence. */
  readonly position: number;
  /** Are there no other words in its sentence? */
  readonly alone: boolean;
  /** The sayings of its sentence within reach, in order. */
  readonly near: readonly Saying[];
  /** Is it the first thing in its paragraph? */
  readonly opens: boolean;
};

export type QuotationContext = {
  readonly layout: Layout;
  readonly marked: readonly QuotedSpan[];
  readonly sentences: readonly ContextSentence[];
  readonly quotations: readonly PlacedQuotation[];
};

/** The sentences around a text's quotations, and each quotation's place in them. */
export function contextOf(layout: Layout, marked: readonly QuotedSpan[]): QuotationContext {
  const sentences = unitsOf(layout, marked).map((unit) => new ContextSentence(unit));
  const quotations: PlacedQuotation[] = [];
  sentences.forEach((sentence, index) => {
    sentence.items.forEach((item, position) => {
      if (item.kind !== "quote") return;
      const span = marked[item.quote]!;
      const text = layout.text.slice(span.start, span.end);
      const first = layout.text[span.start]!;
      quotations.push({
        index: item.quote,
        span,
        words: countWords(text),
        direct: (first !== first.toLowerCase() || /^[…[.\d$‘']/.test(first)) && /[.,!?…—–\]-]['’]?$/u.test(text),
        sentence: index,
        position,
        near: sentence.sayingsNear(position),
        alone: sentence.wordless,
        opens: layout.paragraphs[indexAt(layout.paragraphs, span.open)]?.start === span.open,
      });
    });
  });
  return { layout, marked, sentences, quotations };
}

/** The span of the text that a range of items covers; empty for an empty range. */
export const spanOf = (items: readonly UnitItem[], { from, to }: Phrase): Span => ({
  start: items[from]!.start,
  end: from === to ? items[from]!.start : items[to - 1]!.end,
});
