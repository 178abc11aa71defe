import type { Archive, HeldSpeaker, HeldTitle } from "../archive/archive.ts";
import { nameWords } from "../archive/speakers.ts";
import { fold, words } from "../text/words.ts";
import type { Suggestion } from "./outcome.ts";
import { respell } from "./spelling.ts";

/** Discord shows no more. */
const MOST = 25;
const INSIDE = 10;

/** Of a speaker's articles so many of the newest are looked at. */
const OF_A_SPEAKER = 250;

/**
 * Articles for what is typed so far: those whose headline has the words, then those whose text has them, then close spellings; `speaker`
 * narrows them to those that quote them.
 */
export async function suggestArticles(archive: Archive, typed: string, speaker?: string): Promise<Suggestion[]> {
  const text = typed.trim();
  const narrowed = speaker === undefined ? null : await quoting(archive, speaker, text);
  if (narrowed !== null) return narrowed;
  const found = new Map<string, Suggestion>();
  const offer = (titles: readonly HeldTitle[], mark: Suggestion["mark"]) => {
    for (const title of titles) if (!found.has(title.id) && found.size < MOST) found.set(title.id, suggestion(title, mark));
  };
  const exact = text === "" ? null : await archive.resolve(text);
  if (exact) {
    const article = await archive.article(exact);
    if (article && !article.withdrawn) offer([article], "title");
  }
  offer(startingFirst(await archive.titles(text, MOST), text), text === "" ? "newest" : "title");
  if (found.size < MOST && text.length >= 3) {
    const all = await archive.mentioning(text, INSIDE);
    // The last word may be half typed.
    offer(all.length > 0 ? all : await archive.mentioning(text.replace(/\S+$/, ""), INSIDE), "inside");
  }
  if (found.size === 0) {
    const known = await archive.headlineWords();
    const spelt = words(text).map(({ word }) => respell(word, known, 1)[0] ?? word);
    offer(await archive.titles(spelt.join(" "), MOST), "near");
  }
  return [...found.values()];
}

/** Articles that come nearest to what was asked in vain: those suggested for it, else those that hold some of its words, best first. */
export async function nearestArticles(archive: Archive, text: string): Promise<Suggestion[]> {
  const suggested = await suggestArticles(archive, text);
  if (suggested.length > 0) return suggested;
  const hits = await archive.search(text, {}, INSIDE);
  const articles = await Promise.all(hits.map(({ id }) => archive.article(id)));
  return articles.filter((article) => article !== null).map((article) => suggestion(article, "inside"));
}

/** Speakers for what is typed so far, the most quoted first; `article` narrows them to those whom it quotes. */
export async function suggestSpeakers(archive: Archive, typed: string, article?: string): Promise<Suggestion[]> {
  const within = article === undefined ? null : await archive.resolve(article);
  const offered = await archive.speakers(typed, MOST, within ?? undefined);
  if (offered.length > 0 || typed.trim() === "") return offered.map((speaker) => speakerSuggestion(speaker, "speaker"));
  return (await nearSpeakers(archive, typed, within ?? undefined)).map((speaker) => speakerSuggestion(speaker, "near"));
}

/** Speakers whose name is spelt nearly so; `article` (its id) leaves those whom it quotes. */
export async function nearSpeakers(archive: Archive, typed: string, article?: string): Promise<readonly HeldSpeaker[]> {
  const known = await archive.speakerWords();
  const spelt = nameWords(typed).map((word) => (known.includes(word) ? word : (respell(word, known, 1)[0] ?? word)));
  const all = await archive.speakers(spelt.join(" "), MOST, article);
  if (all.length > 0) return all;
  const each = await Promise.all(spelt.map((word) => archive.speakers(word, 5, article)));
  return [...new Map(each.flat().map((speaker) => [speaker.key, speaker])).values()].slice(0, MOST);
}

/** The articles that quote a speaker, of which each word typed begins a word of the headline; null where nobody is meant. */
async function quoting(archive: Archive, speaker: string, typed: string): Promise<Suggestion[] | null> {
  const keys = (await archive.speakers(speaker, MOST)).map(({ key }) => key);
  if (keys.length === 0) return null;
  const begins = words(typed).map(({ word }) => word);
  const titles = (await archive.quoting(keys, OF_A_SPEAKER)).filter(({ title }) => {
    const all = words(title);
    return begins.every((start) => all.some(({ word }) => word.startsWith(start)));
  });
  return startingFirst(titles, typed)
    .slice(0, MOST)
    .map((title) => suggestion(title, typed === "" ? "newest" : "title"));
}

/** Headlines that begin with what is typed stand before those that hold it further in. */
function startingFirst(titles: readonly HeldTitle[], typed: string): HeldTitle[] {
  const begins = ({ title }: HeldTitle) => (fold(title).startsWith(fold(typed)) ? 0 : 1);
  return [...titles].sort((a, b) => begins(a) - begins(b));
}

function suggestion({ id, revision, title }: HeldTitle, mark: Suggestion["mark"]): Suggestion {
  return { value: id, label: { article: id, revision, field: "title", start: 0, end: title.length, text: title }, mark };
}

export function speakerSuggestion({ key, name, place }: HeldSpeaker, mark: Suggestion["mark"]): Suggestion {
  const { article, revision, span } = place;
  return { value: key, label: { article, revision, field: "text", ...span, text: name }, mark };
}
