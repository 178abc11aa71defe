import type { Excerpt } from "../../article/excerpt.ts";
import { readAgain } from "../../cards/gate.ts";
import { storedIn } from "../../cards/respond.ts";
import type { Archive } from "../../index/archive.ts";

/** The words of an excerpt: the only way for news words into a page. */
export type Words = (excerpt: Excerpt) => string;

/** Draws a page and reads every excerpt on it again before it may leave. Throws a GateError if a single character differs. */
export async function proved<Drawing>(archive: Archive, draw: (words: Words) => Drawing): Promise<Drawing> {
  const shown: Excerpt[] = [];
  const drawn = draw((excerpt) => {
    shown.push(excerpt);
    return excerpt.text;
  });
  await readAgain(shown, storedIn(archive));
  return drawn;
}
