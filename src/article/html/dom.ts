import { DOMParser } from "linkedom";

/** The little of a DOM node that reading a page needs. */
export type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string;
  readonly parentNode: DomNode | null;
  readonly childNodes: Iterable<DomNode>;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  replaceWith(node: DomNode): void;
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
  replaceChildren(...nodes: unknown[]): void;
  remove(): void;
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

/** Browsers stop nesting at 512 levels (HTML standard, "tree construction"); no article needs half of that, and walks may recurse. */
const DEEPEST = 200;
/** No attribute that says something about an article is longer; a data URL or a state dump is. */
const LONGEST_ATTRIBUTE = 4096;

/**
 * A page as a document. An element deeper than DEEPEST keeps its text, and the elements in it become line breaks. End tags of body and html
 * are left out, since a browser reads on after them and linkedom does not.
 */
export function parseDocument(html: string): DomDocument {
  const open = html.replace(/<\/(?:body|html)\s*>/gi, "");
  const whole = /<html[\s>]/i.test(open) ? open : `<html><body>${open}</body></html>`;
  const document = new DOMParser().parseFromString(whole, "text/html") as unknown as DomDocument;
  gather(document);
  tame(document);
  return document;
}

/** Gives a document one head and one body, which holds whatever else lies under html, as a browser does. */
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

function tame(document: DomDocument): void {
  const left: [DomNode, number][] = [[document, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, depth] = next;
    if (isElement(node)) {
      const long = [...node.attributes].filter(({ value }) => value.length > LONGEST_ATTRIBUTE);
      for (const { name } of long) node.removeAttribute(name);
      if (depth > DEEPEST) {
        const texts = textNodes(node).flatMap((text) => [
          document.createElement("br"),
          document.createTextNode(text.textContent),
        ]);
        node.replaceChildren(...texts);
        continue;
      }
    }
    for (let child = node.firstChild; child; child = child.nextSibling)
      if (child.nodeType !== TEXT) left.push([child, depth + 1]);
  }
}

/** Every text node under a node, in no call deeper than this one. */
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
