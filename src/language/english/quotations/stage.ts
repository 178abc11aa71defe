import type { Layout } from "../../../text/sentences.ts";
import { indexAt, type Span } from "../../../text/span.ts";
import { countWords } from "../../../text/words.ts";
import type { Marked } from "../../quotation-marks.ts";
import type { Phrase } from "./phrases.ts";
import { findSayings, type Saying } from "./sayings.ts";
import { type Item, type Unit, unitsOf } from "./units.ts";

/** A sentence with its sayings, found on demand: half the sentences around quotations are never asked for them. */
export class Scene implements Unit {
  readonly items: readonly Item[];
  readonly paragraph: number;
  readonly lastParagraph: number;
  #sayings: readonly Saying[] | null = null;

  constructor({ items, paragraph, lastParagraph }: Unit) {
    this.items = items;
    this.paragraph = paragraph;
    this.lastParagraph = lastParagraph;
  }

  get sayings(): readonly Saying[] {
    this.#sayings ??= findSayings(this.items);
    return this.#sayings;
  }
}

/** A quotation in its context. */
export type Quoting = {
  readonly index: number;
  readonly span: Marked;
  readonly words: number;
  /** A sentence of its own rather than part of the reporter's: it begins with a capital and ends like a sentence or a clause. */
  readonly direct: boolean;
  readonly scene: number;
  /** Its index among the items of its sentence. */
  readonly position: number;
  /** Are there no other words in its sentence? */
  readonly alone: boolean;
  /** The sayings of its sentence within reach, in order. */
  readonly near: readonly Saying[];
  /** Is it the first thing in its paragraph? */
  readonly opens: boolean;
};

export type Stage = {
  readonly layout: Layout;
  readonly marked: readonly Marked[];
  readonly scenes: readonly Scene[];
  readonly quotings: readonly Quoting[];
};

/** The most words between a quotation and its cue, for sentences that never end. */
const REACH = 90;

/** The sentences around a text's quotations, and each quotation's place in them. */
export function stageOf(layout: Layout, marked: readonly Marked[]): Stage {
  const scenes = unitsOf(layout, marked).map((unit) => new Scene(unit));
  const quotings: Quoting[] = [];
  scenes.forEach((scene, index) => {
    scene.items.forEach((item, position) => {
      if (item.kind !== "quote") return;
      const span = marked[item.quote]!;
      const text = layout.text.slice(span.start, span.end);
      const first = layout.text[span.start]!;
      quotings.push({
        index: item.quote,
        span,
        words: countWords(text),
        direct: (first !== first.toLowerCase() || /^[…[.\d$‘']/.test(first)) && /[.,!?…—–\]-]['’]?$/u.test(text),
        scene: index,
        position,
        near: scene.sayings.filter(({ at }) => Math.abs(at - position) <= REACH),
        alone: scene.items.every((other) => other.kind !== "word"),
        opens: layout.paragraphs[indexAt(layout.paragraphs, span.open)]?.start === span.open,
      });
    });
  });
  return { layout, marked, scenes, quotings };
}

/** The span of the text that a range of items covers; empty for an empty range. */
export const spanOf = (items: readonly Item[], { from, to }: Phrase): Span => ({
  start: items[from]!.start,
  end: from === to ? items[from]!.start : items[to - 1]!.end,
});
