import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { literalAddress, permission } from "../../../src/ingest/fetch/addresses.ts";

describe("permission", () => {
  const permitted = permission();

  it.each(["8.8.8.8", "93.184.216.34", "2606:4700::6810:84e5", "::ffff:8.8.8.8"])("permits %s", (address) =>
    expect(permitted(address)).toBe(true),
  );

  it.each([
    ...[
      "127.0.0.1",
      "127.8.8.8",
      "10.1.2.3",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "0.0.0.0",
      "100.64.0.1",
    ],
    ...[
      "224.0.0.1",
      "255.255.255.255",
      "192.0.2.1",
      "198.18.0.1",
      "240.0.0.1",
      "::1",
      "::",
      "fe80::1",
      "fc00::1",
      "fd12::1",
      "ff02::1",
    ],
    ...[
      "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "::10.0.0.1",
      "::a00:1",
      "64:ff9b::a00:1",
      "2002:a00:1::",
      "2001::1",
      "2001:db8::1",
      "localhost",
      "",
    ],
  ])("does not permit %s", (address) => expect(permitted(address)).toBe(false));

  it("permits no private address, however mapped", () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(permitted(`10.${a}.${b}.${c}`)).toBe(false);
        expect(permitted(`::ffff:10.${a}.${b}.${c}`)).toBe(false);
      }),
    );
  });

  it("permits only the networks it is given", () => {
    const told = permission(["127.0.0.0/30", "fd00::/8"]);
    expect(["127.0.0.1", "127.0.0.3", "fd12::1"].map(told)).toEqual([true, true, true]);
    expect(["127.0.0.4", "10.0.0.1", "::1"].map(told)).toEqual([false, false, false]);
  });
});

describe("literalAddress", () => {
  it.each([
    ["http://127.0.0.1/", "127.0.0.1"],
    ["http://0x7f.1/", "127.0.0.1"],
    ["http://2130706433/", "127.0.0.1"],
    ["http://017700000001/", "127.0.0.1"],
    ["http://[::1]:8080/", "::1"],
    ["http://[::ffff:7f00:1]/", "::ffff:7f00:1"],
    ["http://harbour-times.example/", null],
  ])("of %s is %s", (url, address) => expect(literalAddress(new URL(url))).toBe(address));
});
