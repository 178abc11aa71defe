import { isId } from "../article/identity.ts";
import type { Archive, IndexedName } from "../index/archive.ts";
import { isName, middleNamesDiffer, nameWords, samePerson } from "../language/english/names/same-person.ts";
import { type Source, sourceOf } from "./citations.ts";
import type { Asked, Outcome } from "./outcome.ts";
import { nearestArticles, nearSpeakers, speakerSuggestion } from "./suggest.ts";

/** The thing that was meant, or the outcome that says why it is not clear. */
export type Resolved<T> = { readonly meant: T } | { readonly outcome: Outcome };

/** The article that somebody means by an id, an address, a path or words of its headline. */
export async function resolveArticle(archive: Archive, reference: string, asked: Asked): Promise<Resolved<Source>> {
  const id = await archive.resolve(reference);
  if (id) {
    const source = await sourceOf(archive, id);
    return source ? { meant: source } : { outcome: { kind: "stale", why: "withdrawn", asked } };
  }
  // A button of an article that was taken out since.
  if (isId(reference)) return { outcome: { kind: "stale", why: "unknown", asked } };
  const choices = await nearestArticles(archive, reference);
  const titled = choices.filter(({ mark }) => mark === "title");
  const same = titled.filter(({ label }) => label.text.toLowerCase() === reference.toLowerCase());
  const [only] = same.length === 1 ? same : titled;
  if (only && (same.length === 1 || titled.length === 1)) {
    const source = await sourceOf(archive, only.value);
    if (source) return { meant: source };
  }
  if (titled.length > 1) return { outcome: { kind: "ambiguous", what: "article", asked, choices: titled } };
  return { outcome: { kind: "nothing", asked, holdings: await archive.holdings(), nearest: choices, citations: [] } };
}

/**
 * The keys of the speaker whom somebody means by a name or a part of one. A surname that two people share asks which; a misspelling of a
 * forename in some article makes nobody two people.
 */
export async function resolveSpeaker(archive: Archive, name: string, asked: Asked): Promise<Resolved<readonly string[]>> {
  const typed = nameWords(name);
  const found = await archive.speakers(name, 25);
  const whole = named(found, typed);
  const exact = whole.find(({ key }) => key === typed.join(" "));
  // "Ma" where an article has no more of the name, "Jack Ma" in another: one person, unless two people share it.
  const longer = people(whole.filter(({ key }) => key !== exact?.key));
  if (exact && (typed.length > 1 || longer.length === 0)) return { meant: [exact.key] };
  if (longer.length === 1) return { meant: [...longer[0]!, ...(exact ? [exact] : [])].map(({ key }) => key) };
  const choices = whole.length > 0 ? [...(exact ? [exact] : []), ...longer.map(([most]) => most!)] : found;
  if (choices.length === 1) return { meant: [choices[0]!.key] };
  if (choices.length > 1)
    return {
      outcome: { kind: "ambiguous", what: "speaker", asked, choices: choices.map((one) => speakerSuggestion(one, "speaker")) },
    };
  const nearest = (await nearSpeakers(archive, name)).map((one) => speakerSuggestion(one, "near"));
  return { outcome: { kind: "nothing", asked, holdings: await archive.holdings(), nearest, citations: [] } };
}

/** Those whose name has all the words typed; where they end somebody's name, as a surname does, only those whose name ends so. */
function named(found: readonly IndexedName[], typed: readonly string[]): readonly IndexedName[] {
  const whole = found.filter(({ key }) => typed.every((word) => key.split(" ").includes(word)));
  const ending = whole.filter(({ key, name }) => ` ${key}`.endsWith(` ${typed.join(" ")}`) && isName(name));
  return ending.some(({ key }) => key !== typed.join(" ")) ? ending : whole;
}

/** Names of one person together, the one that is quoted most first in each. `found` comes the most quoted first. */
function people(found: readonly IndexedName[]): IndexedName[][] {
  const groups: IndexedName[][] = [];
  for (const one of found) {
    const same = groups.find(
      (group) => samePerson(one.key, group[0]!.key) && !group.some(({ key }) => middleNamesDiffer(key, one.key)),
    );
    if (same) same.push(one);
    else groups.push([one]);
  }
  return groups;
}
