import { gunzipSync } from "node:zlib";
import { LARGEST } from "../decode.ts";

/** The format of an input, judged by its opening. */
export type RawFormat = "html" | "xml" | "json" | "markdown" | "text";

/** How much of an input is examined for format and character set. */
const HEAD = 4096;

const MARKS: Readonly<Record<string, string>> = { efbbbf: "utf-8", feff: "utf-16be", fffe: "utf-16le" };

/** An input decompressed, with its characters and the encoding they were decoded from. */
export type Raw = { readonly bytes: Uint8Array; readonly encoding: string; readonly text: string };

/** Decompresses and decodes an input by its byte order mark, its own bytes, the server or its declaration, in that order. */
export function rawOf(bytes: Uint8Array, served: string | null): Raw {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
  const encodings = encodingsOf(plain, served);
  for (const encoding of encodings) {
    const text = decoded(plain, encoding, encoding === "utf-8" && encodings.length > 1);
    if (text !== null) return { bytes: plain, encoding, text };
  }
  return { bytes: plain, encoding: "utf-8", text: "" };
}

/** The encodings an input may be in, likeliest first. */
function encodingsOf(bytes: Uint8Array, served: string | null): readonly string[] {
  const opening = Buffer.from(bytes.subarray(0, 3)).toString("hex");
  const mark = MARKS[opening] ?? MARKS[opening.slice(0, 4)];
  if (mark) return [mark];
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString("latin1");
  const declared = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
  const labels = [served, declared].filter((label) => label !== null);
  // All its bytes are ASCII, so it would pass for UTF-8.
  if (labels.some((label) => /^iso-2022-jp$/i.test(label))) return ["iso-2022-jp"];
  return ["utf-8", ...labels, "windows-1252"];
}

/** The offset in an input's bytes of a character: where the characters before it end. */
export function byteOffset({ bytes, encoding }: Raw, character: number): number {
  let low = 0;
  let high = character === 0 ? 0 : bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (new TextDecoder(encoding).decode(bytes.subarray(0, middle), { stream: true }).length >= character) high = middle;
    else low = middle + 1;
  }
  return low;
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
export function formatOf(raw: string): RawFormat {
  const head = raw.slice(0, HEAD);
  if (HTML.test(head)) return "html";
  if (XML.test(head)) return "xml";
  if (/^\s*<[a-z!?]/i.test(head)) return "html";
  if (/^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(head)) return "json";
  return /^---[^\S\n\r]*[\r\n]/.test(head) ? "markdown" : "text";
}
