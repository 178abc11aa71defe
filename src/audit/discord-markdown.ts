/**
 * What Discord's client shows: a small parser of its markdown, written from its rules (one pass, inline and block rules mixed, the longest of
 * italics, bold and underline first). Where clients differ or a rule is uncertain, it assumes markup, so that text has to be escaped more, never
 * less. It is independent of the escaper.
 */

export type Node =
  | { readonly type: "text"; readonly text: string }
  /** Not shown as written: a mention, a timestamp, an emoji, a bullet, a spoiler. */
  | { readonly type: "replaced"; readonly source: string; readonly what: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly text: string; readonly url: string }
  | Formatted;

export type Formatted = {
  readonly type: "bold" | "italics" | "underline" | "strike" | "quote" | "heading" | "subtext" | "item";
  readonly children: readonly Node[];
};

type QuoteState = { readonly quoted: boolean };
type ParsedNode = { readonly node: Node; readonly length: number };
type Rule = (rest: string, state: QuoteState) => ParsedNode | null;

const BLOCKS: readonly Rule[] = [
  function quote(rest, state) {
    if (state.quoted) return null;
    const match = /^ *>>> ([\s\S]*)/.exec(rest) ?? /^ *> [^\n]*(?:\n *> [^\n]*)*\n?/.exec(rest);
    if (match === null) return null;
    const inside = match[1] ?? match[0].replace(/^ *> ?/gm, "");
    return { node: { type: "quote", children: parse(inside, { quoted: true }) }, length: match[0].length };
  },
  function heading(rest, state) {
    const match = /^\s*#{1,3} +([^\n]+(?:\n|$))/.exec(rest);
    return match && { node: { type: "heading", children: parse(match[1]!, state) }, length: match[0].length };
  },
  function subtext(rest, state) {
    const match = /^\s*-# +([^\n]+(?:\n|$))/.exec(rest);
    return match && { node: { type: "subtext", children: parse(match[1]!, state) }, length: match[0].length };
  },
  function item(rest, state) {
    const match = /^\s*(?:[*+-]|\d+\.) +([^\n]+(?:\n|$))/.exec(rest);
    return match && { node: { type: "item", children: parse(match[1]!, state) }, length: match[0].length };
  },
];

const text = (shown: string, length: number): ParsedNode => ({ node: { type: "text", text: shown }, length });
const replaced = (what: string, pattern: RegExp) => (rest: string) => {
  const match = pattern.exec(rest);
  return match && { node: { type: "replaced" as const, source: match[0], what }, length: match[0].length };
};

const EMPHASIS = [
  ["italics", /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/],
  ["bold", /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ["underline", /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
] as const;

const INLINE: readonly Rule[] = [
  function codeBlock(rest) {
    const match = /^```(?:[\w+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/.exec(rest);
    return match && { node: { type: "code", text: match[1]! }, length: match[0].length };
  },
  function escaped(rest) {
    const match = /^\\([^0-9A-Za-z\s])/.exec(rest);
    return match && text(match[1]!, 2);
  },
  function shrug(rest) {
    return rest.startsWith("¯\\_(ツ)_/¯") ? text("¯\\_(ツ)_/¯", 9) : null;
  },
  replaced("mention", /^<(?:@[!&]?|#)\d+>/),
  replaced("timestamp", /^<t:-?\d+(?::[a-zA-Z])?>/),
  replaced("command", /^<\/[^>\n]+:\d+>/),
  replaced("emoji", /^<a?:\w+:\d+>/),
  replaced("navigation", /^<(?:id|sound):[^>\n]+>/),
  replaced("address", /^<(?:[^\s<>@]+@[^\s<>]+|\+\d+)>/),
  replaced("everyone", /^@(?:everyone|here)/),
  replaced("emoji", /^:[\p{L}\p{N}_+~-]+(?:::skin-tone-\d)?:/u),
  replaced("channel", /^https?:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/[\d/@me]+/),
  function bracketed(rest) {
    const match = /^<([a-z][a-z+.-]*:\/\/[^\s>]+)>/i.exec(rest);
    return match && { node: { type: "link", text: match[1]!, url: match[1]! }, length: match[0].length };
  },
  function url(rest) {
    const match = /^[a-z][a-z+.-]*:\/\/[^\s<]*[^\s<.,:;"'\])]/i.exec(rest);
    return match && { node: { type: "link", text: match[0], url: match[0] }, length: match[0].length };
  },
  function emphasis(rest, state) {
    let best: ParsedNode | null = null;
    for (const [type, pattern] of EMPHASIS) {
      const match = pattern.exec(rest);
      if (match !== null && match[0].length > (best?.length ?? 0)) {
        best = { node: { type, children: parse((match[1] ?? match[2])!, state) }, length: match[0].length };
      }
    }
    return best;
  },
  function strike(rest, state) {
    const match = /^~~([\s\S]+?)~~(?!_)/.exec(rest);
    return match && { node: { type: "strike", children: parse(match[1]!, state) }, length: match[0].length };
  },
  replaced("spoiler", /^\|\|[\s\S]+?\|\|/),
  function code(rest) {
    const match = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
    return match && { node: { type: "code", text: match[2]!.trim() }, length: match[0].length };
  },
  /** Nothing is parsed in a masked link's label, not even escapes. */
  function masked(rest) {
    const match = /^\[((?:\\.|[^\]\\])+)\]\(\s*<?([^\s)>]+)>?\s*\)/.exec(rest);
    return match && { node: { type: "link", text: match[1]!, url: match[2]! }, length: match[0].length };
  },
];

function first(rules: readonly Rule[], rest: string, state: QuoteState): ParsedNode {
  for (const rule of rules) {
    const read = rule(rest, state);
    if (read !== null) return read;
  }
  return text(rest[0]!, 1);
}

/** Parses a text; the content of a formatted run is parsed as if at the start of a line. */
export function parse(source: string, state: QuoteState = { quoted: false }): Node[] {
  const nodes: Node[] = [];
  let lineStart = true;
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const rules: readonly Rule[] = lineStart ? [...BLOCKS, ...INLINE] : INLINE;
    const read = first(rules, rest, state);
    nodes.push(read.node);
    at += read.length;
    const line = source.slice(source.lastIndexOf("\n", at - 1) + 1, at);
    lineStart = line.trim() === "" && (read.node.type === "text" || line === "");
  }
  return nodes;
}

/** The text a tree shows. */
export function shown(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === "replaced") return `\u27e8${node.what}\u27e9`;
      if (node.type === "item") return `\u2022 ${shown(node.children)}`;
      return "children" in node ? shown(node.children) : node.text;
    })
    .join("");
}

/** What a reader sees of Discord markdown, without formatting. */
export const display = (source: string): string => shown(parse(source));

/** All runs of one kind in order, nested ones included. */
export function find(nodes: readonly Node[], type: Formatted["type"]): Formatted[] {
  return nodes.flatMap((node) => {
    if (!("children" in node)) return [];
    return [...(node.type === type ? [node] : []), ...find(node.children, type)];
  });
}
