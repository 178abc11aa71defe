import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Article } from "../article/article.ts";
import { digest } from "../article/identity.ts";

/** What an article was read from: its file's bytes, or the article itself where the file holds others too (an item of a feed). */
export type Input =
  | { readonly kind: "file"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "article"; readonly article: Article };

/** An input as it is stored: its bytes packed with zstd, and their hash. */
export type PackedInput = {
  readonly kind: Input["kind"];
  readonly path: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
};

/** The lowest level packs nearly as well in two thirds of the time. */
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs an input; apart from storing it, so that a worker can do it. */
export function packInput(input: Input): PackedInput {
  const bytes = input.kind === "file" ? input.bytes : new TextEncoder().encode(JSON.stringify(input.article));
  const path = input.kind === "file" ? input.path : input.article.path;
  return { kind: input.kind, path, hash: digest(bytes, 32), bytes: zstdCompressSync(bytes, QUICKLY) };
}

/** Unpacks an input. Throws where the bytes are damaged or are not those that were hashed. */
export function unpackInput({ kind, path, hash, bytes: packed }: PackedInput): Input {
  const bytes = zstdDecompressSync(packed);
  if (digest(bytes, 32) !== hash) throw new Error("the bytes are not those that were stored");
  if (kind === "file") return { kind, path, bytes };
  return { kind: "article", article: JSON.parse(new TextDecoder().decode(bytes)) as Article };
}
