import { date } from "../../cards/figures.ts";
import { plain } from "../../cards/parts.ts";
import { line } from "./draw.ts";
import type { Html } from "./html.ts";

/** The day an article was published, in the reader's language; nothing if it does not say. */
export const publishedOn = ({ published }: { readonly published: string | null }, locale: string): Html =>
  line(date(published, locale));

/** A year or a month in the reader's language. */
export const periodName = (period: string, locale: string): string => plain(date(period, locale));
