import fc from "fast-check";
import { expect, it } from "vitest";
import { citationId, readCitationId } from "../../src/article/citation-id.ts";

it("is short, and names its place", () => {
  const place = { article: "moon-0123456789", revision: "0123456789abcdef", start: 12, end: 40 };
  expect(citationId({ ...place, field: "text" })).toBe("moon-0123456789@0123456789abcdef:12-40");
  expect(citationId({ ...place, field: "title" })).toBe("moon-0123456789@0123456789abcdef:title:12-40");
});

it("parses back to what was written", () => {
  const places = fc.record({
    article: fc.stringMatching(/^[a-z0-9-]{1,51}$/),
    revision: fc.stringMatching(/^[0-9a-f]{16}$/),
    field: fc.constantFrom("text" as const, "title" as const, "byline" as const, "source" as const),
    start: fc.nat(10_000_000),
    end: fc.nat(10_000_000),
  });
  fc.assert(
    fc.property(places, (place) => {
      expect(readCitationId(` ${citationId(place)}\n`)).toEqual(place);
    }),
  );
});

it.each(["", "moon", "moon@:1-2", "moon@0123:1", "moon@0123:tag:1-2", "moon@xyz:1-2", "moon@0123:1-2-3", "a b@0123:1-2"])(
  "%j is none",
  (id) => expect(readCitationId(id)).toBeNull(),
);
