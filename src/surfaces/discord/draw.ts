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

/** A message as Discord's API takes it; a door adds the flag that makes it private. */
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

/** One part as it looks: what is printed bold or in a block quote, the asker's words in italics, our figures as code. */
function inline(part: Part): string {
  switch (part.kind) {
    case "excerpt":
      return part.strong ? bold(part.excerpt.text) : escaped(part.excerpt.text);
    case "wording":
      return part.command === undefined ? escaped(part.text) : `</${part.command.name}:${part.command.id}>`;
    case "echo":
      return italics(part.text);
    case "figure":
      return part.instant === null ? code(part.text) : `<t:${part.instant}:D>`;
  }
}

const line = (parts: readonly Part[]): string => parts.map(inline).join("");

/** An address as it can stand in a masked link. */
const target = (url: string): string =>
  url.replace(/[()<>\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** A headline as the link to its article. Discord shows escapes inside a link as they are written: a headline that needs one has its link beside it. */
function linked({ title, link }: Extract<Block, { kind: "headline" | "source" }>): string {
  if (link === null) return line(title);
  const to = `(${target(link.url)})`;
  const [first, ...rest] = title;
  const text = first === undefined ? "" : plain([first]);
  if (text === "" || escaped(text) !== text || text.includes("]"))
    return [line(title), `[${plain([link.label])}]${to}`].filter(Boolean).join(" · ");
  return `[${text}]${to}${line(rest)}`;
}

/** Code shows everything as it is, but for the marks that end it. */
const literal = (text: string): string => (text.includes("```") ? escaped(text) : `\`\`\`\n${text}\n\`\`\``);

/** The markdown of a block of text; null for one that is no text. */
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
    case "headline":
      return [`### ${linked(block)}`, ...(block.parts.length > 0 ? [`-# ${line(block.parts)}`] : [])].join("\n");
    case "source":
      return `-# ${[linked(block), line(block.parts)].filter(Boolean).join(" · ")}`;
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

/** Adds buttons in rows of at most five, to a row that is last and has room for them. */
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

/** Blocks of text one under the other are one text display; two quotes in a row stay two. */
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

/** Does Discord take a message of these blocks? */
function fits(blocks: readonly Block[]): boolean {
  const drawn = components(blocks);
  const texts = drawn.flatMap((component) => (component.type === ComponentType.TextDisplay ? [component.content] : []));
  const nested = drawn.reduce((sum, component) => sum + 1 + ("components" in component ? component.components.length : 0), 1);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + TEXT_OVERHEAD, 0);
  return nested <= COMPONENTS && characters <= TEXT_CHARACTERS && bytes <= TEXT_BYTES;
}

/** Discord, as replies are drawn for it: one container of components. */
export const discord: Surface<Payload> = {
  limits: { url: BUTTON_URL, label: OPTION_LABEL, note: OPTION_NOTE, choices: MENU_OPTIONS },
  fits,
  draw,
};
