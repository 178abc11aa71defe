import type { Config } from "../../config.ts";
import { createFetcher, type Fetcher } from "./fetcher.ts";

/** Every network, for operators who fetch from inside one. */
const ANY = ["0.0.0.0/0", "::/0"];

/** A fetcher with the configured settings. */
export function configuredFetcher({ fetch }: Config): Fetcher {
  const { allowPrivateAddresses, timeoutMilliseconds: timeout, largestBytes: limit, userAgent } = fetch;
  return createFetcher({ timeout, limit, userAgent, networks: allowPrivateAddresses ? ANY : [] });
}
