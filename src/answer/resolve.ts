import { isId } from "../article/identity.ts";
import type { Archive, IndexedName } from "../index/archive.ts";
import { isName, middleNamesDiffer, nameWords, samePerson } from "../language/english/names/same-person.ts";
import { type Source, sourceOf } from "./citations.ts";
import type { Outcome } from "./outcome.ts";
import { nearestArticles, nearSpeakers, speakerSuggestion, titledArticles } from "./suggest.ts";

/** What a reference resolves to, or the outcome that says why it does not. */
export type Resolved<T> = { readonly resolved: T } | { readonly outcome: Outcome };

/** Resolves an article by id, address, path or words of its headline. */
export async function resolveArticle(archive: Archive, reference: string): Promise<Resolved<Source>> {
  const id = await archive.resolve(reference);
  if (id) {
    const source = await sourceOf(archive, id);
    return source ? { resolved: source } : { outcome: { kind: "stale", why: "withdrawn" } };
  }
  // The button of an article removed in the meantime.
  if (isId(reference)) return { outcome: { kind: "stale", why: "unknown" } };
  const titled = await titledArticles(archive, reference);
  const same = titled.filter(({ label }) => label.text.toLowerCase() === reference.toLowerCase());
  const [only] = same.length === 1 ? same : titled;
  if (only && (same.length === 1 || titled.length === 1)) {
    const source = await sourceOf(archive, only.value);
    if (source) return { resolved: source };
  }
  if (titled.length > 1) return { outcome: { kind: "ambiguous", what: "article", choices: titled } };
  const nearest = await nearestArticles(archive, reference);
  return { outcome: { kind: "nothing", holdings: await archive.holdings(), nearest, citations: [] } };
}

/**
 * Resolves a name, or part of one, to the keys of one speaker. A surname shared by two people asks which; a misspelt forename in some article
 * does not split a person.
 */
export async function resolveSpeaker(archive: Archive, name: string): Promise<Resolved<readonly string[]>> {
  const typed = nameWords(name);
  const found = await archive.speakers(name, 25);
  const whole = named(found, typed);
  const exact = whole.find(({ key }) => key === typed.join(" "));
  // "Ma" in one article and "Jack Ma" in another are one person, unless two people share the surname.
  const longer = people(whole.filter(({ key }) => key !== exact?.key));
  if (exact && (typed.length > 1 || longer.length === 0)) return { resolved: [exact.key] };
  if (longer.length === 1) return { resolved: [...longer[0]!, ...(exact ? [exact] : [])].map(({ key }) => key) };
  const choices = whole.length > 0 ? [...(exact ? [exact] : []), ...longer.map(([most]) => most!)] : found;
  if (choices.length === 1) return { resolved: [choices[0]!.key] };
  if (choices.length > 1)
    return {
      outcome: { kind: "ambiguous", what: "speaker", choices: choices.map((one) => speakerSuggestion(one, "speaker")) },
    };
  const nearest = (await nearSpeakers(archive, name)).map((one) => speakerSuggestion(one, "near"));
  return { outcome: { kind: "nothing", holdings: await archive.holdings(), nearest, citations: [] } };
}

/** Speakers whose name has all the words typed; if the words end a name, as a surname does, only those. */
function named(found: readonly IndexedName[], typed: readonly string[]): readonly IndexedName[] {
  const whole = found.filter(({ key }) => typed.every((word) => key.split(" ").includes(word)));
  const ending = whole.filter(({ key, name }) => ` ${key}`.endsWith(` ${typed.join(" ")}`) && isName(name));
  return ending.some(({ key }) => key !== typed.join(" ")) ? ending : whole;
}

/** Groups names by person, most quoted first. `found` is sorted by quotations. */
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
