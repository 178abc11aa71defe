import type { Article } from "../article/article.ts";
import { type Layout, paragraphs, sentences } from "../text/sentences.ts";
import { type Word, words } from "../text/words.ts";
import type { Analysis, Findings } from "./analysis.ts";
import { readEnglish } from "./english/read.ts";
import { findQuotedSpans } from "./quotation-marks.ts";

/** Raise it by one whenever a rule changes what is found, so that stored articles are analysed again. */
export const ANALYSIS_VERSION = 29;

/** Can we read the article's speakers, facts and summary? An unknown language counts as English. */
export const isEnglish = (language: string | null): boolean => language === null || /^en\b/i.test(language);

/** Analyses an article whose words are `all`. Outside English only quotation marks are read. */
export function readArticle(article: Article, all: readonly Word[] = words(article.text)): Analysis {
  const { text } = article;
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  const found = isEnglish(article.language) ? readEnglish(article, layout, all) : quotedIn(layout);
  return { version: ANALYSIS_VERSION, paragraphs: layout.paragraphs, sentences: layout.sentences, ...found };
}

/** What quotation marks alone tell, in any language. */
function quotedIn({ text, paragraphs }: Layout): Findings {
  const quotations = findQuotedSpans(text, paragraphs).map(({ start, end }) => ({ start, end, speaker: null, cue: null }));
  return { quotations, names: [], facts: [], summary: { short: [], medium: [], long: [] } };
}
