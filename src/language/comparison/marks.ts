import { normalise } from "../../text/normalise.ts";
import { type Span, slice } from "../../text/span.ts";
import { type ComparedToken, tokens } from "./tokens.ts";

/** How the same words differ inside: punctuation, capitals. Their start and end do not count. */
export function marksDiffer(stored: string, given: string): { punctuation: boolean; capitals: boolean } {
  const [one, other] = [tokens(stored), tokens(given)];
  if (one.length !== other.length) return { punctuation: false, capitals: false };
  const inner = one.slice(1).map((_, i) => i + 1);
  return {
    punctuation: inner.some((i) => stops(stored, one, i) !== stops(given, other, i)),
    capitals: inner.some((i) => shown(stored, one[i]!) !== shown(given, other[i]!)),
  };
}

const stops = (text: string, list: readonly ComparedToken[], i: number): string =>
  normalise(text.slice(list[i - 1]!.end, list[i]!.start))
    .text.replace(/\.{2,}|(?:\. ){2,}\./g, "")
    .replace(/[^.,;:!?]/g, "");

const shown = (text: string, span: Span): string => normalise(slice(text, span)).text.replace(/[.,]/g, "");
