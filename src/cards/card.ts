import type { Citation } from "../answer/outcome.ts";
import { partsOfRun, type Run } from "./cut.ts";
import type { Block, Button, Tone } from "./parts.ts";

/** A block whose excerpt may still be shortened or go on on the next page. */
export type Draft = Block | { readonly kind: "run"; readonly run: Run };

/** What stays together on one page: an excerpt with the lines and buttons that belong to it. */
export type Entry = readonly Draft[];

/** A reply before it is shared out over pages. `head` and `foot` stand on each of them. */
export type Card = {
  readonly tone: Tone;
  readonly head: readonly Block[];
  readonly entries: readonly Entry[];
  readonly foot: readonly Block[];
  /** The articles that its excerpts are taken from. */
  readonly citations: readonly Citation[];
  /** How many entries a page holds at most. */
  readonly most: number;
};

/** A card without pages. */
export const note = (tone: Tone, ...head: readonly Block[]): Card => ({
  tone,
  head,
  entries: [],
  foot: [],
  citations: [],
  most: 1,
});

/** Buttons side by side; nothing where there are none. */
export const row = (...buttons: readonly Button[]): Block[] => (buttons.length === 0 ? [] : [{ kind: "buttons", buttons }]);

/** The draft of a run; nothing without one. */
export const run = (excerpt: Run | null): Draft[] => (excerpt === null ? [] : [{ kind: "run", run: excerpt }]);

/** A draft as it is drawn. */
export const finished = (draft: Draft): Block => (draft.kind === "run" ? { kind: "quote", parts: partsOfRun(draft.run) } : draft);

/** Each citation once, in order. */
export function distinct(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [`${citation.article} ${citation.revision}`, citation])).values()];
}
