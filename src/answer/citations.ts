import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive, StoredArticle } from "../index/archive.ts";
import type { Analysis, Speaker } from "../language/analysis.ts";
import type { Span } from "../text/span.ts";
import type { Attribution, Citation, Passage } from "./outcome.ts";

/** An article with its analysis. */
export type Source = { readonly article: StoredArticle; readonly analysis: Analysis };

/** The article's current revision, or the given one, with its analysis; null when it is not held or was withdrawn. */
export async function sourceOf(archive: Archive, id: string, revision?: string): Promise<Source | null> {
  const [article, analysis] = await Promise.all([archive.article(id, revision), archive.analysis(id, revision)]);
  return article && analysis && !article.withdrawn ? { article, analysis } : null;
}

/** Reads several articles, each once; leaves out withdrawn ones. */
export async function sourcesOf(archive: Archive, ids: Iterable<string>): Promise<Map<string, Source>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await sourceOf(archive, id)] as const));
  return new Map(found.filter((pair): pair is readonly [string, Source] => pair[1] !== null));
}

/** The citation shown with every excerpt of an article. */
export function citationOf({ article, analysis }: Source): Citation {
  const { id, revision, url, published, language, current, vanished, text } = article;
  return {
    article: id,
    revision,
    title: excerptOf(article, "title"),
    byline: article.byline === null ? null : excerptOf(article, "byline"),
    source: article.source === null ? null : excerptOf(article, "source"),
    url,
    published,
    language,
    changed: !current,
    vanished,
    characters: text.length,
    sentences: analysis.sentences.length,
  };
}

/** A speaker's name, mention and role as excerpts. */
export function attributionOf({ article }: Source, speaker: Speaker): Attribution {
  const words = (span: Span) => excerptOf(article, "text", span);
  const { name, how, mention, role } = speaker;
  return { name: name && words(name), how, mention: words(mention), role: role && words(role) };
}

/** Joins neighbouring sentences into passages and marks the gaps between them. `chosen` is in text order. */
export function passagesOf({ article, analysis }: Source, chosen: readonly Span[]): Passage[] {
  const place = new Map(analysis.sentences.map((sentence, index) => [sentence.start, index]));
  const runs: { start: number; end: number; last: number; gap: boolean }[] = [];
  for (const sentence of chosen) {
    const index = place.get(sentence.start)!;
    const run = runs.at(-1);
    if (run && run.last + 1 === index) {
      run.end = sentence.end;
      run.last = index;
    } else runs.push({ ...sentence, last: index, gap: run !== undefined });
  }
  return runs.map(({ start, end, gap }) => ({ excerpt: excerptOf(article, "text", { start, end }) satisfies Excerpt, gap }));
}
