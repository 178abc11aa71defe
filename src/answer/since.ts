import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { parseQuote } from "../language/comparison/given-quote.ts";
import { judging } from "../language/comparison/judge.ts";
import { storedText } from "../language/comparison/stored.ts";
import { sourceOf } from "./citations.ts";

/**
 * What became of cited words in the article's current revision: it is the one cited; the words are there unchanged; they are worded differently
 * (`changed` are the words that differ); or they are gone.
 */
export type Since =
  | { readonly kind: "same revision" }
  | { readonly kind: "kept"; readonly words: Excerpt }
  | { readonly kind: "reworded"; readonly words: Excerpt; readonly changed: readonly Excerpt[] }
  | { readonly kind: "gone"; readonly revision: string };

/** Compares cited words with the current revision of their article; null if it is not held or was withdrawn. */
export async function sinceCited(archive: Archive, cited: Excerpt): Promise<Since | null> {
  const source = await sourceOf(archive, cited.article);
  if (source === null) return null;
  const { article, analysis } = source;
  if (article.revision === cited.revision) return { kind: "same revision" };
  const now = article[cited.field] ?? "";
  const at = now.indexOf(cited.text);
  if (at >= 0) return { kind: "kept", words: excerptOf(article, cited.field, { start: at, end: at + cited.text.length }) };
  if (cited.field !== "text")
    return now === ""
      ? { kind: "gone", revision: article.revision }
      : { kind: "reworded", words: excerptOf(article, cited.field), changed: [] };
  const judged = judging(parseQuote(cited.text), [storedText(now, analysis)]);
  let step = judged.next();
  while (!step.done) step = judged.next();
  const judgement = step.value;
  const place = "place" in judgement ? judgement.place : "places" in judgement ? judgement.places[0] : judgement.nearest;
  if (place == null || judgement.verdict === "absent") return { kind: "gone", revision: article.revision };
  const changes = judgement.verdict === "altered" ? judgement.changes : [];
  return {
    kind: "reworded",
    words: excerptOf(article, "text", place.span),
    changed: changes.flatMap(({ stored }) => (stored === null ? [] : [excerptOf(article, "text", stored)])),
  };
}
