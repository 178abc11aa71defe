import { decodeHTMLStrict } from "entities";
import { edged, SOFT_EDGE, spaced } from "./spaces.ts";

/** Removes Markdown's marking characters: they may be marks or words, so both sides go without. */
export const unmarked = (text: string): string => text.replace(/[*_~`\\[\]<>]/g, "").replace(/ {2,}/g, " ");

const BULLET = /^[ \t]*(?:[-*+][ \t]+|>[ \t]?)+/;
const TASK = /^\[[ xX]\][ \t]+/;
const NUMBER = /^[ \t]*\d{1,9}[.)][ \t]/;
const FRONT_MATTER = /^---[\s\S]*?\n---[^\S\n]*(?:\n|$)/;

/** The text Markdown shows, one block a line, without pictures, link targets, tags, and marks of lists and quotations. */
export function unmarkedBody(raw: string): string {
  const body = raw.replace(/\r\n?/g, "\n").replace(FRONT_MATTER, "");
  let listed = false;
  let quoted = false;
  const lines = body.split("\n").map((line) => {
    if (line.trim() === "") return "";
    const mark = BULLET.exec(line)?.[0] ?? "";
    const rest = line.slice(mark.length);
    const item = NUMBER.test(rest);
    const quote = mark.includes(">");
    // only a list starting at 1 may interrupt a paragraph; any other number may be the line's first word
    const parts =
      /[-*+]/.test(mark) || (item && (listed || /^\s*1[.)]/.test(rest))) || (quote && !quoted) || /^#{1,6}\s/.test(rest);
    listed ||= item;
    if (!item && !/^\s/.test(line) && !quote) listed = false;
    quoted = quote;
    return `${parts ? "\n" : item ? SOFT_EDGE : ""}${rest.replace(TASK, "")}`;
  });
  return edged(unmarked(blocked(decodeHTMLStrict(withoutTargets(lines.join("\n"))))));
}

const blocked = (text: string): string =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.split(SOFT_EDGE).map(spaced).join(SOFT_EDGE))
    .join("\n");

const withoutTargets = (text: string): string =>
  text
    .replace(/!\[[^[\]]{0,2000}\]\([^()\n]{0,4000}\)/g, "")
    .replace(/\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,4000}\)/g, "]")
    .replace(/\]\[[^[\]\n]{0,200}\]/g, "]")
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,4000})?\/?>|<!--[\s\S]{0,4000}?-->/gi, "");
