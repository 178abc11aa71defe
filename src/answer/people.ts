import type { Excerpt } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import type { IndexedPerson, PeopleQuery, Printed } from "../index/ways.ts";
import { isName, nameWords } from "../language/english/names/same-person.ts";
import { citationOf, sourcesOf } from "./citations.ts";
import type { ListedPerson, Outcome, Suggestion } from "./outcome.ts";
import { type Given, nearestArticles, nearSpeakers, speakerSuggestion } from "./suggest.ts";

/** Most people in a reply. */
const MOST = 60;
/** Discord's limit of suggestions. */
const SUGGESTED = 25;

/** The people quoted, most first; on a topic and in a time where they are given. */
export async function people(archive: Archive, asked: PeopleQuery): Promise<Outcome> {
  const found = await archive.people(asked, MOST);
  if (found.length > 0) return { kind: "people", people: await personsOf(archive, found) };
  const { topic } = asked;
  return {
    kind: "nothing",
    holdings: await archive.holdings(),
    nearest: topic === undefined ? [] : await nearestArticles(archive, topic),
    citations: [],
  };
}

/** People with their names and roles as excerpts. */
export async function personsOf(archive: Archive, found: readonly IndexedPerson[]): Promise<ListedPerson[]> {
  const places = found.map(({ name, role }) => role ?? name);
  const sources = await sourcesOf(
    archive,
    places.map(({ article }) => article),
  );
  return found.flatMap(({ key, name, role, quotations, articles }, at) => {
    const source = sources.get(places[at]!.article);
    if (!source) return [];
    return [{ key, name: excerptAt(name), role: role && excerptAt(role), quotations, articles, citation: citationOf(source) }];
  });
}

/** Words of an article at the place where the index has them. */
export const excerptAt = ({ article, revision, span, words }: Printed): Excerpt => ({
  article,
  revision,
  field: "text",
  ...span,
  text: words,
});

/** The people that a name, or part of one, may mean: one where it is clear. */
export async function peopleNamed(archive: Archive, name: string): Promise<readonly IndexedPerson[]> {
  const [, typed, variant] = /^(.*?)(?: #(\d+))?$/s.exec(name.trim())!;
  const words = nameWords(typed!);
  const key = words.join(" ");
  const exact = await archive.peopleWith([variant === undefined ? key : `${key} #${variant}`]);
  if (exact.length === 1 || words.length === 0) return exact;
  const speakers = exact.length > 1 ? [] : await archive.speakers(typed!, SUGGESTED);
  const whole = speakers.filter((one) => words.every((word) => one.key.split(" ").includes(word)) && isName(one.name));
  return [...exact, ...(await archive.peopleWith((whole.length > 0 ? whole : speakers).map((one) => one.key)))];
}

/** People for suggestions: the speakers that match, each person once. */
export async function suggestPeople(
  archive: Archive,
  typed: string,
  { since, until, source, topic }: Given,
): Promise<Suggestion[]> {
  const found =
    typed.trim() === ""
      ? await archive.people({ since, until, source, topic }, SUGGESTED)
      : await archive.peopleWith((await archive.speakers(typed, 2 * SUGGESTED)).map(({ key }) => key));
  if (found.length > 0) return found.slice(0, SUGGESTED).map((one) => suggestionOf(one, "speaker"));
  const near = await archive.peopleWith((await nearSpeakers(archive, typed)).map(({ key }) => key));
  return near.map((one) => suggestionOf(one, "near"));
}

export const suggestionOf = ({ key, name, quotations }: IndexedPerson, mark: Suggestion["mark"]): Suggestion =>
  speakerSuggestion({ key, name: name.words, place: name, quotations }, mark);
