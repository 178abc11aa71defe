import type { Archive, HeldSpeaker, HeldTitle } from "../archive/archive.ts";
import { nameWords } from "../archive/speakers.ts";
import { fold, words } from "../text/words.ts";
import type { Suggestion } from "./outcome.ts";
import { respell } from "./spelling.ts";

/** Discord shows no more. */
const MOST = 25;

/** Articles for what is typed so far: those whose headline has the words, then those whose text has them, then close spellings. */
export async function suggestArticles(archive: Archive, typed: string): Promise<Suggestion[]> {
  const text = typed.trim();
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
    const hits = await archive.search(text, {}, 10);
    for (const { id } of hits) {
      const article = found.has(id) ? null : await archive.article(id);
      if (article) offer([article], "inside");
    }
  }
  if (found.size === 0) {
    const known = await archive.headlineWords();
    const spelt = words(text).map(({ word }) => respell(word, known, 1)[0] ?? word);
    offer(await archive.titles(spelt.join(" "), MOST), "near");
  }
  return [...found.values()];
}

/** Speakers for what is typed so far, the most quoted first; `article` narrows them to those whom it quotes. */
export async function suggestSpeakers(archive: Archive, typed: string, article?: string): Promise<Suggestion[]> {
  const found = await archive.speakers(typed, article ? 1000 : MOST);
  const quoted = article ? await quotedIn(archive, article) : null;
  const offered = (quoted ? found.filter(({ key }) => quoted.has(key)) : found).slice(0, MOST);
  if (offered.length > 0 || typed.trim() === "") return offered.map((speaker) => speakerSuggestion(speaker, "speaker"));
  return (await nearSpeakers(archive, typed)).map((speaker) => speakerSuggestion(speaker, "near"));
}

/** Speakers whose name is spelt nearly so. */
export async function nearSpeakers(archive: Archive, typed: string): Promise<readonly HeldSpeaker[]> {
  const known = await archive.speakerWords();
  const spelt = nameWords(typed).map((word) => (known.includes(word) ? word : (respell(word, known, 1)[0] ?? word)));
  const all = await archive.speakers(spelt.join(" "), MOST);
  if (all.length > 0) return all;
  const each = await Promise.all(spelt.map((word) => archive.speakers(word, 5)));
  return [...new Map(each.flat().map((speaker) => [speaker.key, speaker])).values()].slice(0, MOST);
}

/** The keys of the speakers whom an article quotes. */
async function quotedIn(archive: Archive, reference: string): Promise<Set<string>> {
  const id = await archive.resolve(reference);
  const [article, quotations] = id
    ? await Promise.all([archive.article(id), archive.quotations({ articles: [id] })])
    : [null, []];
  const names = quotations.map(({ quotation }) => quotation.speaker?.name).filter((name) => name != null);
  return new Set(article ? names.map(({ start, end }) => nameWords(article.text.slice(start, end)).join(" ")) : []);
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
