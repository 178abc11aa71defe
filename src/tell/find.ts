import { type Source, sourcesOf } from "../answer/citations.ts";
import type { Conditions, FollowedPerson } from "../answer/follow.ts";
import { appeared } from "../answer/latest.ts";
import type { Archive, Filter } from "../index/archive.ts";
import { isPerson, matchable, matches, prepared } from "./matching.ts";

/** Names with a surname that are looked at, most quoted first. */
const NAMES = 500;
/** Articles looked up before the conditions are tried. */
const CANDIDATES = 1000;

/** The stored articles that meet conditions, newest first: the search that `matches` does for one article. */
export async function findMatching(archive: Archive, conditions: Conditions, filter: Filter = {}): Promise<Source[]> {
  const narrowed = { ...filter, source: conditions.source };
  const sources = await sourcesOf(archive, await candidates(archive, conditions, narrowed));
  const asked = prepared(conditions);
  return [...sources.values()]
    .filter(({ article, analysis }) => matches(matchable(article, analysis), asked))
    .sort((a, b) => appeared(b) - appeared(a));
}

/** Ids of articles that may meet the conditions: every one that does is among them. */
async function candidates(archive: Archive, { person, topic, words }: Conditions, filter: Filter): Promise<string[]> {
  if (person?.said === "quoted") return quoting(archive, person, filter);
  const texts = words ?? topic;
  const mentioned = texts !== undefined ? [texts] : person ? surnamesOf(person).flatMap(spellings) : [];
  const found = await Promise.all(mentioned.map((text) => archive.mentioning(text, CANDIDATES, filter)));
  const all = mentioned.length === 0 ? await archive.list(filter, CANDIDATES) : found.flat();
  return [...new Set(all.map(({ id }) => id))];
}

const surnamesOf = ({ keys }: FollowedPerson): string[] => [...new Set(keys.map((key) => key.split(" ").at(-1)!))];

/** Keys spell endings in one way that newsrooms transliterate in several. */
const spellings = (surname: string): string[] =>
  surname.endsWith("sky") ? ["y", "yy", "yi", "iy", "ij", "ii", "i"].map((end) => surname.slice(0, -1) + end) : [surname];

async function quoting(archive: Archive, person: FollowedPerson, filter: Filter): Promise<string[]> {
  const named = await Promise.all(surnamesOf(person).map((surname) => archive.speakers(surname, NAMES)));
  const keys = new Set(named.flat().flatMap(({ key }) => (isPerson(key, person) ? [key] : [])));
  const found = await Promise.all([...keys].map((speaker) => archive.quotations({ speaker }, filter, CANDIDATES)));
  return [...new Set(found.flat().map(({ article }) => article))];
}
