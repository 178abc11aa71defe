import { createRequire } from "node:module";

/** Loads linkedom with the first page: it takes 30 MB and a tenth of a second, in each worker. */
const require = createRequire(import.meta.url);
const linkedom = () => require("linkedom") as typeof import("linkedom");

/** The part of the DOM that reading a page needs. */
export type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  textContent: string;
  readonly parentNode: DomNode | null;
  readonly childNodes: Iterable<DomNode>;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  replaceWith(node: DomNode): void;
  remove(): void;
};

export type DomElement = DomNode & {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  append(...nodes: DomNode[]): void;
  replaceChildren(...nodes: DomNode[]): void;
};

export type DomDocument = DomElement & {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  createElement(name: string): DomElement;
  createTextNode(data: string): DomNode;
};

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;
export const isText = (node: DomNode): boolean => node.nodeType === TEXT;

/** Browsers stop nesting at 512 levels (HTML Standard, "tree construction"); articles need a fifth of that, and Readability takes seconds beyond it. */
const DEEPEST = 100;
/** Longer attributes, such as data URLs and state dumps, say nothing about an article. */
const LONGEST_ATTRIBUTE = 4096;
/** The largest of 156 pages measured has 2,600; Readability's time grows faster than their number. */
const MOST_NODES = 15_000;
/** How many lines below DEEPEST are kept apart. */
const MOST_LINES = 1000;

/** A page with this many elements open at once is an attack: parsers and Readability take seconds for it. */
const MOST_OPEN = 200;
/** Elements that close themselves or are void: only a parser knows how many of them are open. */
const ENDS_ITSELF =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option)$/i;

const LITERAL: Readonly<Record<string, RegExp>> = { script: /<\/script/gi, style: /<\/style/gi };

/** Throws a RangeError for markup nested deeper than any page's. One pass, before anything is parsed. */
function limitNesting(html: string): void {
  const tags = /<!--|<(\/?)([a-z][a-z0-9-]*)[^<>]*>?/gi;
  const open = new Map<string, number>();
  let all = 0;
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    const [tag, slash] = found;
    const name = (found[2] ?? "").toLowerCase();
    const literal = tag === "<!--" ? /-->/g : slash ? null : LITERAL[name];
    if (literal) {
      // Markup in a comment or a script opens nothing.
      literal.lastIndex = tags.lastIndex;
      if (!literal.test(html)) return;
      tags.lastIndex = literal.lastIndex;
    } else if (!ENDS_ITSELF.test(name) && !tag.endsWith("/>")) {
      const before = open.get(name) ?? 0;
      // A closing tag without an opening one closes nothing.
      const change = slash ? -Math.min(1, before) : 1;
      open.set(name, before + change);
      all += change;
    }
    if (all > MOST_OPEN) throw new RangeError(`more than ${MOST_OPEN} nested elements`);
  }
}

const HTML_TAG = /<html(?=[\s>])[^>]*>/gi;

/**
 * A page as a document with one html element, one head and one body. An element deeper than DEEPEST keeps its text, with line breaks for the elements
 * in it. End tags of body and html are dropped, since browsers read on after them and linkedom does not. Throws a RangeError for an endless page.
 */
export function parseDocument(html: string): DomDocument {
  limitNesting(html);
  const open = html.replace(/<\/(?:body|html)\s*>/gi, "");
  const whole = `${open.match(HTML_TAG)?.[0] ?? "<html>"}${open.replace(HTML_TAG, "")}`;
  const document = new (linkedom().DOMParser)().parseFromString(whole, "text/html") as unknown as DomDocument;
  gather(document);
  tame(document);
  return document;
}

/** Gives a document one head and one body, which holds everything else under html, as browsers do. */
function gather(document: DomDocument): void {
  const root = document.documentElement;
  if (!root) return;
  const children = [...root.childNodes];
  const named = (name: string) => children.filter((node) => isElement(node) && node.localName === name);
  const [head, ...heads] = named("head");
  const bodies = named("body");
  const loose = children.filter((node) => isElement(node) && node !== head && !bodies.includes(node));
  if (head && bodies.length === 1 && loose.length === 0) return;
  const body = document.createElement("body");
  for (const node of children) {
    if (bodies.includes(node) || heads.includes(node)) body.append(...node.childNodes);
    else if (node !== head) body.append(node);
  }
  root.replaceChildren(head ?? document.createElement("head"), body);
}

/**
 * Joins adjacent text nodes, cuts the tree at DEEPEST and removes attributes without a valid name. Throws a RangeError for more elements than any
 * article has.
 */
function tame(document: DomDocument): void {
  const left: [DomNode, number][] = [[document, 0]];
  for (let count = 0, next = left.pop(); next; next = left.pop()) {
    if (++count > MOST_NODES) throw new RangeError(`more than ${MOST_NODES} elements`);
    const [node, depth] = next;
    if (isElement(node)) {
      const long = [...node.attributes].filter(({ value }) => value.length > LONGEST_ATTRIBUTE);
      for (const { name } of long) node.removeAttribute(name);
      if (depth > DEEPEST) node.replaceChildren(...broken(document, textNodes(node)));
    }
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (isText(child)) join(child);
      else if (depth <= DEEPEST) left.push([child, depth + 1]);
    }
  }
}

/** Texts as blocks of their own, or as one if there are too many. */
function broken(document: DomDocument, texts: readonly DomNode[]): DomNode[] {
  const said = texts.map((text) => text.textContent).filter((text) => text.trim() !== "");
  if (said.length > MOST_LINES) return [document.createTextNode(said.join("\n"))];
  return said.flatMap((text) => [document.createElement("br"), document.createElement("br"), document.createTextNode(text)]);
}

function join(first: DomNode): void {
  const pieces = [first.textContent];
  for (let next = first.nextSibling; next && isText(next); next = first.nextSibling) {
    pieces.push(next.textContent);
    next.remove();
  }
  if (pieces.length > 1) first.textContent = pieces.join("");
}

/** Every text node under a node, without recursion. */
export function textNodes(under: DomNode): DomNode[] {
  const found: DomNode[] = [];
  let node: DomNode | null = under.firstChild;
  while (node) {
    if (isText(node)) found.push(node);
    let next: DomNode | null = node.firstChild;
    while (!next && node && node !== under) {
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    if (!next || node === under) break;
    node = next;
  }
  return found;
}
