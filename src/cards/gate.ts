import { isDeepStrictEqual } from "node:util";
import type { Excerpt } from "../article/excerpt.ts";
import { excerptsOf } from "./parts.ts";
import type { Reply, Surface } from "./surface.ts";

/** Reads the text at an excerpt's place in the stored revision; null if there is no such place. */
export type ReadStored = (excerpt: Excerpt) => Promise<string | null>;

/**
 * A reply differs from its source. `stored` is the source's text, null if there is none; `excerpt` is null if it is the drawing that
 * differs.
 */
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

/** Reads every excerpt again in its stored revision. Throws a GateError if a single character differs. */
export async function readAgain(excerpts: Iterable<Excerpt>, read: ReadStored): Promise<void> {
  for (const excerpt of excerpts) {
    const stored = await read(excerpt);
    if (stored === null || stored !== excerpt.text) throw new GateError(excerpt, stored);
  }
}

const isPlain = (value: object): value is Readonly<Record<string, unknown>> => Object.getPrototypeOf(value) === Object.prototype;

/** Are two drawings the same? Every reply is compared, and plain JSON takes less time here than in `isDeepStrictEqual`. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  }
  if (!isPlain(one) || !isPlain(other)) return isDeepStrictEqual(one, other);
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

/**
 * The last check before a reply is sent: reads every excerpt again in the stored revision and draws the reply again. Returns the reply;
 * throws a GateError if a single character differs.
 */
export async function gate<Drawing>(
  reply: Reply<Drawing>,
  read: ReadStored,
  { draw }: Pick<Surface<Drawing>, "draw">,
): Promise<Reply<Drawing>> {
  await readAgain(excerptsOf(reply.blocks), read);
  if (!isSame(draw(reply.blocks, reply.tone), reply.drawing)) throw new GateError(null, null);
  return reply;
}
