import fc from "fast-check";
import { expect, it } from "vitest";
import { idOf, isId } from "../../src/article/identity.ts";

it("tells an id from what people type", () => {
  fc.assert(
    fc.property(fc.option(fc.webUrl()), fc.string(), (url, path) => {
      expect(isId(idOf(url, path || "a"))).toBe(true);
    }),
  );
  for (const typed of ["alibaba", "Jack Ma", "https://example.com/0123456789", "the 2012 landing"])
    expect(isId(typed)).toBe(false);
});
