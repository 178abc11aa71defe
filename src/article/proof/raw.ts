import { gunzipSync } from "node:zlib";
import { LARGEST } from "../decode.ts";

/** The format of an input, judged by its opening. */
export type Format = "html" | "xml" | "json" | "markdown" | "text";

/** How much of an input is examined for format and character set. */
const HEAD = 4096;

const MARKS: Readonly<Record<string, string>> = { efbbbf: "utf-8", feff: "utf-16be", fffe: "utf-16le" };

/** Decompresses and decodes an input by its byte order mark, its own bytes, the server or its declaration, in that order. */
export function charactersOf(bytes: Uint8Array, served: string | null): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
  const opening = Buffer.from(plain.subarray(0, 3)).toString("hex");
  const mark = MARKS[opening] ?? MARKS[opening.slice(0, 4)];
  if (mark) return decoded(plain, mark) ?? "";
  const head = Buffer.from(plain.subarray(0, HEAD)).toString("latin1");
  const declared = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
  const labels = [served, declared].filter((label) => label !== null);
  if (labels.some((label) => /^iso-2022-jp$/i.test(label))) return decoded(plain, "iso-2022-jp") ?? "";
  for (const label of ["utf-8", ...labels]) {
    const text = decoded(plain, label, label === "utf-8");
    if (text !== null) return text;
  }
  return decoded(plain, "windows-1252") ?? "";
}

function decoded(bytes: Uint8Array, label: string, fatal = false): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null; // not in this character set, or no character set at all
  }
}

const HTML = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title|script|article|main)\b)/i;
const XML =
  /^\s*<(?:\?xml|item[\s>]|entry[\s>])|<(?:rss(?:>|\s[^>]*version)|(?:rdf:)?RDF\s[^>]*xmlns|feed\s[^>]*xmlns|[\w-]+:feed\s|nitf[\s>])/i;

/** Detects the format. Feeds may have text before their root. */
export function formatOf(raw: string): Format {
  const head = raw.slice(0, HEAD);
  if (HTML.test(head)) return "html";
  if (XML.test(head)) return "xml";
  if (/^\s*<[a-z!?]/i.test(head)) return "html";
  if (/^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(head)) return "json";
  return /^---[^\S\n\r]*[\r\n]/.test(head) ? "markdown" : "text";
}
