import { gunzipSync } from "node:zlib";
import { decodeHTML } from "entities";

/** What is no word: white space, invisible signs, marks of Markdown. */
const NO_WORD = /[\s\p{Cf}*_~`\\]+/gu;

/** A text reduced to what must agree, letter for letter. */
export const bare = (text: string): string => text.normalize("NFC").replace(NO_WORD, "");

/**
 * Everything that a raw input could show, reduced in the same way: markup taken out, character references resolved, in each character set
 * that it may be in. Written apart from the readers and from the gates, which are what an audit is there to doubt.
 */
export function rawWords(bytes: Uint8Array): string {
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return ["utf-8", "windows-1252", "utf-16le"]
    .map((charset) => new TextDecoder(charset).decode(unpacked))
    .flatMap((text) => {
      const shown = decodeHTML(text.replace(/<!--[\s\S]*?-->|<[a-zA-Z/!?][^>]*>/g, ""));
      // In JSON, and in feeds, markup stands inside markup.
      const inner = shown.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
      return [bare(text), bare(shown), bare(decodeHTML(inner.replace(/<[a-zA-Z/!?][^>]*>/g, "").replace(/\\[nrt]/g, "")))];
    })
    .join("\n");
}
