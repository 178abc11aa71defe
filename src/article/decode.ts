import { gunzipSync } from "node:zlib";
import { ArticleError } from "./error.ts";

/** Anything larger is not an article. */
export const LARGEST = 10 * 1024 * 1024;

/** The bytes of an input, gunzipped if need be. Throws an ArticleError if they are empty, broken or over 10 MB. */
export function unpack(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes.length === 0) throw new ArticleError(path, "is empty");
  if (bytes.length > LARGEST) throw new ArticleError(path, `is over ${LARGEST / 1024 / 1024} MB`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    const large = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw new ArticleError(path, large ? `unpacks to over ${LARGEST / 1024 / 1024} MB` : "is not a complete gzip file");
  }
}

/** UTF-8 bytes as text without a byte order mark. Throws an ArticleError for binary data, or with the line of the first byte that is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  if (bytes.includes(0)) throw new ArticleError(path, "is binary, not text");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() === "") throw new ArticleError(path, "is empty");
    return text;
  } catch (error) {
    if (error instanceof ArticleError) throw error;
    throw new ArticleError(path, "is not UTF-8", brokenLine(bytes));
  }
}

/** The line, from 1, of the first byte that is not UTF-8. */
function brokenLine(bytes: Uint8Array): number {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  return lenient.slice(0, lenient.indexOf("\ufffd")).split("\n").length;
}
