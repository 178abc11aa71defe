import type { Archive } from "../index/archive.ts";
import type { SummaryLength } from "../language/analysis.ts";
import { isEnglish } from "../language/read.ts";
import { citationOf, passagesOf, type Source, sourceOf } from "./citations.ts";
import type { Outcome } from "./outcome.ts";
import { resolveArticle } from "./resolve.ts";
import type { ChooseSummary } from "./summarise-by-reader.ts";

/** Shorter texts are shown whole. */
const SHORT = 4;

/** The sentences that carry an article, chosen by `choose` if given; by rules without it, or if it gives no choice. */
export async function summary(
  archive: Archive,
  reference: string,
  length: SummaryLength,
  choose?: ChooseSummary,
): Promise<Outcome> {
  const found = await resolveArticle(archive, reference);
  const matching = "outcome" in found ? await newestOf(archive, found.outcome) : [found.resolved];
  const [source, ...others] = matching;
  if (source === undefined) return "outcome" in found ? found.outcome : { kind: "stale", why: "withdrawn" };
  const { article, analysis } = source;
  const citation = citationOf(source);
  const whole = analysis.sentences.length < SHORT;
  const byRules = whole ? analysis.sentences : analysis.summary[length];
  const byReader = (!whole && byRules.length > 0 && (await choose?.(source, length))) || null;
  const chosen = byReader?.sentences ?? byRules;
  if (chosen.length === 0 && article.complete)
    return { kind: "unread", citation, why: isEnglish(article.language) ? "no prose" : "language" };
  const passages = passagesOf(source, chosen.length > 0 ? chosen : analysis.sentences.slice(0, 3));
  const shown = {
    whole: whole && article.complete,
    complete: article.complete,
    others: others.map(citationOf),
    chosenBy: byReader?.chosenBy ?? null,
  };
  return { kind: "summary", citation, length, passages, ...shown };
}

/** The articles that an ambiguous headline matches, newest first. */
async function newestOf(archive: Archive, outcome: Outcome): Promise<Source[]> {
  if (outcome.kind !== "ambiguous") return [];
  const sources = await Promise.all(outcome.choices.map(({ value }) => sourceOf(archive, value)));
  const published = ({ article }: Source) => article.published ?? "";
  return sources.filter((source) => source !== null).sort((a, b) => published(b).localeCompare(published(a)));
}
