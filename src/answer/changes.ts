import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { sentenceChanges, type WordChange } from "../language/comparison/revisions.ts";
import { correctionNotes } from "../language/english/corrections.ts";
import { type Span, shared } from "../text/span.ts";
import { citationOf, type Source, sourceOf } from "./citations.ts";
import type { Outcome, RevisionChange } from "./outcome.ts";
import { resolveArticle } from "./resolve.ts";

/** Most revisions compared, newest first. */
const MOST = 12;

/**
 * What the publisher changed in an article since it was added, or since a day (ISO 8601) on which the change was seen; newest change first, with its
 * own notes on corrections.
 */
export async function changes(archive: Archive, reference: string, day = ""): Promise<Outcome> {
  const named = await resolveArticle(archive, reference);
  if ("outcome" in named) return named.outcome;
  const source = named.resolved;
  const { article, analysis } = source;
  const held = await archive.revisionsOf(article.id);
  const states = (await Promise.all(held.slice(-MOST).map(({ revision }) => sourceOf(archive, article.id, revision)))).filter(
    (state) => state !== null,
  );
  // An article may have gone back to an earlier state.
  if (states.at(-1)?.article.revision !== article.revision) states.push(source);
  const steps = states.slice(1).flatMap((after, at) => (after.article.added >= day ? [stepOf(states[at]!, after)] : []));
  const first = states[0]!.article.added;
  return {
    kind: "changes",
    citation: citationOf(source),
    since: first > day ? first : day,
    notes: correctionNotes(article.text, analysis.paragraphs, analysis.sentences).map((span) => excerptOf(article, "text", span)),
    steps: steps.toReversed(),
  };
}

function stepOf(before: Source, after: Source) {
  const found: RevisionChange[] = [];
  if (before.article.title !== after.article.title) {
    const [was, now] = [before, after].map(({ article }) => excerptOf(article, "title"));
    found.push({ touches: "headline", before: was!, after: now!, words: [] });
  }
  for (const change of sentenceChanges(sideOf(before), sideOf(after))) {
    found.push({
      touches: touchesOf(change.words, before, after),
      before: wordsOf(before, change.before),
      after: wordsOf(after, change.after),
      words: change.words.map((words) => ({ before: wordsOf(before, words.before), after: wordsOf(after, words.after) })),
    });
  }
  const order = ["quotation", "figure", "headline", "text"];
  return {
    before: citationOf(before),
    after: citationOf(after),
    seen: after.article.added,
    updated: after.article.updated,
    changes: found.sort((a, b) => order.indexOf(a.touches) - order.indexOf(b.touches)),
  };
}

export const sideOf = ({ article: { text }, analysis: { sentences } }: Source) => ({ text, sentences });

const wordsOf = ({ article }: Source, span: Span | null): Excerpt | null => span && excerptOf(article, "text", span);

/** Does a change alter a quotation or a figure? */
function touchesOf(words: readonly WordChange[], before: Source, after: Source): RevisionChange["touches"] {
  const changed = (spansOf: (source: Source) => readonly Span[]) => {
    const [earlier, later] = [spansOf(before), spansOf(after)];
    const within = (spans: readonly Span[], span: Span | null) => span !== null && spans.some((one) => shared(one, span) > 0);
    return words.some((word) => within(earlier, word.before) || within(later, word.after));
  };
  if (changed(({ analysis }) => analysis.quotations)) return "quotation";
  return changed(({ analysis }) => analysis.facts.filter(({ kind }) => kind !== "role")) ? "figure" : "text";
}
