import { citationOf } from "../answer/citations.ts";
import { groupCopies } from "../answer/dedupe.ts";
import type { Conditions, FollowOutcome } from "../answer/follow.ts";
import { appeared } from "../answer/latest.ts";
import type { Archive } from "../index/archive.ts";
import { alertOf } from "./alert.ts";
import { findMatching } from "./find.ts";

const DAYS = 7;
const DAY = 86_400_000;

/** What a follow would have posted in the last seven days, copies once; `moderated` as in the outcome. */
export async function previewOf(archive: Archive, conditions: Conditions, now: Date, moderated: boolean): Promise<FollowOutcome> {
  const from = now.getTime() - DAYS * DAY;
  const found = await findMatching(archive, conditions, { since: new Date(from - DAY).toISOString().slice(0, 10) });
  const fresh = groupCopies(found.filter((source) => appeared(source) >= from && appeared(source) <= now.getTime() + DAY));
  return {
    kind: "follow preview",
    conditions,
    days: DAYS,
    moderated,
    found: fresh.map(({ source }) => {
      const { quotes, passages } = alertOf(source, [conditions]);
      return { citation: citationOf(source), passage: quotes[0]?.words ?? passages[0]?.excerpt ?? null };
    }),
  };
}
