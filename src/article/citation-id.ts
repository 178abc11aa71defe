import type { Field } from "./article.ts";
import type { Excerpt } from "./excerpt.ts";

/** Where an excerpt is, permanently: an article keeps its revisions. */
export type CitedPlace = Pick<Excerpt, "article" | "revision" | "field" | "start" | "end">;

/** A place in writing: "ARTICLE@REVISION:120-240", or "ARTICLE@REVISION:title:0-20" outside the text. */
export const citationId = ({ article, revision, field, start, end }: CitedPlace): string =>
  `${article}@${revision}:${field === "text" ? "" : `${field}:`}${start}-${end}`;

const WRITTEN = /^([^@\s]+)@([0-9a-f]+):(?:(title|byline|source):)?(\d{1,9})-(\d{1,9})$/;

/** Parses a place; null if it is not one. */
export function readCitationId(id: string): CitedPlace | null {
  const [, article, revision, field, start, end] = WRITTEN.exec(id.trim()) ?? [];
  if (article === undefined || revision === undefined) return null;
  return { article, revision, field: (field ?? "text") as Field, start: Number(start), end: Number(end) };
}
