import type { Article } from "../article.ts";
import { isoDate } from "../dates.ts";
import { ArticleError } from "../error.ts";
import type { DomDocument } from "../html/dom.ts";
import { parseDocument } from "../html/dom.ts";
import { readFragment } from "../html/fragment.ts";
import { bylineOf } from "../html/metadata.ts";
import { idOf } from "../identity.ts";
import { languageTag, recogniseLanguage } from "../language.ts";
import { firstWords } from "../plain.ts";

export const isNitf = (xml: string): boolean => /<nitf[\s>]/i.test(xml.slice(0, 4096));

/** Elements of NITF, with the HTML elements they amount to. */
const AS_HTML: Readonly<Record<string, string>> = {
  media: "figure",
  "media-caption": "figcaption",
  "media-producer": "figcaption",
  block: "div",
  hl1: "h1",
  hl2: "h2",
  "body.head": "header",
  "body.content": "main",
  "body.end": "footer",
};

const asHtml = (xml: string): string =>
  xml.replace(/<(\/?)([a-z][\w.-]*)/gi, (whole, slash: string, name: string) => {
    const html = AS_HTML[name.toLowerCase()];
    return html ? `<${slash}${html}` : whole;
  });

/** Reads NITF, the IPTC's News Industry Text Format (3.x). Throws an ArticleError if it has no text. */
export function readNitf(xml: string, path: string): Article {
  const html = asHtml(xml.replace(/<([\w.-]+)([^<>]*)\/>/g, "<$1$2></$1>"));
  const document = parseDocument(html);
  const said = (selector: string): string | null =>
    document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() || null;
  const title = said("h1") ?? said("title") ?? "";
  const body = /<main\b[^>]*>([\s\S]*)<\/main>/i.exec(html)?.[1] ?? "";
  const { text, aside } = readFragment(body, title);
  if (text === "") throw new ArticleError(path, "is a NITF document without a text");
  const dateline = said("dateline");
  const id = attribute(document, "doc-id", "id-string");
  return {
    id: idOf(id === null ? null : `nitf:${attribute(document, "doc-id", "regsrc") ?? ""}:${id}`, path),
    path,
    title: title || firstWords(text),
    byline: bylineOf([said("byline person") ?? said("byline") ?? ""]),
    source: attribute(document, "pubdata", "name") ?? said("distributor") ?? attribute(document, "doc-id", "regsrc"),
    url: /^https?:\/\//.test(attribute(document, "pubdata", "ex-ref") ?? "") ? attribute(document, "pubdata", "ex-ref") : null,
    published: isoDate(attribute(document, "pubdata", "date.publication") ?? attribute(document, "date\\.issue", "norm")),
    updated: isoDate(attribute(document, "revision-history", "norm")),
    language:
      languageTag(attribute(document, "nitf", "xml:lang") ?? attribute(document, "body", "xml:lang")) ?? recogniseLanguage(text),
    tags: [
      ...new Set([...document.querySelectorAll("keyword")].map((keyword) => keyword.getAttribute("key") ?? "").filter(Boolean)),
    ],
    aside: [...(dateline ? [{ kind: "other" as const, text: dateline }] : []), ...aside],
    text,
    complete: true,
  };
}

const attribute = (document: DomDocument, selector: string, name: string): string | null =>
  document.querySelector(selector)?.getAttribute(name)?.trim() || null;
