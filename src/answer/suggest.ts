import type { Excerpt } from "../article/excerpt.ts";
import type { Archive, Filter, IndexedName, IndexedTitle, Narrowing } from "../index/archive.ts";
import { nameWords } from "../language/english/names/same-person.ts";
import { respell } from "../text/spelling.ts";
import { fold, stems, words } from "../text/words.ts";
import { isDate } from "./options.ts";
import type { PlainSuggestion, Suggestion } from "./outcome.ts";

/** Discord's limit. */
const MOST = 25;
const INSIDE = 10;

/** The other options, as typed so far. */
export type Given = Filter & { readonly speaker?: string | undefined; readonly topic?: string | undefined };

/**
 * Articles matching the text typed so far: by headline, then by text, then by close spelling. A given speaker keeps only articles that quote
 * them, a topic only those with its words.
 */
export async function suggestArticles(
  archive: Archive,
  typed: string,
  { article: _, ...given }: Given = {},
): Promise<Suggestion[]> {
  const text = typed.trim();
  const { speakers, topic, ...filter } = await narrowingOf(archive, given);
  if (speakers !== undefined || topic !== undefined) {
    const begins = words(text).map(({ word }) => word);
    const titles = (await archive.titlesWithin({ ...filter, speakers, topic })).filter(({ title }) => {
      const all = words(title);
      return begins.every((start) => all.some(({ word }) => word.startsWith(start)));
    });
    const [first, mark] = [startingFirst(titles, text).slice(0, MOST), text === "" ? "newest" : "title"] as const;
    return first.map((title) => suggestion(title, mark));
  }
  const found = new Map<string, Suggestion>();
  const offer = (titles: readonly IndexedTitle[], mark: Suggestion["mark"]) => {
    for (const title of titles) if (!found.has(title.id) && found.size < MOST) found.set(title.id, suggestion(title, mark));
  };
  if (text === "") offer(await archive.titles(text, MOST, filter), "newest");
  else for (const titled of await titledArticles(archive, text, filter)) found.set(titled.value, titled);
  if (found.size < MOST && text.length >= 3) {
    const all = await archive.mentioning(text, INSIDE, filter);
    // The last word may be incomplete.
    offer(all.length > 0 ? all : await archive.mentioning(text.replace(/\S+$/, ""), INSIDE, filter), "inside");
  }
  if (found.size === 0) {
    const known = await archive.headlineWords();
    const spelt = words(text).map(({ word }) => respell(word, known, 1)[0] ?? word);
    offer(await archive.titles(spelt.join(" "), MOST, filter), "near");
  }
  return [...found.values()];
}

/** Articles that a text names, by id, address or path, or whose headline has all its words; at most as many as Discord shows. */
export async function titledArticles(archive: Archive, typed: string, filter: Filter = {}): Promise<Suggestion[]> {
  const text = typed.trim();
  if (text === "") return [];
  const exact = await archive.resolve(text);
  const article = exact === null ? null : await archive.article(exact);
  const named = article && !article.withdrawn ? [article] : [];
  const titled = startingFirst(await archive.titles(text, MOST, filter), text).filter(({ id }) => id !== named[0]?.id);
  return [...named, ...titled].slice(0, MOST).map((title) => suggestion(title, "title"));
}

/** Articles nearest to a failed reference: the suggestions for it, otherwise articles with some of its words, best first. */
export async function nearestArticles(archive: Archive, text: string): Promise<Suggestion[]> {
  const suggested = await suggestArticles(archive, text);
  if (suggested.length > 0) return suggested;
  const hits = await archive.search(text, {}, INSIDE);
  const articles = await Promise.all(hits.map(({ id }) => archive.article(id)));
  return articles.filter((article) => article !== null).map((article) => suggestion(article, "inside"));
}

/** Speakers matching the text typed so far and the other options, most quoted first. */
export async function suggestSpeakers(
  archive: Archive,
  typed: string,
  { speaker: _, ...given }: Given = {},
): Promise<Suggestion[]> {
  const { found, near } = await suggested(speakersIn(archive), typed, await narrowingOf(archive, given));
  return found.map((one) => speakerSuggestion(one, near ? "near" : "speaker"));
}

