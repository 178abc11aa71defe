import type { Span } from "../../text/span.ts";

/** A marked run of a text. Where marks overlap in part, the later one is cut: `whole` is false for a piece that continues an earlier one. */
export type MarkedRun<Mark extends Span> =
  | { readonly kind: "text"; readonly span: Span }
  | {
      readonly kind: "mark";
      readonly mark: Mark;
      readonly span: Span;
      readonly first: boolean;
      readonly inside: readonly MarkedRun<Mark>[];
    };

type MarkPiece<Mark> = { readonly mark: Mark; readonly span: Span; readonly first: boolean };

/** Lays marks over a part of a text so that they nest, as elements must: the text outside and inside them, in order. */
export function nested<Mark extends Span>(within: Span, marks: readonly Mark[]): readonly MarkedRun<Mark>[] {
  const pieces = marks
    .filter(({ start, end }) => start < within.end && end > within.start && start < end)
    .map((mark) => ({ mark, span: clipped(mark, within), first: mark.start >= within.start }));
  return layered(within, pieces);
}

const clipped = ({ start, end }: Span, within: Span): Span => ({
  start: Math.max(start, within.start),
  end: Math.min(end, within.end),
});

function layered<Mark extends Span>(within: Span, pieces: readonly MarkPiece<Mark>[]): MarkedRun<Mark>[] {
  // The outer one of two that begin together is the longer.
  const waiting = pieces.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const laid: MarkedRun<Mark>[] = [];
  let at = within.start;
  for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
    const { mark, span, first } = piece;
    if (span.start > at) laid.push({ kind: "text", span: { start: at, end: span.start } });
    const reaching = waiting.filter((other) => other.span.start < span.end);
    const inside = reaching.map((other) => ({ ...other, span: clipped(other.span, span) }));
    const after = reaching
      .filter((other) => other.span.end > span.end)
      .map((other) => ({ ...other, span: { start: span.end, end: other.span.end }, first: false }));
    waiting.splice(0, reaching.length, ...after);
    waiting.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    laid.push({ kind: "mark", mark, span, first, inside: layered(span, inside) });
    at = span.end;
  }
  if (at < within.end) laid.push({ kind: "text", span: { start: at, end: within.end } });
  return laid;
}
