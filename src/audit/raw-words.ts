import { gunzipSync } from "node:zlib";
import { decodeHTML } from "entities";

/** Not words: white space, invisible characters, Markdown marks. */
const NO_WORD = /[\s\p{Cf}*_~`\\]+/gu;

/** A text reduced to what must match exactly. */
export const bare = (text: string): string => text.normalize("NFC").replace(NO_WORD, "");

/**
 * Everything a raw input could show, reduced in the same way: without markup, entities decoded, in each likely character set. Shares no code
 * with the readers and the gates, which an audit is there to doubt.
 */
export function rawWords(bytes: Uint8Array): string {
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return ["utf-8", "windows-1252", "utf-16le"]
    .map((charset) => new TextDecoder(charset).decode(unpacked))
    .flatMap((text) => {
      const shown = decodeHTML(text.replace(/<!--[\s\S]*?-->|<[a-zA-Z/!?][^>]*>/g, ""));
      // JSON and feeds nest markup in markup.
      const inner = shown.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
      return [bare(text), bare(shown), bare(decodeHTML(inner.replace(/<[a-zA-Z/!?][^>]*>/g, "").replace(/\\[nrt]/g, "")))];
    })
    .join("\n");
}
