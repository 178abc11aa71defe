import type { Node } from "../../src/audit/discord-markdown.ts";

/** How a run of letters looks. */
export type Look = { readonly bold?: true; readonly italic?: true; readonly code?: true; readonly link?: true };

/** Letters of one look, on one line. */
export type Run = { readonly text: string; readonly look: Look };

/** Widths in hundredths of the size of the letters, as Arial and Helvetica have them. Any other letter is as wide as most. */
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

/** About how wide a text is when it is drawn, in pixels: a little more than it will be, so that nothing sticks out. */
export function widthOf(text: string, size: number, { bold, code }: Look): number {
  if (code) return text.length * size * 0.62 + 6;
  const width = [...text].reduce((sum, letter) => sum + (WIDTHS.get(letter) ?? 0.57), 0);
  return width * size * (bold ? 1.09 : 1.02);
}

/** The words of a tree of Discord's markdown, each with its look; a line break stands as one. */
export function runsOf(nodes: readonly Node[], look: Look = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
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

/** What Discord shows in the place of a moment or of a command's mention. */
function shownFor(source: string): string {
  const instant = /^<t:(\d+)/.exec(source)?.[1];
  if (instant !== undefined)
    return new Date(Number(instant) * 1000).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
  return /^<(\/[^:>]+):/.exec(source)?.[1] ?? source;
}

/** Runs of one look side by side as one: the tree has its letters one by one. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.look === run.look) all[all.length - 1] = { text: last.text + run.text, look: run.look };
    else all.push(run);
  }
  return all;
}

/** Runs broken into lines of at most so many pixels, at spaces and line breaks; code stays whole. */
export function linesOf(runs: readonly Run[], size: number, room: number): Run[][] {
  const lines: Run[][] = [[]];
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
