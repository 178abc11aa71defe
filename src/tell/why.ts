import { citationOf, type Source } from "../answer/citations.ts";
import type { Follow, FollowOutcome, Follows } from "../answer/follow.ts";
import { judge, matchable, prepared } from "./matching.ts";

/** *Why did (not) this come?*: for each follow its conditions, met or not, and what became of the article. */
export async function whyOf(source: Source, kept: readonly Follow[], follows: Follows, now: Date): Promise<FollowOutcome> {
  const { article, analysis } = source;
  const fates = await follows.fates(article.id, now.getTime());
  const of = matchable(article, analysis);
  return {
    kind: "why",
    citation: citationOf(source),
    reasons: kept.map((follow) => ({
      follow,
      judged: judge(of, prepared(follow.conditions)),
      fate: fates.get(follow.id) ?? null,
    })),
  };
}
