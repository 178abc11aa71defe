import type { Block, Tone } from "./parts.ts";

/** A place where replies are shown: what fits on a page, and how a page is drawn. Pages and the gate know no other limits. */
export type Surface<Drawing> = {
  readonly limits: {
    /** Longest address of a link, in characters. */
    readonly url: number;
    /** Longest headline on a source line, in characters. */
    readonly headline: number;
    /** Longest label of a menu choice, and of its note, in characters. */
    readonly label: number;
    readonly note: number;
    /** Most choices in a menu. */
    readonly choices: number;
  };
  /** Says whether blocks fit on a page. A fitter is for one reply: it may measure a block once, since pages share blocks. */
  readonly fitter: () => (blocks: readonly Block[]) => boolean;
  /** Pure, so that the gate can draw again and compare. */
  readonly draw: (blocks: readonly Block[], tone: Tone) => Drawing;
};

/** One page of a reply: its blocks, and the surface's drawing of them. */
export type Reply<Drawing> = {
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** The page shown, from 0, and the number of pages. */
  readonly page: number;
  readonly pages: number;
  readonly drawing: Drawing;
};
