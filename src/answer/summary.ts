import type { Archive } from "../index/archive.ts";
import type { SummaryLength } from "../language/analysis.ts";
import { isEnglish } from "../language/read.ts";
import { citationOf, passagesOf } from "./citations.ts";
import type { Asked, Outcome } from "./outcome.ts";
import { meantArticle } from "./resolve.ts";

/** A text of fewer sentences is shown whole: there is nothing to leave out. */
const SHORT = 4;

/** The sentences that carry an article's story. */
export async function summary(archive: Archive, reference: string, length: SummaryLength, asked: Asked): Promise<Outcome> {
  const found = await meantArticle(archive, reference, asked);
  if ("outcome" in found) return found.outcome;
  const { article, analysis } = found.meant;
  const citation = citationOf(found.meant);
  const whole = analysis.sentences.length < SHORT;
  const chosen = whole ? analysis.sentences : analysis.summary[length];
  if (chosen.length === 0 && article.complete)
    return { kind: "unread", citation, why: isEnglish(article.language) ? "no prose" : "language" };
  const passages = passagesOf(found.meant, chosen.length > 0 ? chosen : analysis.sentences.slice(0, 3));
  return { kind: "summary", citation, length, passages, whole: whole && article.complete, complete: article.complete };
}
