import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, sealBytes, unseal, unsealBytes } from "../../src/index/seal.ts";
import { Database } from "../../src/sqlite/database.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";

const database = new Database(":memory:", [], "a remedy");

describe("seals", () => {
  it("read what was sealed", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unseal(database, seal(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("break if any letter is another", () => {
    const sealed = seal([{ start: 12, end: 34, speaker: null }]);
    for (let at = 0; at < sealed.length; at++) {
      const other = String.fromCharCode(sealed.charCodeAt(at) ^ 1);
      expect(() => unseal(database, sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow(DatabaseError);
    }
  });

  it("are not asked of what was stored before there were any", () => {
    expect(unseal(database, '[{"start":1}]')).toEqual([{ start: 1 }]);
  });

  it("of bytes read what was sealed, break if any bit is another, and are not asked of older ones", () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, at) => (at * 7) % 256);
    bytes.set([0xe8, 0x07, 0, 0]);
    const sealed = sealBytes(bytes);
    expect([...unsealBytes(database, sealed)]).toEqual([...bytes]);
    // The opening tells sealed bytes from older ones; in it, no single bit makes a difference.
    for (let bit = 32; bit < 8 * sealed.length; bit++) {
      const damaged = Uint8Array.from(sealed);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unsealBytes(database, damaged)).toThrow(DatabaseError);
    }
    expect([...unsealBytes(database, bytes)]).toEqual([...bytes]);
    expect(() => unsealBytes(database, new Uint8Array(3))).toThrow(DatabaseError);
  });
});
