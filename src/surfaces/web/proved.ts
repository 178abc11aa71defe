import type { Excerpt } from "../../article/excerpt.ts";
import { readAgain } from "../../cards/gate.ts";
import type { Part } from "../../cards/parts.ts";
import { storedIn } from "../../cards/respond.ts";
import type { Archive } from "../../index/archive.ts";
import { line } from "./draw.ts";
import type { Html } from "./html.ts";

/** The only way for news words into a page: what is put in is read again before the page leaves. */
export type Ink = {
  readonly words: (excerpt: Excerpt) => string;
  readonly parts: (parts: readonly Part[]) => Html;
};

/** Draws a page and reads every excerpt on it again before it may leave. Throws a GateError if a single character differs. */
export async function proved<Drawing>(archive: Archive, draw: (ink: Ink) => Drawing): Promise<Drawing> {
  const shown: Excerpt[] = [];
  const words = (excerpt: Excerpt) => {
    shown.push(excerpt);
    return excerpt.text;
  };
  const parts = (all: readonly Part[]) => {
    for (const part of all) if (part.kind === "excerpt") words(part.excerpt);
    return line(all);
  };
  const drawn = draw({ words, parts });
  await readAgain(shown, storedIn(archive));
  return drawn;
}
