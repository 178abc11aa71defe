import type { Span } from "../text/span.ts";

/** A span from another place on: how far behind it the span begins, and its length; two zeros stand for no span. */
export type PackedSpan = readonly [from: number, length: number];

export const packSpan = (span: Span | null, from: number): PackedSpan =>
  span === null ? [0, 0] : [span.start - from, span.end - span.start];

export const unpackSpan = (behind: number, length: number, from: number): Span => ({
  start: from + behind,
  end: from + behind + length,
});

export const unpackOptional = (behind: number, length: number, from: number): Span | null =>
  behind === 0 && length === 0 ? null : unpackSpan(behind, length, from);

/** Spans in one list: how far each begins behind the end of the one before, and its length. */
export function packSpans(spans: readonly Span[]): number[] {
  const packed: number[] = [];
  let last = 0;
  for (const { start, end } of spans) {
    packed.push(start - last, end - start);
    last = end;
  }
  return packed;
}

/** `from` is where the list begins among the numbers. */
export function unpackSpans(packed: readonly number[], from = 0): Span[] {
  const spans: Span[] = [];
  let last = 0;
  for (let at = from; at < packed.length; at += 2) {
    const start = last + packed[at]!;
    last = start + packed[at + 1]!;
    spans.push({ start, end: last });
  }
  return spans;
}
