import type { Article } from "./article.ts";

/**
 * Characters that no reader sees and that act on a terminal or on the order of a line: ASCII control characters but tab and line breaks, and
 * bidirectional overrides and embeddings. Soft hyphens and C1 controls stay, since text in a wrong character set is full of them and what was
 * printed is shown as it is; the terminal strips them itself.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const UNSEEN = /[\0-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]/;
const ALL_UNSEEN = new RegExp(UNSEEN, "g");

// biome-ignore lint/suspicious/noControlCharactersInRegex: white space of old line printers
const OLD_SPACES = /[\x0b\x0c]/g;

const clean = (text: string): string => (UNSEEN.test(text) ? text.replace(ALL_UNSEEN, "") : text).replace(OLD_SPACES, " ");
const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text).trim() || null);

/** The article without invisible characters in any field, whatever its format. */
export const cleaned = (article: Article): Article => ({
  ...article,
  title: clean(article.title),
  byline: cleanOrNull(article.byline),
  source: cleanOrNull(article.source),
  tags: article.tags.map(clean),
  aside: article.aside.map(({ kind, text }) => ({ kind, text: clean(text) })),
  text: clean(article.text).trim(),
});
