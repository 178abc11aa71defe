import fc from "fast-check";
import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { addressOf, requestIn } from "../../../src/surfaces/web/address.ts";

const read = (address: string, name: string) =>
  requestIn(new URL(address, "http://localhost").searchParams, commands.get(name)!, "en");

it("writes any request as an address that reads as the same request", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((value) => value.trim())
    .filter((value) => value !== "" && value.isWellFormed());
  fc.assert(
    fc.property(text, text, fc.nat(50), fc.boolean(), (speaker, topic, page, copy) => {
      const request = { command: "quote", options: { speaker, topic, ...(copy ? { copy } : {}) }, page, locale: "en" };
      expect(read(addressOf(request), "quote")).toEqual(request);
    }),
  );
});

it("reads only the options that a command has, within their lengths", () => {
  const { options, page } = read("/source?id=x&private=yes&constructor=1&page=0", "source");
  expect([options, page]).toEqual([{ id: "x" }, 0]);
  expect(read(`/source?id=${"x".repeat(300)}`, "source").options).toEqual({ id: "x".repeat(200) });
  expect(read("/search?words=a&page=99999999", "search").page).toBe(0);
});
