import { isSpace } from "./letters.ts";

/** A run of a text: offsets in UTF-16 code units, end exclusive, as in `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number };

/** The text that a span covers. */
export const slice = (text: string, span: Span): string => text.slice(span.start, span.end);

/** Does `outer` contain `inner`? */
export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** How many code units two spans share. */
export const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** The span without white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Index of the first of `spans` (sorted, disjoint) that ends after `offset`; their number if none does. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
