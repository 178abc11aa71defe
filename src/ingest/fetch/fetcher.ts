import { lookup as systemLookup } from "node:dns";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "undici";
import { AddressError, type DnsLookup, guarded, literalAddress, permission } from "./addresses.ts";
import { FetchError } from "./error.ts";
import { queueByHost, type Wait } from "./host-queue.ts";
import { exchange, type HttpResponse, retryAfter } from "./http-request.ts";
import { robotsOf } from "./robots.ts";

/** Settings of the fetcher; all have defaults. Times in milliseconds. */
export type FetchSettings = {
  readonly userAgent?: string;
  /** The largest body in bytes, compressed and decompressed. */
  readonly limit?: number;
  /** For a request with all its redirects, from the first byte sent to the last read. */
  readonly timeout?: number;
  /** Between two requests to a site. */
  readonly pause?: number;
  /** How often a request that failed for a passing reason is sent again. */
  readonly retries?: number;
  /** Before the first time that it is sent again; twice as long each time after. */
  readonly backoff?: number;
  /** Networks inside which connections may go though they are not public ("127.0.0.0/8"). */
  readonly networks?: readonly string[];
  readonly lookup?: DnsLookup;
  readonly wait?: Wait;
};

/** What is known of a source from the last time it was fetched, so that it need not be sent again. */
export type Validators = { readonly etag?: string | null | undefined; readonly lastModified?: string | null | undefined };

/** `robots`: obey the site's robots.txt? For pages yes; feeds are published to be fetched. */
export type FetchOptions = Validators & { readonly robots?: boolean };

export type Fetched =
  | {
      readonly outcome: "fetched";
      /** The final address. */
      readonly url: string;
      /** Its new address if every redirect was permanent; null otherwise. */
      readonly moved: string | null;
      readonly bytes: Uint8Array;
      /** The declared type (not trusted) and character set. */
      readonly type: string | null;
      readonly charset: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly outcome: "unchanged"; readonly url: string };

export type Fetcher = {
  /** Fetches a page or a feed. Throws a FetchError that names the source. */
  fetch(url: string, options?: FetchOptions): Promise<Fetched>;
  close(): Promise<void>;
};

/** Browsers allow twenty (Fetch standard, 4.4), more than any source needs. */
const MOST_REDIRECTS = 5;

/** RFC 9309, 2.5: at least 500 KiB of a robots.txt must be read. */
const ROBOTS_LIMIT = 512 * 1024;

/** If a server asks for a longer wait, we give up, and the error says how long. */
const LONGEST_WAIT_MS = 10_000;

/** Our name in robots.txt. */
const AGENT = "Verbatim";

const ACCEPTED =
  "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/**
 * Fetches what strangers name: only over http and https, never from inside a network, within limits of time and size, at a polite pace.
 */
