import type { Database } from "../../sqlite/database.ts";
import { Cursor } from "./cursor.ts";
import { startsFrom } from "./positions.ts";
import { placesOf, type StemSnapshot, type TermStart } from "./segments.ts";

/** How many articles with a run are found: a run in more of them is too common to be a clue. */
export const MOST = 500;

/** The first column whose runs are looked for: the lede. Headlines are before it. */
const FIRST_COLUMN = 1;

/** Terms in a part of a run, see `withPart`. */
const PART = 3;

/** Articles looked at between two moments at which the search may be interrupted: some tens of pages are read for them at most. */
const STEPS = 32;

/** A term of a run: how far it is from the run's beginning, and the articles of a segment that have it, read when they are needed. */
type Member = { readonly offset: number; readonly place: TermStart; readonly cursor: () => Cursor };

/**
 * The first articles whose lede or body has the terms one after another. Yields now and then, so that a search for common terms can be interrupted; goes
 * on in the same state of the file only.
 */
export function* articlesWithRun(
  database: Database,
  snapshot: StemSnapshot,
  terms: readonly string[],
): Generator<void, readonly number[]> {
  const key = terms.join(" ");
  const known = snapshot.runs.get(key);
  if (known !== undefined) return known;
  const among = withPart(snapshot, terms);
  const places = among?.length === 0 ? [] : terms.map((term) => placesOf(database, snapshot, term));
  const memberAt = (place: TermStart, offset: number): Member => {
    let cursor: Cursor | null = null;
    return { offset, place, cursor: () => (cursor ??= new Cursor(database, snapshot, place)) };
  };
  let found: number[] = [];
  // The last segments have the articles added first, so that the others need hardly be read where very many articles have the run.
  for (const segment of snapshot.segments.toReversed()) {
    const members = places.flatMap((all, offset) => {
      // A segment that is being merged has lost its first terms to another.
      const place = all.find((one) => one.segment === segment) ?? all.find((one) => one.segment === segment.mergedInto);
      return place === undefined ? [] : [memberAt(place, offset)];
    });
    if (members.length < terms.length || !members.some(({ place }) => place.segment === segment)) continue;
    const more = yield* articlesIn(members, among, found[MOST - 1] ?? Number.POSITIVE_INFINITY);
    found = [...found, ...more].sort((a, b) => a - b).slice(0, MOST);
  }
  snapshot.runs.set(key, found);
  return found;
}

/** The articles of a part of the run, if it was looked for before and all of them were found. */
function withPart({ runs }: StemSnapshot, terms: readonly string[]): readonly number[] | null {
  for (let at = 0; at + PART < terms.length; at++) {
    const articles = runs.get(terms.slice(at, at + PART).join(" "));
    if (articles !== undefined && articles.length < MOST) return articles;
  }
  return null;
}

/**
 * The first articles of one segment that have the run, before the article `end` and `among` those with a part of it. Those of the rarest term are looked
 * up among those of the second rarest, and where the two stand at the right distance among those of the next. So the articles of the commonest terms are
 * hardly ever read.
 */
function* articlesIn(members: readonly Member[], among: readonly number[] | null, end: number): Generator<void, number[]> {
  const [rarest, second = rarest, ...others] = members.toSorted((a, b) => a.place.size - b.place.size);
  const found: number[] = [];
  if (rarest === undefined || second === undefined) return found;
  const [one, other] = [rarest.cursor(), second.cursor()];
  let steps = 0;
  let next = 0;
  for (let article = 1; found.length < MOST; ) {
    if (++steps % STEPS === 0) yield;
    while (among !== null && next < among.length && among[next]! < article) next++;
    if (among !== null) article = among[next] ?? end;
    if (article >= end || !one.seek(article) || one.article >= end || !other.seek(one.article)) break;
    article = other.article;
    if (one.article < article) continue;
    let starts = startsOf(second, startsOf(rarest));
    for (const member of others) {
      if (starts.length === 0) break;
      const has = member.cursor().seek(article) && member.cursor().article === article;
      starts = has ? startsOf(member, starts) : [];
    }
    if (starts.length > 0) found.push(article);
    article++;
  }
  return found;
}

/** Where the run would begin in the current article for the term to be part of it, `among` some places. */
const startsOf = ({ offset, cursor }: Member, among?: readonly number[]): number[] =>
  startsFrom(cursor(), FIRST_COLUMN, offset, among);
