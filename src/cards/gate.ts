import { isDeepStrictEqual } from "node:util";
import type { Excerpt } from "../article/excerpt.ts";
import { excerptsOf } from "./parts.ts";
import type { Reply, Surface } from "./surface.ts";

/** Reads what stands at an excerpt's place in the stored revision: null when there is no such place. */
export type ReadStored = (excerpt: Excerpt) => Promise<string | null>;

/** A reply says something that its source does not: `stored` is what stands there, null for nothing; `excerpt` null when the drawing differs. */
export class GateError extends Error {
  override readonly name = "GateError";
  readonly excerpt: Excerpt | null;
  readonly stored: string | null;

  constructor(excerpt: Excerpt | null, stored: string | null) {
    super(
      excerpt === null
        ? "the message is not what its parts say"
        : `${excerpt.article} ${excerpt.revision} ${excerpt.field} ${excerpt.start}-${excerpt.end} does not say what the reply shows`,
    );
    this.excerpt = excerpt;
    this.stored = stored;
  }
}

/**
 * The last thing before a reply is sent: every excerpt in it is read again in the stored revision, and the message is drawn again from the
 * parts so read. Gives the reply itself; throws a GateError when a word of it differs.
 */
export async function gate<Drawing>(
  reply: Reply<Drawing>,
  read: ReadStored,
  { draw }: Pick<Surface<Drawing>, "draw">,
): Promise<Reply<Drawing>> {
  for (const excerpt of excerptsOf(reply.blocks)) {
    const stored = await read(excerpt);
    if (stored === null || stored !== excerpt.text) throw new GateError(excerpt, stored);
  }
  if (!isDeepStrictEqual(draw(reply.blocks, reply.tone), reply.drawing)) throw new GateError(null, null);
  return reply;
}
