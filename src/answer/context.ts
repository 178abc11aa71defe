import type { Archive } from "../archive/archive.ts";
import { excerptOf } from "../article/excerpt.ts";
import { indexAt } from "../text/span.ts";
import { citationOf, passagesOf, sourceOf } from "./cite.ts";
import type { Asked, Outcome } from "./outcome.ts";

/** How many sentences are shown on either side. */
const AROUND = 2;

/** A place in an article: its id and revision, and the offsets of what is to be shown with what stands around it. */
export type Place = { readonly article: string; readonly revision: string; readonly start: number; readonly end: number };

/** The sentences around a place in an article, in the revision that was quoted. */
export async function context(archive: Archive, { article, revision, start, end }: Place, asked: Asked): Promise<Outcome> {
  const source = await sourceOf(archive, article, revision);
  const held = source ?? (await archive.article(article));
  if (!source) return { kind: "stale", why: held ? "withdrawn" : "unknown", asked };
  if (!(0 <= start && start < end && end <= source.article.text.length)) return { kind: "stale", why: "unknown", asked };
  const { sentences } = source.analysis;
  const first = Math.max(0, indexAt(sentences, start) - AROUND);
  const last = Math.min(sentences.length, indexAt(sentences, end - 1) + AROUND + 1);
  const passages = passagesOf(source, sentences.slice(first, last));
  return { kind: "context", citation: citationOf(source), passages, focus: excerptOf(source.article, "text", { start, end }) };
}
