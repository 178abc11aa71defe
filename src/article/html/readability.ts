import { Readability } from "@mozilla/readability";
import { marksAt, type PageBlock } from "./blocks.ts";
import { type DomDocument, type DomNode, textNodes } from "./dom.ts";

/** What an extractor found: the indices of the article's blocks, and the byline it would show. */
export type Pointed = { readonly blocks: ReadonlySet<number>; readonly byline: string | null };

/**
 * Which of a page's blocks Readability takes for the article, by index. It only points: it moves, renames and joins elements, so none of its
 * output is read as text. The document is spent afterwards.
 */
export function pointedAt(document: DomDocument, blocks: readonly PageBlock[]): Pointed {
  const read = parsed(document);
  if (read === null) return { blocks: new Set(blocks.keys()), byline: null };
  const marks = new Set<number>();
  for (const text of read.content ? textNodes(read.content) : []) {
    if (text.textContent.trim()) for (const mark of marksAt(text.parentNode)) marks.add(mark);
  }
  return {
    blocks: new Set(blocks.keys().filter((index) => isKept(blocks[index]!, marks))),
    byline: read.byline ? asShown(read.byline, blocks) : null,
  };
}

const NO_SPACE = /\S/g;

/** The longest byline. */
const LONGEST_BYLINE = 300;

/** A byline with the page's own spaces: extractors run the words of adjacent blocks together ("JILL LAWLESSAssociated Press"). */
function asShown(byline: string, blocks: readonly PageBlock[]): string {
  if (byline.length > LONGEST_BYLINE) return byline;
  const shown = blocks.map(({ text }) => text).join("\n");
  const places = [...shown.matchAll(NO_SPACE)].map(({ index }) => index);
  const compact = byline.replace(/\s+/g, "");
  const at = shown.replace(/\s+/g, "").indexOf(compact);
  return at < 0 ? byline : shown.slice(places[at], places[at + compact.length - 1]! + 1);
}

/** What Readability reads; null if it finds nothing, or fails on markup it did not expect. */
function parsed(document: DomDocument) {
  const reader = new Readability<DomNode>(document as never, { serializer: (node) => node as never, disableJSONLD: true });
  try {
    return reader.parse();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function isKept(block: PageBlock, marks: ReadonlySet<number>): boolean {
  let kept = 0;
  let all = 0;
  for (const [mark, size] of block.marks) {
    all += size;
    if (marks.has(mark)) kept += size;
  }
  return kept * 2 > all;
}
