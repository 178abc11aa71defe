import { countWords } from "../text/words.ts";
import type { Aside } from "./article.ts";
import { datelineLength, isByline, isCall, isDateLine, isLabel } from "./boilerplate.ts";
import { tagsNamed } from "./tags.ts";

/** The blocks of a page sorted: the story, and what surrounds it. */
export type Prose = {
  readonly text: string;
  readonly aside: readonly Aside[];
  /** The lines with the byline and the date, as printed; null if there are none. */
  readonly byline: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
};

/** In a text without empty lines, lines up to this length are wrapped, not paragraphs. */
const WRAPPED = 90;

/** The blocks of a raw text: separated by empty lines, or each long line if there are hardly any. */
export function blocksOf(raw: string): string[] {
  const text = raw.replace(/\r\n?/g, "\n");
  const blocks = text.split(/\n[^\S\n]*\n/).flatMap((block) => {
    const lines = block.split("\n");
    const wrapped = lines.length > 1 && lines.slice(0, -1).every((line) => line.length > 40 && line.length <= WRAPPED);
    return wrapped ? [block] : lines;
  });
  return blocks.map((block) => block.trim()).filter((block) => block !== "");
}

const closed = (block: string): boolean => /[.!?…:;,]["'”’»)\]]*$/u.test(block) || /["”»]$/u.test(block);

/** Is it prose? Before the first prose, a short line without a stop is not. */
const isStory = (block: string): boolean => closed(block) || countWords(block) > 14;

/** Sorts the blocks below a headline. Nothing is dropped: what is not prose goes to `aside`. */
export function sortBlocks(blocks: readonly string[]): Prose {
  const aside: Aside[] = [];
  let byline: string | null = null;
  let date: string | null = null;
  const first = blocks.findIndex(
    (block) => isStory(block) && !isByline(block) && !isDateLine(block) && !isCall(block) && !isLabel(block),
  );
  const head = first < 0 ? [] : blocks.slice(0, first);
  for (const block of head) {
    if (isByline(block) && byline === null) byline = block;
    else if (isDateLine(block) && date === null) date = block;
    else if (isLabel(block) || isByline(block) || isDateLine(block) || isCall(block)) aside.push({ kind: "label", text: block });
    else aside.push({ kind: /[—–-]$/.test(block) ? "label" : "caption", text: block });
  }
  const story: string[] = [];
  const body = blocks.slice(Math.max(first, 0));
  const last = body.findLastIndex((block) => closed(block));
  const tagged = last >= 0 && body.length - last <= 3;
  const tail: string[] = [];
  for (const [at, block] of body.entries()) {
    if (isLabel(block) || isCall(block)) aside.push({ kind: "label", text: block });
    else if (at > last && tagged && isTagLine(block)) tail.push(block);
    else if (at > last && tagged && byline === null && isByline(block)) byline = block;
    else story.push(block);
  }
  const dateline = datelineLength(story[0] ?? "");
  if (dateline > 0 && story[0]!.length > dateline) {
    aside.push({ kind: "other", text: story[0]!.slice(0, dateline).trim() });
    story[0] = story[0]!.slice(dateline);
  }
  const text = story.join("\n\n");
  aside.push(...tail.map((line) => ({ kind: "tags" as const, text: line })));
  return { text, aside, byline, date, tags: tail.flatMap((line) => tagsNamed(line, text)) };
}

/** A line of tags below the story: no stop, nearly every word capitalised, none of a sentence's function words. */
function isTagLine(block: string): boolean {
  const list = block.split(/[\s,|#]+/).filter(Boolean);
  const capital = list.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length;
  return (
    list.length >= 2 &&
    !closed(block) &&
    !/\d\.|[()]/.test(block) &&
    (/^(?:tags?|topics|keywords)\s*:/i.test(block) || capital / list.length >= 0.8)
  );
}
