import type { Archive } from "../index/archive.ts";
import type { Quotation } from "../language/analysis.ts";
import { type Span, shared, slice } from "../text/span.ts";
import { type Source, sourceOf } from "./citations.ts";

/** A place in a stored revision; UTF-16 offsets, end exclusive. */
export type TextPlace = { readonly article: string; readonly revision: string; readonly start: number; readonly end: number };

/** The quotation that covers most of a place; null if there is none, or if several people are quoted. */
export function quotationAt({ article: { text }, analysis }: Source, place: Span): Quotation | null {
  const there = analysis.quotations.filter((quotation) => shared(quotation, place) > 0);
  const speakers = new Set(there.flatMap(({ speaker }) => (speaker?.name ? [slice(text, speaker.name)] : [])));
  return speakers.size > 1 ? null : (there.toSorted((a, b) => shared(b, place) - shared(a, place))[0] ?? null);
}

/** The speaker at a place, as the article names them; null if nobody or several people are named. */
export async function speakerAt(archive: Archive, { article, revision, ...span }: TextPlace): Promise<string | null> {
  const source = await sourceOf(archive, article, revision);
  const name = source && quotationAt(source, span)?.speaker?.name;
  return name ? slice(source.article.text, name) : null;
}
