import { gunzipSync } from "node:zlib";
import type { Span } from "../../text/span.ts";
import { LARGEST } from "../decode.ts";

const ENCODINGS = ["utf8", "latin1", "utf16le"] as const;

/**
 * The bytes of an input, decompressed, that are exactly these words; of several places the first. Null if the words stand there otherwise: with
 * tags, entities or line breaks between them, or in another character set.
 */
export function placeIn(bytes: Uint8Array, words: string): Span | null {
  const plain = Buffer.from(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes);
  for (const encoding of ENCODINGS) {
    const wanted = Buffer.from(words, encoding);
    const start = wanted.toString(encoding) === words ? plain.indexOf(wanted) : -1;
    if (start >= 0) return { start, end: start + wanted.length };
  }
  return null;
}