export function createFetcher(settings: FetchSettings = {}): Fetcher {
  const { userAgent = `${AGENT}/0.1 (a reader of news; asks robots.txt for ${AGENT})`, limit = 10 * 1024 * 1024 } = settings;
  const { timeout = 20_000, pause = 1000, retries = 2, backoff = 500, networks = [] } = settings;
  const wait: Wait = settings.wait ?? ((milliseconds) => sleep(milliseconds));
  const permitted = permission(networks);
  const connect = { lookup: guarded(settings.lookup ?? systemLookup, permitted), timeout };
  const dispatcher = new Agent({
    connect,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connections: 2,
    maxHeaderSize: 32 * 1024,
  });
  const inTurn = queueByHost(pause, wait);

  /** Checks and requests one address. What a name resolves to is checked when the socket connects. */
  const ask = (
    asked: string,
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
    most: number,
  ): Promise<HttpResponse> => {
    if (!/^https?:$/.test(url.protocol))
      throw new FetchError(asked, "scheme", "is not an http or https address", { at: url.href });
    const literal = literalAddress(url);
    if (literal !== null && !permitted(literal)) {
      throw new FetchError(asked, "address", new AddressError(literal, literal).message, { at: url.href });
    }
    return exchange({ asked, url, headers: { "user-agent": userAgent, ...headers }, dispatcher, limit: most, signal });
  };

  const follow = async (asked: string, headers: Record<string, string>, most: number, mayAsk: (url: URL) => Promise<void>) => {
    const signal = AbortSignal.timeout(timeout);
    let url = addressOf(asked);
    let moved: string | null = null;
    let forGood = true;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      await mayAsk(url);
      const answer = await ask(asked, url, headers, signal, most);
      const target = answer.headers.location;
      if (answer.status < 300 || answer.status > 399 || answer.status === 304 || target === undefined)
        return { answer, url, moved };
      const next = URL.parse(target, url.href);
      if (!next) throw new FetchError(asked, "redirects", "redirects to an invalid address", { at: url.href });
      forGood &&= answer.status === 301 || answer.status === 308;
      if (forGood) moved = next.href;
      url = next;
    }
    throw new FetchError(asked, "redirects", `redirects more than ${MOST_REDIRECTS} times`, { at: url.href });
  };

  const rules = robotsOf(AGENT, async (place) => {
    const { answer } = await inTurn(place, 0, () => follow(place, {}, ROBOTS_LIMIT, async () => {}));
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null;
    if (answer.status !== 200) throw new FetchError(place, "status", `answers ${answer.status}`, { status: answer.status });
    return new TextDecoder().decode(answer.bytes);
  });

  const once = async (asked: string, { etag, lastModified, robots = true }: FetchOptions): Promise<Fetched> => {
    const headers: Record<string, string> = { accept: ACCEPTED };
    if (etag) headers["if-none-match"] = etag;
    if (lastModified) headers["if-modified-since"] = lastModified;
    const first = addressOf(asked);
    const rulesFor = (url: URL) =>
      rules(url.href).catch((error: unknown) => {
        throw error instanceof FetchError ? error.for(asked) : error;
      });
    const delay = robots ? (await rulesFor(first)).delay : 0;
    const mayAsk = async (url: URL) => {
      if (robots && /^https?:$/.test(url.protocol) && !(await rulesFor(url)).allows(url.href)) {
        throw new FetchError(asked, "robots", "may not be fetched, says the robots.txt of its site", { at: url.href });
      }
    };
    const { answer, url, moved } = await inTurn(first.host, delay, () => follow(asked, headers, limit, mayAsk));
    if (answer.status === 304) return { outcome: "unchanged", url: url.href };
    if (answer.status !== 200) throw statusError(asked, url, answer);
    const type = answer.headers["content-type"] ?? null;
    return {
      outcome: "fetched",
      url: url.href,
      moved,
      bytes: answer.bytes,
      type: /^\s*([^\s;]+)/.exec(type ?? "")?.[1]?.toLowerCase() ?? null,
      charset: /charset\s*=\s*"?([\w-]+)/i.exec(type ?? "")?.[1] ?? null,
      etag: answer.headers.etag ?? null,
      lastModified: answer.headers["last-modified"] ?? null,
    };
  };

  return {
    async fetch(url, options = {}) {
      for (let attempt = 0; ; attempt++) {
        try {
          return await once(url, options);
        } catch (error) {
          if (!(error instanceof FetchError)) throw error;
          const asked = error.retryAfter ?? 0;
          if (!error.passing || attempt >= retries || asked > LONGEST_WAIT_MS) throw error;
          // full jitter over the upper half, so that clients do not retry in step
          await wait(Math.max(asked, backoff * 2 ** attempt * (0.5 + Math.random() / 2)));
        }
      }
    },
    close: () => dispatcher.close(),
  };
}

function addressOf(asked: string): URL {
  const url = URL.parse(asked.trim());
  if (!url || !/^https?:$/.test(url.protocol)) throw new FetchError(asked, "scheme", "is not an http or https address");
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}

const statusError = (asked: string, url: URL, { status, headers }: HttpResponse): FetchError =>
  new FetchError(asked, "status", `answers ${status}`, {
    at: url.href,
    status,
    retryAfter: retryAfter(headers["retry-after"], Date.now()),
  });
