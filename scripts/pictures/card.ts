import { type APIButtonComponent, type APIComponentInContainer, ButtonStyle, ComponentType } from "discord-api-types/v10";
import { type Node, parse } from "../../src/audit/discord-markdown.ts";
import type { Payload } from "../../src/surfaces/discord/draw.ts";
import { linesOf, runsOf, type TextRun, widthOf } from "./text.ts";

/** Sizes in pixels; colours of Discord's dark theme. */
const WIDTH = 620;
const LEFT = 72;
const PADDING = 16;
const ROOM = WIDTH - LEFT - 2 * PADDING - 12;
const FONT = "'gg sans','Noto Sans','Helvetica Neue',Helvetica,Arial,sans-serif";
const COLOUR = { page: "#313338", card: "#2b2d31", text: "#dbdee1", quiet: "#949ba4", white: "#f2f3f5", bar: "#4e5058" } as const;
const LINK = "#00a8fc";
const CODE = "#1e1f22";

const xml = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** SVG and its height in pixels. */
type Drawn = { readonly svg: string; readonly height: number };

const box = (x: number, y: number, width: number, height: number, fill: string, radius = 4): string =>
  `<rect x="${x}" y="${y}" width="${Math.round(width)}" height="${height}" rx="${radius}" fill="${fill}"/>`;

/** One line of text starting at `x`, with its baseline at `y`. */
function line(runs: readonly TextRun[], x: number, y: number, size: number, colour: string): string {
  let at = x;
  return runs
    .map(({ text, look }) => {
      const width = widthOf(text, size, look);
      const fill = look.link ? LINK : look.bold ? COLOUR.white : colour;
      const style = `${look.bold ? ' font-weight="600"' : ""}${look.italic ? ' font-style="italic"' : ""}${look.code ? ' font-family="monospace"' : ""}`;
      const behind = look.code ? box(at, y - size, width, size + 5, CODE) : "";
      const inset = look.code ? 3 : 0;
      // The width is fixed, so that another font moves nothing.
      const length = text.trim() === "" ? "" : ` textLength="${Math.round(width - 2 * inset)}" lengthAdjust="spacingAndGlyphs"`;
      const drawn = `${behind}<text x="${Math.round(at + inset)}" y="${y}" font-size="${size}" fill="${fill}"${style}${length} xml:space="preserve">${xml(text)}</text>`;
      at += width;
      return drawn;
    })
    .join("");
}

/** Lines of text, with a bar beside a quotation. */
function paragraph(nodes: readonly Node[], kind: Node["type"], x: number, y: number): Drawn {
  const size = kind === "heading" ? 18 : kind === "subtext" ? 12.5 : 15;
  const indent = kind === "quote" ? 14 : 0;
  const step = Math.round(size * 1.4);
  const lines = linesOf(runsOf(nodes), size, ROOM - indent);
  const colour = kind === "subtext" ? COLOUR.quiet : COLOUR.text;
  const drawn = lines.map((runs, index) =>
    line(runs, x + indent, y + step * (index + 1) - Math.round(size * 0.35), size, colour),
  );
  const height = step * lines.length;
  return {
    svg: drawn.join("") + (kind === "quote" && height > 0 ? box(x, y, 4, height, COLOUR.bar, 2) : ""),
    height: height + 4,
  };
}

const BLOCKS: readonly Node["type"][] = ["heading", "subtext", "quote", "item"];

/** A text display: its blocks in order, and plain paragraphs between them. */
function textDisplay(content: string, x: number, y: number): Drawn {
  const paragraphs: { kind: Node["type"]; nodes: Node[] }[] = [];
  for (const node of parse(content)) {
    const block = BLOCKS.includes(node.type);
    const last = paragraphs.at(-1);
    if (!block && last?.kind === "text") last.nodes.push(node);
    else paragraphs.push({ kind: block ? node.type : "text", nodes: [node] });
  }
  let height = 0;
  const svg = paragraphs.map(({ kind, nodes }) => {
    const drawn = paragraph(nodes, kind, x, y + height);
    height += drawn.height;
    return drawn.svg;
  });
  return { svg: svg.join(""), height };
}