/** Topics of quotations matching the text typed so far and the other options, most frequent first. */
export async function suggestTopics(archive: Archive, typed: string, { topic: _, ...given }: Given = {}): Promise<Suggestion[]> {
  const names: Names = {
    find: archive.topics,
    known: archive.topicWords,
    wordsOf: (text) => words(text).map(({ word }) => word),
  };
  const { found, near } = await suggested(names, typed, await narrowingOf(archive, given));
  return found.map((one) => ({ value: one.name, label: labelOf(one), mark: near ? "near" : "topic" }));
}

/** Publishers matching the text typed so far, most articles first. */
export async function suggestPublishers(archive: Archive, typed: string): Promise<(Suggestion | PlainSuggestion)[]> {
  const found = await archive.publishers(typed, MOST);
  return found.map(({ key, name, article, revision }) =>
    name === null
      ? { value: key, label: { text: key }, mark: null }
      : { value: name, label: { article, revision, field: "source", start: 0, end: name.length, text: name }, mark: "source" },
  );
}

/** Speakers with nearly the same spelling. */
export const nearSpeakers = (archive: Archive, typed: string): Promise<readonly IndexedName[]> =>
  nearNames(speakersIn(archive), typed);

/** An archive's speakers or topics. */
type Names = {
  readonly find: Archive["speakers"];
  readonly known: () => Promise<readonly string[]>;
  readonly wordsOf: (typed: string) => readonly string[];
};

const speakersIn = ({ speakers, speakerWords }: Archive): Names => ({ find: speakers, known: speakerWords, wordsOf: nameWords });

async function suggested(
  names: Names,
  typed: string,
  given: Narrowing,
): Promise<{ found: readonly IndexedName[]; near: boolean }> {
  const narrowing = Object.values(given).some((value) => value !== undefined) ? given : undefined;
  const found = await names.find(typed, MOST, narrowing);
  if (found.length > 0 || typed.trim() === "") return { found, near: false };
  // Dates and publishers match very many articles, of which only the newest were examined.
  const { speakers, topic, article } = given;
  const wide = narrowing !== undefined && speakers === undefined && topic === undefined && article === undefined;
  const others = wide ? await names.find(typed, MOST) : [];
  return others.length > 0 ? { found: others, near: false } : { found: await nearNames(names, typed, narrowing), near: true };
}

async function nearNames({ find, known, wordsOf }: Names, typed: string, narrowing?: Narrowing): Promise<readonly IndexedName[]> {
  const all = await known();
  const spelt = wordsOf(typed).map((word) => (all.includes(word) ? word : (respell(word, all, 1)[0] ?? word)));
  const together = await find(spelt.join(" "), MOST, narrowing);
  if (together.length > 0) return together;
  const each = await Promise.all(spelt.map((word) => find(word, MOST, narrowing)));
  const whole = each.flat().filter(({ name }) => wordsOf(name).some((word) => spelt.includes(word)));
  return [...new Map(whole.map((one) => [one.key, one])).values()].slice(0, MOST);
}

/** The narrowing by the other options. One that matches nothing is ignored: it may be incomplete. */
async function narrowingOf(archive: Archive, { speaker, topic, article, since, until, source }: Given): Promise<Narrowing> {
  const keys = speaker === undefined ? [] : (await archive.speakers(speaker, MOST)).map(({ key }) => key);
  return {
    speakers: keys.length > 0 ? keys : undefined,
    topic: topic !== undefined && stems(topic).some((stem) => archive.frequency(stem) > 0) ? topic : undefined,
    article: article === undefined ? undefined : ((await archive.resolve(article)) ?? undefined),
    since: since !== undefined && isDate(since) ? since : undefined,
    until: until !== undefined && isDate(until) ? until : undefined,
    source,
  };
}

/** Puts headlines that begin with the text typed before those that contain it. */
function startingFirst(titles: readonly IndexedTitle[], typed: string): IndexedTitle[] {
  const begins = ({ title }: IndexedTitle) => (fold(title).startsWith(fold(typed)) ? 0 : 1);
  return [...titles].sort((a, b) => begins(a) - begins(b));
}

function suggestion({ id, revision, title }: IndexedTitle, mark: Suggestion["mark"]): Suggestion {
  return { value: id, label: { article: id, revision, field: "title", start: 0, end: title.length, text: title }, mark };
}

export const speakerSuggestion = (speaker: IndexedName, mark: Suggestion["mark"]): Suggestion => ({
  value: speaker.key,
  label: labelOf(speaker),
  mark,
});

/** A name where it is printed. */
export const labelOf = ({ name, place: { article, revision, span } }: IndexedName): Excerpt => ({
  article,
  revision,
  field: "text",
  ...span,
  text: name,
});
