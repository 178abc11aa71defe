import type { FollowOutcome, RequestOrigin } from "../answer/follow.ts";
import type { Following } from "../answer/following.ts";

type Refused = Extract<FollowOutcome, { kind: "follow refused" }>;

const refused = (why: Refused["why"], limit?: number): Refused => ({
  kind: "follow refused",
  why,
  ...(limit !== undefined && { limit }),
});

/** Why nothing may be changed at a place; null if it may. In servers only managers do; in direct messages anybody. */
export function refusedChange(place: RequestOrigin | undefined, following: Following | undefined): Refused | null {
  if (place === undefined || following === undefined) return refused("place");
  if (!place.member) return refused("member");
  return place.server !== null && !place.manages ? refused("manager") : null;
}

/** Why no follow more may begin at a place, limits included; null if one may. */
export async function refusalAt(place: RequestOrigin | undefined, following: Following | undefined): Promise<Refused | null> {
  const no = refusedChange(place, following);
  if (no) return no;
  const { server, user } = place!;
  const { follows, limits } = following!;
  const [held, limit] =
    server === null ? [await follows.list({ user }), limits.perPerson] : [await follows.list({ server }), limits.perServer];
  return held.length >= limit ? refused("limit", limit) : null;
}
