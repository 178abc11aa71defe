import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive, Filter } from "../index/archive.ts";
import type { Appearance, IndexedPerson } from "../index/ways.ts";
import { indexAt } from "../text/span.ts";
import { citationOf, sourcesOf } from "./citations.ts";
import type { Outcome } from "./outcome.ts";
import { excerptAt, peopleNamed, personsOf, suggestionOf } from "./people.ts";
import { merged } from "./quotes.ts";
import { nearSpeakers, speakerSuggestion } from "./suggest.ts";

/** Newest articles that a person's card is made from. */
const ARTICLES = 40;
/** Most of each on a card. */
const QUOTES = 10;
const ROLES = 8;
const FORMS = 6;
const TOPICS = 6;
const BESIDE = 8;

/** A person in the articles of a filter: the latest quotations, the roles over time, topics, and the people quoted beside. */
export async function person(archive: Archive, name: string, filter: Filter = {}): Promise<Outcome> {
  const found = await peopleNamed(archive, name);
  const [one, ...others] = found;
  if (one === undefined) {
    const nearest = (await nearSpeakers(archive, name)).map((near) => speakerSuggestion(near, "near"));
    return { kind: "nothing", holdings: await archive.holdings(), nearest, citations: [] };
  }
  if (others.length > 0)
    return { kind: "ambiguous", what: "speaker", choices: found.map((each) => suggestionOf(each, "speaker")) };
  const appearances = await archive.appearances(one.person, ARTICLES, filter);
  if (appearances.length === 0) return { kind: "nothing", holdings: await archive.holdings(), nearest: [], citations: [] };
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const counted = isNarrowed ? { ...one, ...(await archive.quotedWithin(one.person, filter)) } : one;
  const [{ quotes, roles }, [shown], forms, topics, beside, namesakes] = await Promise.all([
    spoken(archive, appearances),
    personsOf(archive, [counted]),
    archive.formsOf(one.person, FORMS + 1),
    archive.topicsOf(one.person, TOPICS, filter),
    archive.quotedBeside(one.person, BESIDE, filter),
    namesakesOf(archive, one),
  ]);
  return {
    kind: "person",
    person: shown!,
    forms: otherForms(forms.map(excerptAt), shown!.name),
    quotes,
    roles,
    topics: topics.map(excerptAt),
    beside: await personsOf(archive, beside),
    namesakes: await personsOf(archive, namesakes),
  };
}

/** Quotations and roles in the articles that quote a person, newest first. */
async function spoken(archive: Archive, appearances: readonly Appearance[]) {
  const sources = await sourcesOf(
    archive,
    appearances.map(({ name }) => name.article),
  );
  const held = await Promise.all(
    [...Map.groupBy(appearances, ({ key }) => key)].map(([key, all]) =>
      archive.quotations({ speaker: key, articles: all.map(({ name }) => name.article) }),
    ),
  );
  const quotes = merged(held.flat(), sources)
    .sort((a, b) => (b.source.article.published ?? "").localeCompare(a.source.article.published ?? ""))
    .slice(0, QUOTES)
    .map(({ quote }) => quote);
  const seen = new Set<string>();
  const roles = appearances.flatMap(({ role }) => {
    const source = role && sources.get(role.article);
    const words = role?.words.toLowerCase().replace(/^(?:the|an?)\s+/, "") ?? "";
    if (!role || !source || source.article.revision !== role.revision || seen.has(words)) return [];
    seen.add(words);
    const { sentences } = source.analysis;
    const sentence = sentences[indexAt(sentences, role.span.start)];
    if (!sentence) return [];
    return [{ role: excerptAt(role), sentence: excerptOf(source.article, "text", sentence), citation: citationOf(source) }];
  });
  return { quotes, roles: roles.slice(0, ROLES) };
}

/** Forms that differ from the name shown, each once. */
function otherForms(forms: readonly Excerpt[], shown: Excerpt): Excerpt[] {
  const seen = new Set([shown.text.toLowerCase()]);
  return forms.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase())).slice(0, FORMS);
}

/** Other people of the same name. */
async function namesakesOf(archive: Archive, { key, person: number }: IndexedPerson): Promise<IndexedPerson[]> {
  const all = await archive.peopleWith([key.replace(/ #\d+$/, "")]);
  return all.filter((other) => other.person !== number);
}
