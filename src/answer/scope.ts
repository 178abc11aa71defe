import type { Archive, Filter } from "../index/archive.ts";
import { fold } from "../text/words.ts";

/** A question without the source it names, and where to look: in `first` if given, then in `filter`. */
export type Scope = { readonly text: string; readonly first: Filter | null; readonly filter: Filter };

const SOURCE = /,?\s*\baccording to (?:the )?([^,.?!]+?)\s*(?=[,.?!]|$),?\s*/iu;
const YEAR = /\b(?:in|during|of) ((?:19|20)\d\d)\b/i;
const DAY = 24 * 60 * 60 * 1000;

/** Days back that a relative time begins; "last year" is handled separately. */
const AGO: readonly (readonly [RegExp, number])[] = [
  [/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/i, 1],
  [/\byesterday\b|\blast night\b/i, 2],
  [/\bthis week\b|\bin the (?:last|past) week\b/i, 7],
  [/\blast week\b/i, 14],
  [/\bthis month\b|\bin the (?:last|past) month\b/i, 31],
  [/\blast month\b/i, 62],
];

/**
 * Reads the scope from a question. A source that the archive holds ("according to the BBC") is searched alone; articles of the time named
 * ("in 2014", "last week") are searched before all others. The asker's own filter always applies.
 */
export async function scopeOf(archive: Archive, text: string, filter: Filter, now: Date): Promise<Scope> {
  if (filter.article !== undefined) return { text, first: null, filter };
  const named = filter.source === undefined ? SOURCE.exec(text) : null;
  const source = named && (await heldSource(archive, named[1]!));
  const asked = source ? { ...filter, source } : filter;
  const time = filter.since === undefined && filter.until === undefined ? timeOf(text, now) : null;
  return {
    text: source ? text.replace(SOURCE, " ").trim() : text,
    first: time && { ...asked, ...time },
    filter: asked,
  };
}

/** The name as typed, if a source of the archive contains it. */
async function heldSource(archive: Archive, name: string): Promise<string | null> {
  const { sources } = await archive.holdings();
  return sources.some((source) => ` ${fold(source)} `.includes(` ${fold(name)} `)) ? name : null;
}

function timeOf(text: string, now: Date): Pick<Filter, "since" | "until"> | null {
  const day = (ago: number) => new Date(now.getTime() - ago * DAY).toISOString().slice(0, 10);
  const year = /\blast year\b/i.test(text) ? String(now.getUTCFullYear() - 1) : YEAR.exec(text)?.[1];
  if (year !== undefined) return { since: `${year}-01-01`, until: `${year}-12-31` };
  const ago = AGO.find(([words]) => words.test(text))?.[1];
  return ago === undefined ? null : { since: day(ago), until: day(0) };
}
