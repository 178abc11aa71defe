import type { Article } from "../article/article.ts";
import { paragraphs, sentences } from "../text/sentences.ts";
import { type Word, words } from "../text/words.ts";
import type { Analysis } from "./analysis.ts";
import { findFacts } from "./facts/find.ts";
import { findNames } from "./names/find.ts";
import { findQuotations } from "./quotations/find.ts";
import { summarise } from "./summary/summarise.ts";

/** Raised by one whenever a rule of the language changes what it finds, so that held articles are read again. */
export const ANALYSIS_VERSION = 17;

/** Is the article in a language whose speakers, facts and summaries we can read? Unknown counts as English. */
export const isEnglish = (language: string | null): boolean => language === null || /^en\b/i.test(language);

/**
 * Finds all that we know how to find in an article's text; `all` are its words. In a language other than English only paragraphs, sentences and
 * marked quotations.
 */
export function readArticle(article: Article, all: readonly Word[] = words(article.text)): Analysis {
  const { text } = article;
  const english = isEnglish(article.language);
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  const names = english ? findNames(layout) : [];
  const quotations = findQuotations(layout, names, english);
  const facts = english ? findFacts(layout, names, article.published) : [];
  const summary =
    english && article.complete ? summarise(layout, article.title, quotations, names, all) : { short: [], medium: [], long: [] };
  return {
    version: ANALYSIS_VERSION,
    paragraphs: layout.paragraphs,
    sentences: layout.sentences,
    quotations,
    names,
    facts,
    summary,
  };
}
