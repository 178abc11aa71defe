import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Article } from "../article/article.ts";
import { digest } from "../article/identity.ts";
import type { Published } from "../article/published.ts";

/**
 * What an article was read from: a file's bytes; or the article itself where those alone would not give it again (an address, a feed), with the
 * publisher's bytes that prove it, null if none do.
 */
export type Input =
  | { readonly kind: "file"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "article"; readonly article: Article; readonly published: Published | null };

/**
 * A stored input: its bytes compressed with zstd, and their hash. "published" is an article with the publisher's bytes: a line of JSON, then
 * those bytes.
 */
export type PackedInput = {
  readonly kind: Input["kind"] | "published";
  readonly path: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
};

/** The lowest level packs nearly as well in two thirds of the time. */
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const LINE_FEED = 0x0a;
const encoder = new TextEncoder();

/** Packs an input; apart from storing it, so that a worker can do it. */
export function packInput(input: Input): PackedInput {
  const [kind, path, bytes] = flat(input);
  return { kind, path, hash: digest(bytes, 32), bytes: zstdCompressSync(bytes, QUICKLY) };
}

function flat(input: Input): readonly [PackedInput["kind"], path: string, bytes: Uint8Array] {
  if (input.kind === "file") return ["file", input.path, input.bytes];
  const { article, published } = input;
  if (published === null) return ["article", article.path, encoder.encode(JSON.stringify(article))];
  const head = encoder.encode(`${JSON.stringify({ article, charset: published.charset })}\n`);
  return ["published", article.path, Buffer.concat([head, published.bytes])];
}

/** Unpacks an input. Throws where the bytes are damaged or are not those that were hashed. */
export function unpackInput({ kind, path, hash, bytes: packed }: PackedInput): Input {
  const bytes = zstdDecompressSync(packed);
  if (digest(bytes, 32) !== hash) throw new Error("the bytes are not those that were stored");
  if (kind === "file") return { kind, path, bytes };
  const end = kind === "published" ? bytes.indexOf(LINE_FEED) : bytes.length;
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  if (kind === "article") return { kind, article: head as Article, published: null };
  const { article, charset } = head as { article: Article; charset: string | null };
  return { kind: "article", article, published: { bytes: bytes.subarray(end + 1), charset } };
}
