import { pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";

/** A body over the limit, compressed or decompressed. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/** A body in an unknown encoding. */
export class UnknownEncoding extends Error {
  override readonly name = "UnknownEncoding";
}

/** The encodings we accept. */
export const ACCEPTED_ENCODINGS = "gzip, deflate, br, zstd";

const UNPACK = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
} as const;

/** No server compresses a page more than twice. */
const MOST_ENCODINGS = 2;

async function* atMost(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge();
    yield chunk;
  }
}

/** Reads and decompresses a body, and stops as soon as it exceeds `limit` bytes, compressed or not. */
export async function readBody(body: AsyncIterable<Uint8Array>, encoding: string | null, limit: number): Promise<Uint8Array> {
  const encodings = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (encodings.length > MOST_ENCODINGS) throw new UnknownEncoding(`${encodings.length} nested encodings`);
  let chunks: AsyncIterable<Uint8Array> = atMost(body, limit);
  for (const name of encodings.reverse()) {
    const unpack = UNPACK[name as keyof typeof UNPACK];
    if (!unpack) throw new UnknownEncoding(name);
    const unpacked = unpack();
    // failures on either side surface where the chunks are read
    pipeline(Readable.from(chunks, { objectMode: false }), unpacked, () => {});
    chunks = atMost(unpacked, limit);
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
