import type { Article } from "../../article/article.ts";
import type { Layout } from "../../text/sentences.ts";
import type { Word } from "../../text/words.ts";
import type { Findings } from "../analysis.ts";
import { findFacts } from "./facts/find.ts";
import { findNames } from "./names/find.ts";
import { findQuotations } from "./quotations/find.ts";
import { summarise } from "./summary/summarise.ts";

/** Analyses an English article; `words` are its text's. A truncated article gets no summary. */
export function readEnglish(article: Article, layout: Layout, words: readonly Word[]): Findings {
  const names = findNames(layout);
  const quotations = findQuotations(layout, names);
  const facts = findFacts(layout, names, article.published);
  const summary = article.complete
    ? summarise(layout, article.title, quotations, names, words)
    : { short: [], medium: [], long: [] };
  return { quotations, names, facts, summary };
}
