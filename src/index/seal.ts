import { crc32 } from "node:zlib";
import type { Database } from "../sqlite/database.ts";

/** Length of a checksum: eight hexadecimal digits. */
const DIGITS = 8;

const checksum = (json: string): string => crc32(json).toString(16).padStart(DIGITS, "0");

/** JSON as the index stores it: after its CRC-32, since SQLite keeps no checksums and a flipped bit in an offset would name another speaker. */
export const seal = (value: unknown): string => {
  const json = JSON.stringify(value);
  return checksum(json) + json;
};

/** Sealed JSON without its seal, and JSON written before there were seals. Throws a DatabaseError if it is damaged. */
export function checked(database: Database, sealed: string): string {
  if (/^[[{]/.test(sealed)) return sealed;
  const json = sealed.slice(DIGITS);
  if (checksum(json) !== sealed.slice(0, DIGITS)) throw database.damaged();
  return json;
}

/** Reads what `checked` accepts. Throws a DatabaseError if it is damaged. */
export const unseal = <T>(database: Database, sealed: string): T => database.parse<T>(checked(database, sealed));

/** Opens sealed bytes. Postings written before there were seals begin with a year. */
const SEALED = 0xffff_ffff;
const LAST_YEAR = 9999;
const BESIDE = 8;

/** Bytes as the index stores them: after their CRC-32. */
export function sealBytes(bytes: Uint8Array): Uint8Array {
  const sealed = Buffer.alloc(BESIDE + bytes.length);
  sealed.writeUInt32LE(SEALED, 0);
  sealed.writeUInt32LE(crc32(bytes), 4);
  sealed.set(bytes, BESIDE);
  return sealed;
}

/** Reads sealed bytes, and bytes written before there were seals. Throws a DatabaseError if they are damaged. */
export function unsealBytes(database: Database, sealed: Uint8Array): Uint8Array {
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (sealed.length < BESIDE) throw database.damaged();
  if (view.getUint32(0, true) <= LAST_YEAR) return sealed;
  const bytes = sealed.subarray(BESIDE);
  if (crc32(bytes) !== view.getUint32(4, true)) throw database.damaged();
  return bytes;
}
