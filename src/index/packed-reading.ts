import { deserialize, serialize } from "node:v8";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { ANALYSIS_VERSION } from "../language/read.ts";
import type { PackedReading } from "../record/record.ts";
import type { IndexEntry } from "./entry.ts";
import { MIGRATIONS } from "./schema.ts";

/** A reading serves another process only if its rules find the same and its index has the same tables. */
export const RULES = `${ANALYSIS_VERSION}.${MIGRATIONS.length}`;

const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs what was found in an article, so that other processes need only store it. */
export function packReading({ input: _, ...entry }: IndexEntry & { readonly input?: unknown }): PackedReading {
  return { rules: RULES, reading: zstdCompressSync(serialize(entry), QUICKLY) };
}

/** Unpacks a reading made by these RULES; null if it is damaged. */
export function unpackReading(reading: Uint8Array): IndexEntry | null {
  try {
    return deserialize(zstdDecompressSync(reading)) as IndexEntry;
  } catch {
    return null;
  }
}
