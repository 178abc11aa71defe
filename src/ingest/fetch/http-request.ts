import { type Dispatcher, request } from "undici";
import { isoDate } from "../../article/dates.ts";
import { AddressError } from "./addresses.ts";
import { ACCEPTED_ENCODINGS, BodyTooLarge, readBody, UnknownEncoding } from "./body.ts";
import { FetchError } from "./error.ts";

/** A server's response. `bytes` is the decompressed body; empty if it was not read. */
export type HttpResponse = {
  readonly status: number;
  /** By lower-case name; the first of repeated headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
};

export type HttpExchange = {
  /** The source as requested, for errors. */
  readonly asked: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** Bytes. */
  readonly limit: number;
  readonly signal: AbortSignal;
};

/** Sends one request and reads the response, which may be a redirect. Throws a FetchError if there is none or it is too large. */
export async function exchange({ asked, url, headers, dispatcher, limit, signal }: HttpExchange): Promise<HttpResponse> {
  const fail = (failure: ConstructorParameters<typeof FetchError>[1], reason: string, cause?: unknown) =>
    new FetchError(asked, failure, reason, { at: url.href, cause });
  try {
    const answer = await request(url, { dispatcher, signal, headers: { "accept-encoding": ACCEPTED_ENCODINGS, ...headers } });
    const received = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [
        name.toLowerCase(),
        (Array.isArray(value) ? value[0] : value) ?? "",
      ]),
    );
    if (answer.statusCode !== 200) {
      answer.body.on("error", () => {}).destroy();
      return { status: answer.statusCode, headers: received, bytes: new Uint8Array() };
    }
    if (Number(received["content-length"] ?? 0) > limit) {
      answer.body.on("error", () => {}).destroy();
      throw new BodyTooLarge();
    }
    return { status: 200, headers: received, bytes: await readBody(answer.body, received["content-encoding"] ?? null, limit) };
  } catch (error) {
    const cause = causes(error).find((one) => one instanceof AddressError);
    if (cause) throw fail("address", cause.message, error);
    if (error instanceof BodyTooLarge) throw fail("too large", `is over ${Math.round(limit / 1024)} KB`, error);
    if (error instanceof UnknownEncoding)
      throw fail("encoding", `is packed in a way that is not known (${error.message})`, error);
    if (signal.aborted || /TIMEOUT/.test(codeOf(error))) throw fail("too slow", "takes too long", error);
    if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ZSTD)/.test(codeOf(error)))
      throw fail("encoding", "is packed and cannot be unpacked", error);
    throw fail("network", `cannot be reached (${codeOf(error) || (error as Error).message})`, error);
  }
}

/** An error and all its causes: sockets that try several addresses fail with a list. */
function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  for (let left = [error]; left.length > 0 && found.length < 20; ) {
    const next = left.shift();
    found.push(next);
    if (next instanceof AggregateError) left = left.concat(next.errors);
    if (next instanceof Error && next.cause) left.push(next.cause);
  }
  return found;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? "");

/** `Retry-After` (seconds or a date) in milliseconds from now; null if absent. */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = isoDate(value);
  return date === null ? null : Math.max(0, Date.parse(date) - now);
}
