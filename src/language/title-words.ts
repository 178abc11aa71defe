import { type Word, words } from "../text/words.ts";

const memo = new WeakMap<object, readonly Word[]>();

/** The words of an article's headline, cut once for all who read it. */
export function titleWords(article: { readonly title: string }): readonly Word[] {
  const held = memo.get(article) ?? words(article.title);
  memo.set(article, held);
  return held;
}
