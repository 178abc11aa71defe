import { setImmediate } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import { unpack } from "../article/decode.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { revisionOf } from "../article/identity.ts";
import { placeIn } from "../article/proof/place.ts";
import { type Proof, proveArticle } from "../article/proof/proof.ts";
import { PROOF_VERSION } from "../article/proof/version.ts";
import type { Published } from "../article/published.ts";
import type { StoredArticle } from "../index/archive.ts";
import { articleOf } from "../index/rows.ts";
import type { Analysis } from "../language/analysis.ts";
import type { Log } from "../log.ts";
import type { Input } from "../record/input.ts";
import type { Span } from "../text/span.ts";
import { addArticle } from "./add-files.ts";
import type { WritableArchive } from "./open-archive.ts";
import { type JobRunner, type Of, readBytes } from "./reading-jobs.ts";

/**
 * The result of proving a stored article again. `proved`: every word is in the publisher's bytes. `as read`: those were not kept (an earlier
 * version fetched it, or they do not prove it alone); it was proved when read and has not changed. `failed`: `reason` says why.
 */
export type ProofVerdict =
  | { readonly kind: "proved"; readonly place?: Span }
  | { readonly kind: "as read" }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Proves a stored article: its hash, every span that may be shown, then its words against its raw inputs. A verdict has the place
 * of `excerpt` in the publisher's bytes, if that is wanted and found.
 */
export async function verifyArticle(archive: WritableArchive, article: StoredArticle, excerpt?: Excerpt): Promise<ProofVerdict> {
  if (revisionOf(articleOf(article)) !== article.revision)
    return { kind: "failed", reason: "its words are not those that were stored" };
  const analysis = await archive.analysis(article.id, article.revision);
  const outside = analysis && invalidSpan(article.text, analysis);
  if (outside) return { kind: "failed", reason: `an excerpt at ${outside.start}-${outside.end} is not a piece of its text` };
  return proveInputs(article, archive.inputsOf(article.id), excerpt);
}

/** Proves the revision of an excerpt; null if it is not held. */
export const verifier =
  (archive: WritableArchive) =>
  async (excerpt: Excerpt): Promise<ProofVerdict | null> => {
    const article = await archive.article(excerpt.article, excerpt.revision);
    return article && verifyArticle(archive, article, excerpt);
  };

async function proveInputs(article: StoredArticle, inputs: AsyncIterable<Input>, excerpt?: Excerpt): Promise<ProofVerdict> {
  let worst: Proof | null = null;
  for await (const input of inputs) {
    const sent = input.kind === "file" ? { bytes: unpack(input.bytes, input.path), charset: null } : input.published;
    if (sent === null) {
      if (input.kind === "article" && revisionOf(input.article) === article.revision) return { kind: "as read" };
      continue;
    }
    // A page may have its publisher's name from the feed that led there; it was proved when read.
    const proof = proveArticle({ ...article, source: null }, sent.bytes, sent.charset);
    if (proof.kind === "proved") {
      const before = (article[excerpt?.field ?? "text"] ?? "").slice(0, excerpt?.start);
      const place = excerpt && placeIn(sent.bytes, sent.charset, excerpt.text, before);
      return { kind: "proved", ...(place && { place }) };
    }
    worst ??= proof;
  }
  if (worst?.kind !== "failed") return { kind: "failed", reason: "no raw input of it is kept" };
  return { kind: "failed", reason: `"${worst.word}" in its ${worst.field} does not stand in its raw input` };
}

/** The first span that is empty, outside the text, or splits a character; null if there is none. */
function invalidSpan(text: string, { sentences, summary, quotations, names, facts }: Analysis): Span | null {
  const speakers = quotations.flatMap(({ speaker, cue }) => [speaker?.name, speaker?.mention, speaker?.role, cue]);
  const spans = [
    ...sentences,
    ...Object.values(summary).flat(),
    ...quotations,
    ...speakers.filter((span) => span != null),
    ...names.flatMap(({ mentions }) => mentions),
    ...facts,
  ];
  return (
    spans.find(
      ({ start, end }) =>
        !(start >= 0 && start < end && end <= text.length && isCharacterBoundary(text, start) && isCharacterBoundary(text, end)),
    ) ?? null
  );
}

/** Is an offset outside a surrogate pair? */
const isCharacterBoundary = (text: string, at: number): boolean =>
  !(/[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? ""));

/**
 * Proves an archive written by an earlier version, in the background. An article that fails is read again from its raw input and gets a new
 * revision; citations of the old one say that the article has changed. One that cannot be read again is withdrawn.
 */
export async function proveStored(archive: WritableArchive, reader: JobRunner, log: Log, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    const [article] = await archive.unproved(PROOF_VERSION, 1);
    if (!article) return;
    const verdict = await verifyArticle(archive, article);
    if (verdict.kind === "failed" && !(await reread(archive, article, reader))) {
      await archive.withdraw(article.id);
      log.error({ article: article.id, reason: verdict.reason }, "an article cannot be proved and was withdrawn");
    } else if (verdict.kind === "failed") {
      log.warn({ article: article.id, reason: verdict.reason }, "an article could not be proved and was read again");
    }
    await archive.proved(article, PROOF_VERSION);
    await setImmediate();
  }
}

/** Reads an article again from its newest raw input. False if nothing changed. */
async function reread(archive: WritableArchive, { id, revision }: StoredArticle, reader: JobRunner): Promise<boolean> {
  for await (const input of archive.inputsOf(id)) {
    const again = input.kind === "file" ? await rereadFile(reader, id, input) : await rereadPublished(reader, input);
    if (!again) continue;
    if (revisionOf(again.article) === revision) return false;
    await addArticle(archive, again.article, reader, again.raw);
    return true;
  }
  return false;
}

type Reread = { readonly article: Article; readonly raw: Uint8Array | Published } | null;

async function rereadFile(reader: JobRunner, id: string, { bytes, path }: Of<"file", Input>): Promise<Reread> {
  const { articles } = await readBytes(reader, bytes, path, { url: null, charset: null });
  const article = articles.find((read) => read.id === id);
  return article ? { article, raw: bytes } : null;
}

/** The article as read from the publisher's bytes today, with its id and metadata as stored. */
async function rereadPublished(reader: JobRunner, { article, published }: Of<"article", Input>): Promise<Reread> {
  if (published === null) return null;
  const from = { url: article.url, charset: published.charset };
  const { articles } = await readBytes(reader, published.bytes, article.path, from);
  const [read] = articles;
  if (!read || articles.length > 1) return null;
  const { title, text, aside, byline } = read;
  return { article: { ...article, title, text, aside, byline }, raw: published };
}
