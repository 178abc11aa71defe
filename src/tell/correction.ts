import type { Source } from "../answer/citations.ts";
import type { Conditions } from "../answer/follow.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { slice } from "../text/span.ts";
import { stems, words } from "../text/words.ts";
import { alertOf } from "./alert.ts";
import type { Alerted, NewPost } from "./outbox.ts";

/** A changed quotation shares this much of its words with what it was. */
const SAME = 0.5;

const wordsOf = (text: string): string =>
  ` ${words(text)
    .map(({ word }) => word)
    .join(" ")} `;

/**
 * Corrections of the quotations that a post shows, as replies to it: those whose words are no longer in the article's new revision. A
 * correction has one key for what it was and what it becomes, so that it is posted once however often the article changes.
 */
export function correctionsOf(
  before: Source,
  after: Source,
  conditions: readonly Conditions[],
  alert: Alerted,
  now: number,
): NewPost[] {
  const { message, channel, locale } = alert;
  if (message === null) return [];
  const stands = wordsOf(after.article.text);
  return alertOf(before, conditions)
    .quotes.filter(({ words }) => !stands.includes(wordsOf(words.text)))
    .map(({ words: was }) => {
      const becomes = nearest(was, after);
      const text = becomes ? slice(after.article.text, becomes) : "";
      const place = (revision: string, { start, end }: { start: number; end: number }) => ({ revision, start, end });
      return {
        channel,
        locale,
        key: `correction ${was.article} ${was.revision} ${was.start} ${stems(text).join(" ")}`,
        role: null,
        written: now,
        due: null,
        body: {
          kind: "correction",
          article: was.article,
          was: place(was.revision, was),
          becomes: becomes && place(after.article.revision, becomes),
          message,
        },
      };
    });
}

/** The quotation of an article that shares most words with an earlier one; null if none shares half of them. */
function nearest({ text }: Excerpt, { article, analysis }: Source): { start: number; end: number } | null {
  const earlier = new Set(stems(text));
  const scored = analysis.quotations.map((quotation) => {
    const own = new Set(stems(slice(article.text, quotation)));
    return { quotation, share: own.intersection(earlier).size / Math.max(1, own.size, earlier.size) };
  });
  const best = scored.reduce<(typeof scored)[number] | null>((top, one) => (one.share > (top?.share ?? 0) ? one : top), null);
  return best && best.share >= SAME ? best.quotation : null;
}
