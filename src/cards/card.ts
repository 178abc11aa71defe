import type { Citation } from "../answer/outcome.ts";
import { type Clipping, partsOfClipping } from "./cut.ts";
import type { Block, Button, MenuChoice, Part, Tone } from "./parts.ts";

/** A block whose excerpt may still be shortened or continued on the next page. */
export type Draft = Block | { readonly kind: "clipping"; readonly clipping: Clipping };

/** An excerpt with its lines, buttons and menu choices: kept together on a page. */
export type Item = readonly Draft[];

/** A reply before it is laid out in pages. `head` and `foot` stand on every page. */
export type Card = {
  readonly tone: Tone;
  readonly head: readonly Block[];
  readonly items: readonly Item[];
  readonly foot: readonly Block[];
  /** The number of results, shown if they take several pages. */
  readonly count: readonly Part[];
  /** The articles its excerpts are taken from. */
  readonly citations: readonly Citation[];
  readonly itemsPerPage: number;
  /** How much a page of a list may fill, in screens of a phone; 1 by default. */
  readonly screens?: number;
};

/** A card with no items, on one page. */
export const note = (tone: Tone, ...head: readonly Block[]): Card => ({
  tone,
  head,
  items: [],
  foot: [],
  count: [],
  citations: [],
  itemsPerPage: 1,
});

/** A row of buttons; nothing if there are none. */
export const row = (...buttons: readonly Button[]): Block[] => (buttons.length === 0 ? [] : [{ kind: "buttons", buttons }]);

/** A menu; nothing if it has no choices. */
export const menu = (prompt: readonly Part[], choices: readonly MenuChoice[]): Block[] =>
  choices.length === 0 ? [] : [{ kind: "menu", prompt, choices }];

/** A clipping as a draft; nothing if there is none. */
export const drafts = (clipping: Clipping | null): Draft[] => (clipping === null ? [] : [{ kind: "clipping", clipping }]);

/** Is this a button or a menu, rather than text? */
export const isOffer = ({ kind }: Draft): boolean => kind === "buttons" || kind === "menu";

/** The block that a draft comes to. */
export const finished = (draft: Draft): Block =>
  draft.kind === "clipping" ? { kind: "quote", parts: partsOfClipping(draft.clipping) } : draft;

/** Each citation once, in order. */
export function distinct(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [`${citation.article} ${citation.revision}`, citation])).values()];
}
