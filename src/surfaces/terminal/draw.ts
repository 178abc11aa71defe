import { stripVTControlCharacters, styleText } from "node:util";
import wrapAnsi from "wrap-ansi";
import type { Request } from "../../answer/command.ts";
import { type Block, type Link, type Part, partsOf, plain, type Tone } from "../../cards/parts.ts";
import type { Surface } from "../../cards/surface.ts";
import { say } from "../../cards/wording.ts";

/** How replies are drawn: with colours and links on a TTY, plain in a pipe. `width` in columns. */
export type TerminalOptions = { readonly tty: boolean; readonly width: number };

type Style = NonNullable<Parameters<typeof styleText>[0]>;

const TONES: Record<Tone, Style> = { plain: "cyan", exact: "green", altered: "yellow", doubtful: "yellow", absent: "red" };

/** A reply as text. Buttons and choices are numbered from 1, in the order of `pressable`. */
export function draw(blocks: readonly Block[], tone: Tone, options: TerminalOptions): string {
  let number = 0;
  return blocks.flatMap((block) => linesOf(block, tone, options, () => ++number)).join("\n");
}

/** Longest page in characters, so that the question stays in sight. */
const PAGE = 4000;

/** A terminal as a surface. */
export const terminal = (options: TerminalOptions): Surface<string> => ({
  limits: { url: 2000, headline: 100, label: 100, note: 100, choices: 25 },
  fitter: () => (blocks) => blocks.flatMap(partsOf).reduce((sum, part) => sum + plain([part]).length, 0) <= PAGE,
  draw: (blocks, tone) => draw(blocks, tone, options),
});

/** The requests behind the numbers of a drawn reply. */
export function pressable(blocks: readonly Block[]): Request[] {
  return blocks.flatMap((block) => {
    if (block.kind === "menu") return block.choices.map(({ request }) => request);
    if (block.kind !== "buttons") return [];
    return block.buttons.filter(({ enabled }) => enabled).map(({ request }) => request);
  });
}

function linesOf(block: Block, tone: Tone, options: TerminalOptions, next: () => number): string[] {
  const { tty, width } = options;
  const look = (style: Style, text: string) => (tty && text !== "" ? styleText(style, text, { validateStream: false }) : text);
  const words = (parts: readonly Part[]) => parts.map((part) => (tty ? styled(part, look) : shown([part]))).join("");
  const pressed = (label: readonly Part[], note: readonly Part[] = []) => {
    const noted = note.length === 0 ? "" : look("dim", ` · ${shown(note)}`);
    return `  ${look("bold", `[${next()}]`)} ${shown(label)}${noted}`;
  };
  switch (block.kind) {
    case "heading":
      return wrap(words(block.parts), width).map((line) => look("bold", line));
    case "quote":
      return wrap(words(block.parts), width - 2).map((line) => look(TONES[tone], "│ ") + line);
    case "note":
      return wrap(words(block.parts), width).map((line) => look("dim", line));
    case "headline":
      return [
        ...wrap(linked(words(block.title), block.link, tty), width).map((line) => look("bold", line)),
        ...withAddress(words(block.parts), block.link, options).map((line) => look("dim", line)),
      ];
    case "source": {
      const line = [linked(words(block.title), block.link, tty), words(block.parts)].filter(Boolean).join(" · ");
      return withAddress(line, block.link, options).map((line) => look("dim", line));
    }
    case "line":
    case "plain":
      return wrap(words(block.parts), width);
    case "menu":
      return [shown(block.prompt), ...block.choices.map(({ label, note }) => pressed(label, note))];
    case "buttons":
      return block.buttons
        .filter(({ enabled }) => enabled)
        .map(({ label, turns, request }) =>
          pressed(label, turns ? say(request.locale, "button.page", { page: request.page + 1 }) : []),
        );
  }
}

/** A text as a link on a TTY: OSC 8, "Hyperlinks in terminal emulators". */
const linked = (text: string, link: Link | null, tty: boolean): string =>
  link === null || !tty ? text : `\u001b]8;;${link.url}\u0007${text}\u001b]8;;\u0007`;

/** Wraps a line. In a pipe the address ends it, or follows unbroken on a line of its own. */
function withAddress(line: string, link: Link | null, { tty, width }: TerminalOptions): string[] {
  if (link === null || tty) return wrap(line, width);
  const whole = [line, link.address].filter(Boolean).join(" · ");
  return whole.length <= width ? [whole] : [...wrap(line, width), link.address];
}

function styled(part: Part, look: (style: Style, text: string) => string): string {
  if (part.kind === "excerpt" && part.strong) return look("bold", shown([part]));
  return part.kind === "echo" ? look("italic", shown([part])) : shown([part]);
}

const shown = (parts: readonly Part[]): string => harmless(plain(parts));

/** Removes control characters: an article may hold anything. */
export const harmless = (text: string): string => stripVTControlCharacters(text).replace(/(?![\n\t])\p{Cc}/gu, "");

/** Wraps at spaces, and inside words wider than a line, by terminal columns. */
const wrap = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) =>
    wrapAnsi(line, width, { hard: true, trim: false })
      .split("\n")
      .map((part, at) => (at === 0 ? part : part.trimStart()).replace(/ +$/, "")),
  );
