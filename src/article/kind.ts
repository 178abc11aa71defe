/** What an input is by its content. */
export type Kind = "html" | "xml" | "json" | "text";

/** How far into an input its kind shows. */
const HEAD = 2048;

const BEFORE = String.raw`^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*`;
const HTML = new RegExp(`${BEFORE}<(?:!doctype\\s+html|html|head|body|meta|title|script|article|main)\\b`, "i");
const FRAGMENT = /^\s*<[a-z][\w-]*(?:\s[^<>]*)?>/i;
const FEED = new RegExp(
  `${BEFORE}(?:<!doctype[^>]*>\\s*)?<(?:[\\w-]+:)?(?:rss|rdf|feed|nitf|opml|newsmessage|newsitem|newsml)\\b`,
  "i",
);

/**
 * The kind of an input, by how it opens: a file's ending and a server's word often lie. XML that is a feed or a newsroom's is "xml", XHTML is "html"; text
 * in tags that is neither (a page's fragment) is "html" too.
 */
export function kindOf(bytes: Uint8Array): Kind {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const head = new TextDecoder(utf16 ?? "latin1").decode(bytes.subarray(0, HEAD)).replace(/^(?:\ufeff|ï»¿)/, "");
  if (FEED.test(head)) return "xml";
  if (HTML.test(head)) return "html";
  if (/^\s*<\?xml/.test(head)) return "xml";
  if (FRAGMENT.test(head)) return "html";
  return /^\s*[[{]/.test(head) ? "json" : "text";
}
