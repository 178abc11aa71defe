import { stripVTControlCharacters, styleText } from "node:util";
import wrapAnsi from "wrap-ansi";
import type { Request } from "../../answer/command.ts";
import { type Block, type Part, partsOf, plain, type Tone } from "../../cards/parts.ts";
import type { Surface } from "../../cards/surface.ts";

/** How a reply is drawn: in colour for somebody who looks on, plain for a program; `width` in columns. */
export type Looks = { readonly colour: boolean; readonly width: number };

type Style = NonNullable<Parameters<typeof styleText>[0]>;

const TONES: Record<Tone, Style> = { plain: "cyan", exact: "green", altered: "yellow", doubtful: "yellow", absent: "red" };

/** A reply's blocks as lines of text. What can be pressed is numbered from 1 in the order of `pressable`. */
export function draw(blocks: readonly Block[], tone: Tone, looks: Looks): string {
  let number = 0;
  return blocks.flatMap((block) => linesOf(block, tone, looks, () => ++number)).join("\n");
}

/** A page is at most this long, so that what was asked stays in sight. Characters. */
const PAGE = 4000;

/** A terminal of some looks, as replies are drawn for it. */
export const terminal = (looks: Looks): Surface<string> => ({
  limits: { url: 2000, label: 100, note: 100, choices: 25 },
  fits: (blocks) => blocks.flatMap(partsOf).reduce((sum, part) => sum + plain([part]).length, 0) <= PAGE,
  draw: (blocks, tone) => draw(blocks, tone, looks),
});

/** What the numbers of a drawn reply stand for: the requests of its buttons and choices. */
export function pressable(blocks: readonly Block[]): Request[] {
  return blocks.flatMap((block) => {
    if (block.kind === "menu") return block.choices.map(({ request }) => request);
    if (block.kind !== "buttons") return [];
    return block.buttons.flatMap((button) => (button.kind === "request" && button.enabled ? [button.request] : []));
  });
}

function linesOf(block: Block, tone: Tone, { colour, width }: Looks, next: () => number): string[] {
  const look = (style: Style, text: string) => (colour && text !== "" ? styleText(style, text, { validateStream: false }) : text);
  const words = (parts: readonly Part[]) => parts.map((part) => (colour ? styled(part, look) : shown([part]))).join("");
  const pressed = (label: readonly Part[], note: readonly Part[] = []) => {
    const told = note.length === 0 ? "" : look("dim", ` · ${shown(note)}`);
    return `  ${look("bold", `[${next()}]`)} ${shown(label)}${told}`;
  };
  switch (block.kind) {
    case "heading":
      return wrap(words(block.parts), width).map((line) => look("bold", line));
    case "quote":
      return wrap(words(block.parts), width - 2).map((line) => look(TONES[tone], "│ ") + line);
    case "note":
      return wrap(words(block.parts), width).map((line) => look("dim", line));
    case "source":
      return [...wrap(words(block.parts), width), ...(block.link ? [block.link.url] : [])].map((line) => look("dim", line));
    case "line":
    case "plain":
      return wrap(words(block.parts), width);
    case "rule":
      return [look("dim", "─".repeat(Math.min(width, 40)))];
    case "menu":
      return [shown(block.prompt), ...block.choices.map(({ label, note }) => pressed(label, note))];
    case "buttons":
      return block.buttons.flatMap((button) => {
        if (button.kind === "link") return [look("dim", `  ${shown(button.label)}: ${button.url}`)];
        return button.enabled ? [pressed(button.label)] : [];
      });
  }
}

function styled(part: Part, look: (style: Style, text: string) => string): string {
  if (part.kind === "excerpt" && part.strong) return look("bold", shown([part]));
  return part.kind === "echo" ? look("italic", shown([part])) : shown([part]);
}

const shown = (parts: readonly Part[]): string => harmless(plain(parts));

/** A text without what would steer the terminal that shows it: an article may hold anything. */
export const harmless = (text: string): string => stripVTControlCharacters(text).replace(/(?![\n\t])\p{Cc}/gu, "");

/** Breaks lines at spaces, and words wider than a line, by the columns that a terminal gives each character. */
const wrap = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) =>
    wrapAnsi(line, width, { hard: true, trim: false })
      .split("\n")
      .map((part, at) => (at === 0 ? part : part.trimStart()).replace(/ +$/, "")),
  );
