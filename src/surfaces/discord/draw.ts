import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord-api-types/v10";
import { type Block, type Button, type Part, plain, type Tone } from "../../cards/parts.ts";
import type { Surface } from "../../cards/surface.ts";
import { idOf } from "./custom-id.ts";
import {
  BUTTON_URL,
  COMPONENTS,
  MENU_OPTIONS,
  OPTION_LABEL,
  OPTION_NOTE,
  ROW_BUTTONS,
  TEXT_BYTES,
  TEXT_CHARACTERS,
  TEXT_OVERHEAD,
} from "./limits.ts";
import { bold, code, escaped, italics, quoted } from "./markdown.ts";

/** A message for Discord's API, without the flag that makes it private. */
export type Payload = {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly allowed_mentions: { readonly parse: [] };
  readonly components: [APIContainerComponent];
};

const COLOURS: Readonly<Record<Tone, number>> = {
  plain: 0x5b6b8c,
  exact: 0x2e9e5b,
  altered: 0xd98a00,
  doubtful: 0xc2410c,
  absent: 0x8a8f98,
};

/** One part as Markdown: highlighted news in bold, the asker's words in italics, our figures as code. */
function inline(part: Part): string {
  switch (part.kind) {
    case "excerpt":
      return part.strong ? bold(part.excerpt.text) : escaped(part.excerpt.text);
    case "wording":
      if (part.channel !== undefined) return `<#${part.channel}>`;
      return part.command === undefined ? escaped(part.text) : `</${part.command.name}:${part.command.id}>`;
    case "echo":
      return italics(part.text);
    case "figure":
      return part.instant === null ? code(part.text) : `<t:${part.instant}:D>`;
  }
}

const line = (parts: readonly Part[]): string => parts.map(inline).join("");

