import { readCitationId } from "../article/citation-id.ts";
import { excerptOf } from "../article/excerpt.ts";
import { citationOf, sourceOf } from "./citations.ts";
import type { Services } from "./command.ts";
import type { Outcome } from "./outcome.ts";

/** The words a citation points at, in the revision it cites. */
export async function cited({ archive, verify }: Pick<Services, "archive" | "verify">, id: string): Promise<Outcome> {
  const place = readCitationId(id);
  const source = place && (await sourceOf(archive, place.article, place.revision));
  if (!place || !source) {
    const held = place && (await archive.article(place.article, place.revision));
    return { kind: "stale", why: held?.withdrawn ? "withdrawn" : "unknown" };
  }
  const whole = source.article[place.field]?.length ?? 0;
  if (!(place.start < place.end && place.end <= whole)) return { kind: "stale", why: "unknown" };
  const excerpt = excerptOf(source.article, place.field, place);
  const proof = (await verify?.(excerpt)) ?? null;
  return { kind: "source", citation: citationOf(source), excerpt, proof };
}
