/** What an input is, by its content. */
export type InputKind = "html" | "xml" | "json" | "text";

/** How much of an input is looked at. */
const HEAD = 4096;

const BEFORE = String.raw`^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*`;
const HTML = new RegExp(`${BEFORE}<(?:!doctype\\s+html|html|head|body|meta|title|script|article|main)\\b`, "i");
const FRAGMENT = /^\s*<[a-z][\w-]*(?:\s[^<>]*)?>/i;
/** The root of a feed or of a newsroom's XML, wherever it is: some feeds have text before their declaration. */
const ROOT = /<(?:rss\s[^>]*version|rss>|(?:rdf:)?RDF\s[^>]*xmlns|feed\s[^>]*xmlns|[\w-]+:feed\s|nitf[\s>])/i;

/** An object with a key, or a list of objects: plain text may begin with a bracket too. */
const JSON_OPENING = /^\s*(?:\{\s*["}]|\[\s*[{\]])/;

/** The kind of an input, by how it opens: file endings and content types are often wrong. XHTML is "html", and so is a fragment of a page. */
export function kindOf(bytes: Uint8Array): InputKind {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const head = new TextDecoder(utf16 ?? "latin1").decode(bytes.subarray(0, HEAD)).replace(/^(?:\ufeff|ï»¿)/, "");
  if (!head.includes("<")) return JSON_OPENING.test(head) ? "json" : "text";
  if (HTML.test(head)) return "html";
  if (ROOT.test(head) || /^\s*<\?xml/.test(head)) return "xml";
  if (FRAGMENT.test(head)) return "html";
  return JSON_OPENING.test(head) ? "json" : "text";
}