/** An address inside a masked link. */
const target = (url: string): string =>
  url.replace(/[()<>\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** A headline as a link. Discord shows escapes inside links literally, so a headline that needs them is followed by a link instead. */
function linked({ title, link }: Extract<Block, { kind: "headline" | "source" }>): string {
  if (link === null) return line(title);
  const to = `(${target(link.url)})`;
  const [first, ...rest] = title;
  const text = first === undefined ? "" : plain([first]);
  if (text === "" || escaped(text) !== text || text.includes("]")) return dotted(line(title), `[${plain([link.label])}]${to}`);
  return `[${text}]${to}${line(rest)}`;
}

/** A link to the page that proves the words. */
const proof = ({ proof }: Extract<Block, { kind: "headline" | "source" }>): string =>
  proof === undefined ? "" : `[${escaped(plain([proof.label]))}](${target(proof.url)})`;

const dotted = (...pieces: readonly string[]): string => pieces.filter(Boolean).join(" · ");

/** A code block, unless the text would end it. */
const literal = (text: string): string => (text.includes("```") ? escaped(text) : `\`\`\`\n${text}\n\`\`\``);

/** A text block as Markdown; null for other blocks. */
function markdown(block: Block): string | null {
  switch (block.kind) {
    case "heading":
      return `### ${line(block.parts)}`;
    case "quote":
      return quoted(line(block.parts));
    case "line":
      return line(block.parts);
    case "note":
      return `-# ${line(block.parts)}`;
    case "headline": {
      const below = dotted(line(block.parts), proof(block));
      return [`### ${linked(block)}`, below === "" ? [] : `-# ${below}`].flat().join("\n");
    }
    case "source":
      return `-# ${dotted(linked(block), line(block.parts), proof(block))}`;
    case "plain":
      return literal(plain(block.parts));
    default:
      return null;
  }
}

function button(button: Button): APIButtonComponent {
  const label = plain(button.label);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: idOf(button.request, button.turns),
    ...(button.enabled ? {} : { disabled: true }),
  };
}

/** Adds buttons in rows of at most five, filling up a last row first. */
function addButtons(drawn: APIComponentInContainer[], buttons: readonly APIButtonComponent[]): void {
  if (buttons.length === 0) return;
  const [row, rest] = [buttons.slice(0, ROW_BUTTONS), buttons.slice(ROW_BUTTONS)];
  const last = drawn.at(-1);
  const above = last?.type === ComponentType.ActionRow ? last.components : [];
  const isRow = above[0]?.type === ComponentType.Button;
  if (isRow && above.length + row.length <= ROW_BUTTONS) (above as APIButtonComponent[]).push(...row);
  else drawn.push({ type: ComponentType.ActionRow, components: row });
  addButtons(drawn, rest);
}

/** Consecutive text blocks become one text display; consecutive quotes stay apart. */
function components(blocks: readonly Block[]): APIComponentInContainer[] {
  const drawn: APIComponentInContainer[] = [];
  let before: Block | null = null;
  for (const block of blocks) {
    const content = markdown(block);
    const last = drawn.at(-1);
    if (content !== null) {
      const apart = before?.kind === "quote" && block.kind === "quote" ? "\n\n" : "\n";
      if (last?.type === ComponentType.TextDisplay) last.content += apart + content;
      else drawn.push({ type: ComponentType.TextDisplay, content });
    } else if (block.kind === "buttons") {
      addButtons(drawn, block.buttons.map(button));
    } else if (block.kind === "menu") {
      const options = block.choices.map((choice) => ({
        label: plain(choice.label),
        value: idOf(choice.request, false),
        ...(choice.note.length > 0 && { description: plain(choice.note) }),
      }));
      const placeholder = plain(block.prompt);
      drawn.push({
        type: ComponentType.ActionRow,
        components: [{ type: ComponentType.StringSelect, custom_id: "menu", placeholder, options }],
      });
    }
    before = block;
  }
  return drawn;
}

function draw(blocks: readonly Block[], tone: Tone): Payload {
  return {
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: [{ type: ComponentType.Container, accent_color: COLOURS[tone], components: components(blocks) }],
  };
}

/** What a text block takes of a message; null for other blocks. */
type Size = { readonly characters: number; readonly bytes: number } | null;

function sizeOf(block: Block): Size {
  const content = markdown(block);
  return content === null ? null : { characters: content.length, bytes: Buffer.byteLength(content) };
}

/** Says whether Discord accepts a message of some blocks: adds up what `components` would draw of them. */
function fitter(): (blocks: readonly Block[]) => boolean {
  const sizes = new Map<Block, Size>();
  function measured(block: Block): Size {
    const known = sizes.get(block);
    if (known !== undefined) return known;
    const size = sizeOf(block);
    sizes.set(block, size);
    return size;
  }
  return (blocks) => {
    let [nested, characters, bytes] = [1, 0, 0];
    let last: "text" | "buttons" | "menu" | null = null;
    let inRow = 0;
    let before: Block | null = null;
    for (const block of blocks) {
      const size = measured(block);
      if (size !== null) {
        const apart = before?.kind === "quote" && block.kind === "quote" ? 2 : 1;
        if (last === "text") [characters, bytes] = [characters + apart, bytes + apart];
        else [nested, bytes] = [nested + 1, bytes + TEXT_OVERHEAD];
        characters += size.characters;
        bytes += size.bytes;
        last = "text";
      } else if (block.kind === "menu") {
        nested += 2;
        last = "menu";
      } else if (block.kind === "buttons") {
        for (let left = block.buttons.length; left > 0; left -= ROW_BUTTONS) {
          const row = Math.min(left, ROW_BUTTONS);
          const fills = last === "buttons" && inRow + row <= ROW_BUTTONS;
          nested += fills ? row : row + 1;
          inRow = fills ? inRow + row : row;
          last = "buttons";
        }
      }
      before = block;
    }
    return nested <= COMPONENTS && characters <= TEXT_CHARACTERS && bytes <= TEXT_BYTES;
  };
}

/** A headline on a source line of two lines on a phone. */
const HEADLINE = 64;

/** Discord: each reply is one container of components. */
export const discord: Surface<Payload> = {
  limits: { url: BUTTON_URL, headline: HEADLINE, label: OPTION_LABEL, note: OPTION_NOTE, choices: MENU_OPTIONS },
  fitter,
  draw,
};
