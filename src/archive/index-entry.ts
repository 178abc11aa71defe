import type { Article } from "../article/article.ts";
import type { Analysis } from "../language/analysis.ts";
import { encode } from "../language/answering/postings.ts";
import { prepare } from "../language/answering/prepare.ts";
import { type Word, words } from "../text/words.ts";

/** What the indexes hold of an article: its stems by field, a space between, and its postings for answering. */
export type IndexEntry = { readonly title: string; readonly lede: string; readonly body: string; readonly postings: Uint8Array };

/** Makes an article's entry. Pure, and apart from storing it, so that another thread can do it. */
export function indexEntry(article: Article, analysis: Analysis): IndexEntry {
  const found = words(article.text);
  const lede = analysis.sentences[1]?.end ?? article.text.length;
  const stems = (list: readonly Word[]) => list.map(({ stem }) => stem).join(" ");
  const cut = found.findIndex(({ start }) => start >= lede);
  const split = cut < 0 ? found.length : cut;
  return {
    title: stems(words(article.title)),
    lede: stems(found.slice(0, split)),
    body: stems(found.slice(split)),
    postings: encode(prepare(article, analysis, found)),
  };
}
