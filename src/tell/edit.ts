import { isDeepStrictEqual } from "node:util";
import type { Source } from "../answer/citations.ts";
import type { Conditions, Follow, FollowChange } from "../answer/follow.ts";
import { matchable, matches, prepared } from "./matching.ts";

/** A follow as it was for what came in after `begins`, up to `until` (places of the record). */
export type Version = Follow & { readonly until: number };

/** The change that an edit makes. New conditions hold for what comes in after `last`; what came in before is still judged by the old ones. */
export function editOf(follow: Follow, { conditions, quiet }: Pick<Follow, "conditions" | "quiet">, last: number): FollowChange {
  if (isDeepStrictEqual(conditions, follow.conditions)) return { quiet };
  const earlier = { conditions: follow.conditions, begins: follow.begins, until: last };
  return { conditions, quiet, begins: last, earlier };
}

/** A follow as it is and, if it was edited, as it was before; no article belongs to both. */
export const versionsOf = (follow: Follow): Version[] => [
  { ...follow, until: Number.POSITIVE_INFINITY },
  ...(follow.earlier === null ? [] : [{ ...follow, ...follow.earlier }]),
];

/** The conditions by which an article was posted for follows: after an edit those of the old and the new that it meets. */
export function conditionsFor({ article, analysis }: Source, follows: readonly Follow[]): Conditions[] {
  const current = follows.map(({ conditions }) => conditions);
  if (follows.every(({ earlier }) => earlier === null)) return current;
  const of = matchable(article, analysis);
  const met = follows.flatMap(versionsOf).filter(({ conditions }) => matches(of, prepared(conditions)));
  return met.length > 0 ? met.map(({ conditions }) => conditions) : current;
}
