import { type Span, shared } from "../../src/text/span.ts";

/** Quotations found word for word, quotations of the gold, and spans found that are none. */
export type Exact = { found: number; gold: number; extra: number };

export const f1 = ({ found, gold, extra }: Exact): number => (2 * found) / (found + extra + gold);

/**
 * Compares the spans found in an article with its gold: the same words, one to one, punctuation at the ends aside. What is found counts paragraph
 * by paragraph, and not at all where more than half of it is optional.
 */
export function countExact(
  text: string,
  gold: { readonly quotes: readonly Span[]; readonly optional: readonly Span[] },
  spans: readonly Span[],
): Exact {
  const parts = spans.flatMap((span) => paragraphsOf(text, span));
  const left = new Set(parts);
  for (const quote of gold.quotes) {
    const wanted = bare(text, quote);
    const match = [...left].find((part) => part.start === wanted.start && part.end === wanted.end);
    if (match) left.delete(match);
  }
  const isOptional = (part: Span) => gold.optional.some((one) => shared(one, part) / (part.end - part.start) > 0.5);
  return {
    found: parts.length - left.size,
    gold: gold.quotes.length,
    extra: [...left].filter((part) => !isOptional(part)).length,
  };
}

const WORD = /[\p{L}\p{N}]/u;

/** The span without punctuation and space at its ends; empty without a word. */
function bare(text: string, { start, end }: Span): Span {
  while (start < end && !WORD.test(text[start]!)) start++;
  while (end > start && !WORD.test(text[end - 1]!)) end--;
  return { start, end };
}

function paragraphsOf(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let from = start; from < end; ) {
    const at = text.indexOf("\n", from);
    const to = at < 0 ? end : Math.min(at, end);
    const part = bare(text, { start: from, end: to });
    if (part.start < part.end) found.push(part);
    from = to + 1;
  }
  return found;
}
