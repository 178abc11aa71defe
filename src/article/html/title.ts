import type { DomDocument } from "./dom.ts";

/** What sites put between a headline and their own name. A hyphen counts only with white space around it. */
const SEPARATOR = /\s+[|\-–—\\/>»·•:_]+\s+/g;

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The longest headline. */
const LONGEST = 500;

const spaced = (text: string): string =>
  text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST);

/** The share of the words of `a` that are in `b`, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const list = (value: string) => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const held = new Set(list(b));
  return list(a).length ? list(a).filter((word) => held.has(word)).length / list(a).length : 0;
}

/**
 * The headline in a document's title: all but its last part, the site's name, unless that leaves so little (up to four words) that the parts may belong
 * together, as Readability has it. A longer part that a heading repeats always wins. A site's name may come first, in up to two words.
 */
export function documentHeadline(document: DomDocument): string | null {
  const whole = spaced(document.querySelector("head > title, title")?.textContent ?? "");
  const headings = [...document.querySelectorAll("h1, h2")].slice(0, 20).map((heading) => spaced(heading.textContent));
  if (whole === "") return headings.find(Boolean) ?? null;
  const cuts = [...whole.matchAll(SEPARATOR)];
  const leading = cuts.map((cut) => whole.slice(0, cut.index)).reverse();
  const trailing = cuts.map((cut) => whole.slice(cut.index + cut[0].length));
  const ahead = words(leading[0] ?? whole) < 3 ? trailing : [];
  const parts = [...leading, ...ahead].filter((part) => words(part) > 4);
  if (headings.includes(whole)) return whole;
  return parts.find((part) => headings.includes(part)) ?? parts[0] ?? whole;
}
