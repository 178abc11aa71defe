import type { Archive } from "../index/archive.ts";
import type { Quotation } from "../language/analysis.ts";
import { type Span, shared, slice } from "../text/span.ts";
import { type Source, sourceOf } from "./citations.ts";

/** A passage of a stored revision. Offsets in UTF-16 code units, end exclusive. */
export type TextPlace = { readonly article: string; readonly revision: string; readonly start: number; readonly end: number };

/** The quotation that has most of a place in an article; null where nobody's words stand there, or those of several. */
export function saidAt({ article: { text }, analysis }: Source, place: Span): Quotation | null {
  const there = analysis.quotations.filter((quotation) => shared(quotation, place) > 0);
  const whose = new Set(there.flatMap(({ speaker }) => (speaker?.name ? [slice(text, speaker.name)] : [])));
  return whose.size > 1 ? null : (there.toSorted((a, b) => shared(b, place) - shared(a, place))[0] ?? null);
}

/** The name of whoever speaks at a place, as the article writes it; null where it names nobody, or several. */
export async function speakerAt(archive: Archive, { article, revision, ...span }: TextPlace): Promise<string | null> {
  const source = await sourceOf(archive, article, revision);
  const name = source && saidAt(source, span)?.speaker?.name;
  return name ? slice(source.article.text, name) : null;
}
