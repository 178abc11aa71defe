import { type DomDocument, type DomElement, type DomNode, isElement, isText } from "./dom.ts";
import { Line } from "./line.ts";

/** An element around a block: its tag, and in one lower-case string the names the page gives it (class, id, item property, role …). */
export type Frame = { readonly tag: string; readonly names: string; readonly parent: Frame | null; readonly mark: number };

/** A run of a page's text that looks like one block: a paragraph, a heading, a list item, a table row. */
export type PageBlock = {
  readonly text: string;
  /** The block element it stands in. */
  readonly frame: Frame;
  /** How many code units of `text` are linked. */
  readonly linked: number;
  /** Does it contain a picture? */
  readonly pictured: boolean;
  /** The marks of the elements its text nodes are in, with the code units of each. */
  readonly marks: ReadonlyMap<number, number>;
};

/**
 * An element's mark is an attribute of its own name, so that it survives an extractor that copies an element or gives a parent's attributes to its
 * only child (as Readability does).
 */
const MARK = "data-mark-";

const NAMING = ["class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "aria-label"];

const BLOCK = new Set(
  `address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody tfoot thead tr ul caption`.split(
    /\s+/,
  ),
);

const SILENT = new Set(
  `head script style noscript template svg math iframe object embed video audio canvas select textarea input datalist map`.split(
    /\s+/,
  ),
);

const CELL = new Set(["td", "th"]);

const isHidden = (element: DomElement): boolean =>
  element.getAttribute("hidden") !== null ||
  element.getAttribute("aria-hidden") === "true" ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "");

const ASKS_CONSENT =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|privacy)[-_]?(?:banner|consent|notice|dialog|bar|popup|pop-up|modal|overlay|box|message)(?=$|[\s_-])/i;

/** A dialog over the page, such as a cookie banner: it may be longer than the story and is never part of it. One that holds the story is not. */
const isDialog = (element: DomElement): boolean => {
  const [role, ...names] = ["role", "class", "id"].map((name) => element.getAttribute(name) ?? "");
  const named =
    /^(?:alert)?dialog$/i.test(role!.trim()) ||
    element.getAttribute("aria-modal") === "true" ||
    ASKS_CONSENT.test(names.join(" "));
  return named && element.querySelector("main, article, h1") === null;
};

/**
 * Cuts a page into blocks as a browser would lay them out, and marks its elements. The text is that of the page's own text nodes, white space
 * collapsed as in HTML; a line break is a line feed, two end the block.
 */
export function blocksOf(document: DomDocument): PageBlock[] {
  const body = document.body;
  if (!body) return [];
  const blocks: PageBlock[] = [];
  const line = new Line();
  let linked = 0;
  let pictured = false;
  let formula = false;
  let marks = new Map<number, number>();
  let count = 0;

  const flush = (frame: Frame) => {
    const text = line.take();
    // Without its formula a sentence would be cut, and nothing could mark where.
    if (text && !formula) blocks.push({ text, frame, linked: Math.min(linked, text.length), pictured, marks });
    linked = 0;
    pictured = false;
    formula = false;
    marks = new Map();
  };

  const write = (data: string, mark: number, inLink: boolean, preformatted: boolean) => {
    const added = line.write(data, preformatted);
    if (inLink) linked += added;
    const size = data.trim().length;
    if (size) marks.set(mark, (marks.get(mark) ?? 0) + size);
  };

  // Readability moves a block's loose text into new paragraphs without a mark: a span of ours goes with the text.
  const wrap = (loose: DomNode): number => {
    if (!loose.textContent.trim()) return 0;
    const span = document.createElement("span");
    span.setAttribute(`${MARK}${++count}`, "");
    loose.replaceWith(span);
    span.append(loose);
    return count;
  };

  const walk = (element: DomElement, around: Frame, mark: number, inLink: boolean, preformatted: boolean): void => {
    const inBlock = element === body || BLOCK.has(element.localName) || CELL.has(element.localName);
    for (let child = element.firstChild, next: DomNode | null; child; child = next) {
      next = child.nextSibling;
      if (isText(child)) {
        write(child.textContent, inBlock ? wrap(child) : mark, inLink, preformatted);
        continue;
      }
      if (!isElement(child)) continue;
      if (isDialog(child)) {
        child.remove();
        continue;
      }
      const tag = child.localName;
      if (SILENT.has(tag) || isHidden(child)) {
        formula ||= tag === "math" || child.querySelector("math") !== null;
        continue;
      }
      const own = ++count;
      child.setAttribute(`${MARK}${own}`, "");
      if (tag === "br") {
        if (line.break()) flush(around);
        continue;
      }
      if (tag === "img" || tag === "picture") pictured = true;
      const link = inLink || tag === "a";
      if (CELL.has(tag)) {
        const frame = frameOf(child, tag, around, own);
        if (isLayout(child)) {
          flush(around);
          walk(child, frame, own, link, preformatted);
          flush(frame);
        } else {
          line.cell();
          walk(child, around, own, link, preformatted);
        }
        continue;
      }
      if (!BLOCK.has(tag)) {
        walk(child, around, own, link, preformatted);
        continue;
      }
      const frame = frameOf(child, tag, around, own);
      flush(around);
      walk(child, frame, own, link, preformatted || tag === "pre");
      flush(frame);
    }
  };

  const frame = frameOf(body, "body", null, 0);
  walk(body, frame, 0, false, false);
  flush(frame);
  return blocks;
}

const isLayout = (cell: DomElement): boolean => cell.querySelector("p, div, table, ul, ol, h1, h2, h3, h4, br + br") !== null;

function frameOf(element: DomElement, tag: string, parent: Frame | null, mark: number): Frame {
  const names = NAMING.map((name) => element.getAttribute(name) ?? "")
    .filter(Boolean)
    .join(" ")
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
  return { tag, names, parent, mark };
}

/** The marks of an element, or of the nearest one around it that has any. */
export function marksAt(element: DomNode | null): number[] {
  for (let at = element; at && isElement(at); at = at.parentNode) {
    const marks = [...at.attributes]
      .filter(({ name }) => name.startsWith(MARK))
      .map(({ name }) => Number(name.slice(MARK.length)));
    if (marks.length) return marks;
  }
  return [];
}
