import type { ReadResult } from "../article/read-result.ts";
import type { Fetched, Fetcher, FetchOptions } from "./fetch/fetcher.ts";
import { type ArticlesRead, type JobRunner, readBytes, readHere } from "./reading-jobs.ts";

/** The articles at an address; `fetched` is null if it has not changed since. */
export type AddressReading = ReadResult & ArticlesRead & { readonly fetched: Extract<Fetched, { outcome: "fetched" }> | null };

/** Fetches an address and reads the page or feed there. Throws a FetchError. */
export async function readAddress(
  url: string,
  fetcher: Fetcher,
  options: FetchOptions = {},
  reader: JobRunner = readHere,
): Promise<AddressReading> {
  const fetched = await fetcher.fetch(url, options);
  if (fetched.outcome === "unchanged") return { articles: [], published: new Map(), refused: [], fetched: null };
  const reading = await readBytes(reader, fetched.bytes, url, { url: fetched.url, charset: fetched.charset });
  return { ...reading, fetched };
}
