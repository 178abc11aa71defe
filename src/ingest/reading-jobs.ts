import type { Article } from "../article/article.ts";
import { ArticleError } from "../article/error.ts";
import { type Published, publishedOf } from "../article/published.ts";
import { type Origin, readArticles } from "../article/read.ts";
import type { ReadResult } from "../article/read-result.ts";
import type { Analysis } from "../language/analysis.ts";
import { readArticle } from "../language/read.ts";
import { type ReadFile, readOne } from "./read-file.ts";

/** A reading job: plain data, to cross to a worker. */
export type ReadingJob =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "bytes"; readonly path: string; readonly bytes: Uint8Array; readonly from: Origin }
  | { readonly kind: "analyse"; readonly article: Article };

/** A refusal as plain data. */
export type RefusedInput = { readonly reason: string; readonly line: number | null };

/** The articles in bytes; `published` holds the publisher's bytes behind each, by article id. */
export type ArticlesRead = Pick<ReadResult, "articles"> & { readonly published: ReadonlyMap<string, Published> };

/** A job's result. `analysis` is null if the text could not be analysed; `refused` says why. */
export type JobResult =
  | { readonly kind: "file"; readonly read: ReadFile }
  | ({ readonly kind: "bytes"; readonly refused: readonly RefusedInput[] } & ArticlesRead)
  | { readonly kind: "analyse"; readonly analysis: Analysis | null; readonly refused: readonly RefusedInput[] };

export type Of<Kind, Union extends { readonly kind: string }> = Extract<Union, { readonly kind: Kind }>;

/** Runs a job in this thread or a worker. */
export type JobRunner = <J extends ReadingJob>(job: J) => Promise<Of<J["kind"], JobResult>>;

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Runs a job. `known`: revisions held, by id. */
export function runJob(job: ReadingJob, known = NOTHING): JobResult {
  if (job.kind === "file") return { kind: "file", read: readOne(job.path, known) };
  if (job.kind === "analyse") return { kind: "analyse", analysis: readArticle(job.article), refused: [] };
  const { articles, refused } = readArticles(job.bytes, job.path, job.from);
  const published = publishedOf(articles, job.bytes, job.from.charset);
  return { kind: "bytes", articles, published, refused: refused.map(({ reason, line }) => ({ reason, line })) };
}

/** The result of an abandoned job. */
export function abandoned(job: ReadingJob, reason: string): JobResult {
  const refused = [{ reason, line: null }];
  if (job.kind === "file") return { kind: "file", read: { path: job.path, articles: [], refused } };
  return job.kind === "bytes"
    ? { kind: "bytes", articles: [], published: new Map(), refused }
    : { kind: "analyse", analysis: null, refused };
}

/** Reads in this thread, for programs that serve nobody meanwhile. */
export const readHere: JobRunner = async <J extends ReadingJob>(job: J) => runJob(job) as Of<J["kind"], JobResult>;

/** Reads the articles in bytes; refusals are ArticleErrors that name `path`. */
export async function readBytes(
  reader: JobRunner,
  bytes: Uint8Array,
  path: string,
  from: Origin,
): Promise<ReadResult & ArticlesRead> {
  const { articles, published, refused } = await reader({ kind: "bytes", path, bytes, from });
  return { articles, published, refused: refused.map(({ reason, line }) => new ArticleError(path, reason, line)) };
}

/** Analyses an article. Throws an ArticleError if that was abandoned. */
export async function analyse(reader: JobRunner, article: Article): Promise<Analysis> {
  const { analysis, refused } = await reader({ kind: "analyse", article });
  if (!analysis) throw new ArticleError(article.path, refused[0]?.reason ?? "cannot be analysed");
  return analysis;
}