const words = (text: string, x: number, y: number, colour: string): string => line([{ text, look: {} }], x, y, 14, colour);

function button(one: APIButtonComponent, x: number, y: number): { svg: string; width: number } {
  const label = "label" in one ? (one.label ?? "") : "";
  const text = one.style === ButtonStyle.Link ? `${label} ↗` : label;
  const width = widthOf(text, 14, {}) + 28;
  const svg = box(x, y, width, 32, COLOUR.bar, 6) + words(text, x + 14, y + 21, COLOUR.white);
  return { svg: one.disabled ? `<g opacity="0.5">${svg}</g>` : svg, width };
}

function row(components: readonly { type: ComponentType }[], x: number, y: number): Drawn {
  let at = x;
  let top = y;
  const svg = components.map((one) => {
    if (one.type === ComponentType.StringSelect) {
      const { placeholder = "" } = one as { placeholder?: string };
      return (
        box(at, top, ROOM, 36, CODE, 6) +
        words(placeholder, at + 12, top + 23, COLOUR.quiet) +
        words("▾", at + ROOM - 24, top + 23, COLOUR.quiet)
      );
    }
    const drawn = button(one as APIButtonComponent, at, top);
    if (at > x && at + drawn.width > x + ROOM) {
      at = x;
      top += 40;
      const again = button(one as APIButtonComponent, at, top);
      at += again.width + 8;
      return again.svg;
    }
    at += drawn.width + 8;
    return drawn.svg;
  });
  return { svg: svg.join(""), height: top - y + 40 };
}

function component(one: APIComponentInContainer, x: number, y: number): Drawn {
  switch (one.type) {
    case ComponentType.TextDisplay:
      return textDisplay(one.content, x, y);
    case ComponentType.Separator:
      return { svg: box(x, y + 8, ROOM, 1, COLOUR.bar, 0), height: 18 };
    case ComponentType.ActionRow:
      return row(one.components, x, y + 6);
    default:
      return { svg: "", height: 0 };
  }
}

/** A reply in Discord's dark theme, beneath the command that asked for it, as SVG without fonts, images or scripts. */
export function picture({ components: [container] }: Payload, asked: string): string {
  const top = 58;
  const [begun = [], ...more] = linesOf([{ text: asked, look: {} }], 13, WIDTH - LEFT - 30);
  const first = begun.map(({ text }) => text).join("") + (more.length > 0 ? "…" : "");
  let y = top + PADDING;
  const inside = container.components.map((one) => {
    const drawn = component(one, LEFT + PADDING + 4, y);
    y += drawn.height;
    return drawn.svg;
  });
  const height = y + PADDING - top - 4;
  const accent = `#${(container.accent_color ?? 0).toString(16).padStart(6, "0")}`;
  const name = `${words("Verbatim", LEFT, 48, COLOUR.white)}${box(LEFT + 66, 36, 34, 16, "#5865f2")}<text x="${LEFT + 72}" y="48" font-size="10" font-weight="600" fill="#fff">APP</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top + height + 16}" viewBox="0 0 ${WIDTH} ${top + height + 16}" font-family="${FONT}">`,
    `<title>${xml(asked)}</title>`,
    box(0, 0, WIDTH, top + height + 16, COLOUR.page, 8),
    `<path d="M36 36 V22 q0 -6 6 -6 H${LEFT - 6}" fill="none" stroke="${COLOUR.bar}" stroke-width="2"/>`,
    line([{ text: first, look: {} }], LEFT, 22, 13, COLOUR.quiet),
    `<circle cx="36" cy="60" r="20" fill="#5b6b8c"/><text x="36" y="68" font-size="24" text-anchor="middle" fill="#fff">”</text>`,
    name,
    `<clipPath id="card"><rect x="${LEFT}" y="${top}" width="${WIDTH - LEFT - 12}" height="${height}" rx="8"/></clipPath>`,
    `<g clip-path="url(#card)">${box(LEFT, top, WIDTH - LEFT - 12, height, COLOUR.card, 0)}${box(LEFT, top, 4, height, accent, 0)}</g>`,
    ...inside,
    "</svg>",
  ].join("\n");
}
