import { type Span, slice } from "../../text/span.ts";
import { words } from "../../text/words.ts";
import { findCandidates, KINDS } from "./candidates.ts";
import type { Query } from "./match.ts";

/** The shortest run of words in an excerpt that answers: of the wanted kind, not in the question, near its words. Null where no kind is wanted. */
export function answerSpan(query: Query, text: string, excerpt: Span): Span | null {
  const part = slice(text, excerpt);
  const all = words(part);
  const terms = new Map(query.question.terms.map(({ stem }, i) => [stem, query.weights[i]!]));
  let best: Span | null = null;
  let most = -1;
  for (const { from, to, kind } of findCandidates(part, all, new Set([0]))) {
    if (((1 << KINDS.indexOf(kind)) & query.kinds) === 0) continue;
    if (all.slice(from, to).some(({ stem }) => terms.has(stem))) continue;
    let score = 1 << KINDS.indexOf(kind) === query.kind ? 1 : 0;
    for (const [at, { stem }] of all.entries())
      score += (terms.get(stem) ?? 0) / (query.total * (1 + (at < from ? from - at : at - to + 1)));
    if (score > most) {
      most = score;
      best = { start: excerpt.start + all[from]!.start, end: excerpt.start + all[to - 1]!.end };
    }
  }
  return best;
}
