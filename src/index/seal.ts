import { crc32 } from "node:zlib";
import type { Database } from "../sqlite/database.ts";

/** Length of a checksum: eight hexadecimal digits. */
const DIGITS = 8;

const checksum = (json: string): string => crc32(json).toString(16).padStart(DIGITS, "0");

/** JSON as the index stores it: behind its CRC-32, since SQLite keeps no checksums and a flipped bit in an offset would name another speaker. */
export const seal = (value: unknown): string => {
  const json = JSON.stringify(value);
  return checksum(json) + json;
};

/** Reads sealed JSON, and JSON written before there were seals. Throws a DatabaseError if it is damaged. */
export function unseal<T>(database: Database, sealed: string): T {
  if (/^[[{]/.test(sealed)) return database.parse<T>(sealed);
  const json = sealed.slice(DIGITS);
  if (checksum(json) !== sealed.slice(0, DIGITS)) throw database.damaged();
  return database.parse<T>(json);
}
