import type { Article } from "../article/article.ts";
import { ArticleError } from "../article/error.ts";
import { type Published, publishedOf } from "../article/published.ts";
import { type Origin, readArticles } from "../article/read.ts";
import type { Reading } from "../article/reading.ts";
import type { Analysis } from "../language/analysis.ts";
import { readArticle } from "../language/read.ts";
import { type ReadFile, readOne } from "./read-file.ts";

/** A reading job: plain data, to cross to a worker. */
export type Job =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "bytes"; readonly path: string; readonly bytes: Uint8Array; readonly from: Origin }
  | { readonly kind: "analyse"; readonly article: Article };

/** A refusal as plain data. */
export type Refusal = { readonly reason: string; readonly line: number | null };

/** The articles in bytes; `published` holds the publisher's bytes behind each, by article id. */
export type Read = Pick<Reading, "articles"> & { readonly published: ReadonlyMap<string, Published> };

/** A job's result. `analysis` is null if the text could not be analysed; `refused` says why. */
export type Result =
  | { readonly kind: "file"; readonly read: ReadFile }
  | ({ readonly kind: "bytes"; readonly refused: readonly Refusal[] } & Read)
  | { readonly kind: "analyse"; readonly analysis: Analysis | null; readonly refused: readonly Refusal[] };

export type Of<Kind, Union extends { readonly kind: string }> = Extract<Union, { readonly kind: Kind }>;

/** Runs a job in this thread or a worker. */
export type Reader = <J extends Job>(job: J) => Promise<Of<J["kind"], Result>>;

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Runs a job. `known`: revisions held, by id. */
export function work(job: Job, known = NOTHING): Result {
  if (job.kind === "file") return { kind: "file", read: readOne(job.path, known) };
  if (job.kind === "analyse") return { kind: "analyse", analysis: readArticle(job.article), refused: [] };
  const { articles, refused } = readArticles(job.bytes, job.path, job.from);
  const published = publishedOf(articles, job.bytes, job.from.charset);
  return { kind: "bytes", articles, published, refused: refused.map(({ reason, line }) => ({ reason, line })) };
}

/** The result of an abandoned job. */
export function givenUp(job: Job, reason: string): Result {
  const refused = [{ reason, line: null }];
  if (job.kind === "file") return { kind: "file", read: { path: job.path, articles: [], refused } };
  return job.kind === "bytes"
    ? { kind: "bytes", articles: [], published: new Map(), refused }
    : { kind: "analyse", analysis: null, refused };
}

/** Reads in this thread, for programs that serve nobody meanwhile. */
export const readHere: Reader = async <J extends Job>(job: J) => work(job) as Of<J["kind"], Result>;

/** Reads the articles in bytes; refusals are ArticleErrors that name `path`. */
export async function readBytes(reader: Reader, bytes: Uint8Array, path: string, from: Origin): Promise<Reading & Read> {
  const { articles, published, refused } = await reader({ kind: "bytes", path, bytes, from });
  return { articles, published, refused: refused.map(({ reason, line }) => new ArticleError(path, reason, line)) };
}

/** Analyses an article. Throws an ArticleError if that was abandoned. */
export async function analyse(reader: Reader, article: Article): Promise<Analysis> {
  const { analysis, refused } = await reader({ kind: "analyse", article });
  if (!analysis) throw new ArticleError(article.path, refused[0]?.reason ?? "cannot be analysed");
  return analysis;
}
