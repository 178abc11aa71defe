import fc from "fast-check";
import { expect, it } from "vitest";
import { type MarkedRun, nested } from "../../../src/surfaces/web/marks.ts";
import type { Span } from "../../../src/text/span.ts";

type Mark = Span & { readonly name: string };

const leaves = (pieces: readonly MarkedRun<Mark>[]): Span[] =>
  pieces.flatMap((piece) =>
    piece.kind === "text" ? [piece.span] : piece.inside.length === 0 ? [piece.span] : leaves(piece.inside),
  );

const marksOf = (pieces: readonly MarkedRun<Mark>[]): Extract<MarkedRun<Mark>, { kind: "mark" }>[] =>
  pieces.flatMap((piece) => (piece.kind === "text" ? [] : [piece, ...marksOf(piece.inside)]));

/** A drawing in letters: "ab[cd(ef)]". */
const drawn = (text: string, pieces: readonly MarkedRun<Mark>[]): string =>
  pieces
    .map((piece) =>
      piece.kind === "text"
        ? text.slice(piece.span.start, piece.span.end)
        : `${piece.first ? piece.mark.name : ""}[${drawn(text, piece.inside)}]`,
    )
    .join("");

it.each([
  [[[2, 6, "q"]], "abq[cdef]ghij"],
  [
    [
      [4, 6, "f"],
      [2, 8, "q"],
    ],
    "abq[cdf[ef]gh]ij",
  ],
  [
    [
      [2, 6, "s"],
      [4, 8, "q"],
    ],
    "abs[cdq[ef]][gh]ij",
  ],
  [
    [
      [0, 10, "s"],
      [0, 2, "q"],
    ],
    "s[q[ab]cdefghij]",
  ],
  [
    [
      [0, 4, "s"],
      [4, 8, "s"],
      [2, 6, "q"],
    ],
    "s[abq[cd]]s[[ef]gh]ij",
  ],
] as const)("nests %j", (marks, expected) => {
  const given = marks.map(([start, end, name]) => ({ start, end, name }));
  expect(drawn("abcdefghij", nested({ start: 0, end: 10 }, given))).toBe(expected);
});

it("keeps every letter once and in order, whatever marks overlap, and each mark's own letters", () => {
  const mark = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]): Mark => ({ start, end: start + length, name: "" }));
  const within = fc.tuple(fc.nat(20), fc.nat(40)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(within, fc.array(mark, { maxLength: 8 }), (whole, marks) => {
      const pieces = nested(whole, marks);
      let at = whole.start;
      for (const { start, end } of leaves(pieces)) {
        expect(start).toBe(at);
        at = end;
      }
      expect(at).toBe(whole.end);
      const found = marksOf(pieces);
      for (const each of marks) {
        const length = Math.max(0, Math.min(each.end, whole.end) - Math.max(each.start, whole.start));
        const own = found.filter((piece) => piece.mark === each);
        expect(own.reduce((sum, { span }) => sum + span.end - span.start, 0)).toBe(length);
        expect(own.filter(({ first }) => first).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
