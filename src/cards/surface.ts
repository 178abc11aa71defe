import type { Block, Tone } from "./parts.ts";

/** Where replies are shown: what fits on one page there, and how a page is drawn. Pages and the gate know no other limits. */
export type Surface<Drawing> = {
  readonly limits: {
    /** Characters of an address that a button or a line links to. */
    readonly url: number;
    /** Characters of a menu item, and of the note beside it. */
    readonly label: number;
    readonly note: number;
    /** Entries of a menu. */
    readonly choices: number;
  };
  readonly fits: (blocks: readonly Block[]) => boolean;
  /** Draws from the blocks alone, so that the gate can draw again and compare. */
  readonly draw: (blocks: readonly Block[], tone: Tone) => Drawing;
};

/** One page of a reply: its blocks of typed parts, and the same as the surface draws it. */
export type Reply<Drawing> = {
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** The page shown, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly drawing: Drawing;
};
