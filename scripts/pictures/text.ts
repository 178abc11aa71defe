import type { Node } from "../../src/audit/discord-markdown.ts";

/** How a stretch of text looks. */
export type Look = { readonly bold?: true; readonly italic?: true; readonly code?: true; readonly link?: true };

/** A stretch of text of one look, on one line. */
export type TextRun = { readonly text: string; readonly look: Look };

/** Character widths in hundredths of the font size, as in Arial and Helvetica; other characters get an average width. */
const WIDTHS = new Map(
  Object.entries({
    22: "ijl'|",
    28: " ft.,:;!/\\I[]()`",
    33: 'r-“”"*',
    50: "kscvxyzJ",
    67: "ABEKPSVXYRCHNUDF&",
    78: "GOQ",
    83: "mM",
    72: "w",
    94: "W",
    100: "—…→",
    130: "✅✏👥🧵❔",
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width) / 100] as const)),
);

/** Estimated width of a text in pixels, a little generous so that nothing overflows. */
export function widthOf(text: string, size: number, { bold, code }: Look): number {
  if (code) return text.length * size * 0.62 + 6;
  const width = [...text].reduce((sum, letter) => sum + (WIDTHS.get(letter) ?? 0.57), 0);
  return width * size * (bold ? 1.09 : 1.02);
}

/** The text of a tree of Discord markdown, in stretches of one look; line breaks stay in the text. */
export function runsOf(nodes: readonly Node[], look: Look = {}): TextRun[] {
  return nodes.flatMap((node): TextRun[] => {
    switch (node.type) {
      case "text":
        return [{ text: node.text, look }];
      case "code":
        return [{ text: node.text, look: { ...look, code: true } }];
      case "link":
        return [{ text: node.text, look: { ...look, link: true } }];
      case "replaced":
        return [{ text: shownFor(node.source), look: { ...look, code: true } }];
      case "bold":
      case "heading":
        return runsOf(node.children, { ...look, bold: true });
      case "italics":
        return runsOf(node.children, { ...look, italic: true });
      default:
        return runsOf(node.children, look);
    }
  });
}

/** What Discord shows for a timestamp or a command mention. */
function shownFor(source: string): string {
  const instant = /^<t:(\d+)/.exec(source)?.[1];
  if (instant !== undefined)
    return new Date(Number(instant) * 1000).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
  return /^<(\/[^:>]+):/.exec(source)?.[1] ?? source;
}

/** Joins neighbours of one look: the tree holds its letters one by one. */
function joined(runs: readonly TextRun[]): TextRun[] {
  const all: TextRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.look === run.look) all[all.length - 1] = { text: last.text + run.text, look: run.look };
    else all.push(run);
  }
  return all;
}

/** Breaks text into lines of at most `room` pixels, at spaces and line breaks; code is never broken. */
export function linesOf(runs: readonly TextRun[], size: number, room: number): TextRun[][] {
  const lines: TextRun[][] = [[]];
  let left = room;
  for (const { text, look } of joined(runs)) {
    for (const word of look.code ? [text] : text.split(/(\n)|(?<= )/).filter(Boolean)) {
      const width = widthOf(word.trimEnd(), size, look);
      if (word === "\n" || (width > left && left < room)) {
        lines.push([]);
        left = room;
      }
      if (word === "\n") continue;
      const line = lines.at(-1)!;
      const last = line.at(-1);
      if (last?.look === look) line[line.length - 1] = { text: last.text + word, look };
      else line.push({ text: word, look });
      left -= widthOf(word, size, look);
    }
  }
  return lines.filter((line) => line.length > 0);
}
