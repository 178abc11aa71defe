/** Why something could not be fetched. */
export type FetchFailure =
  /** No http or https address. */
  | "scheme"
  /** It leads to an address inside a network: private, loopback, link-local or reserved. */
  | "address"
  /** The site's robots.txt asks not to. */
  | "robots"
  | "redirects"
  | "status"
  | "too large"
  | "too slow"
  | "encoding"
  | "network";

/** Something that could not be fetched: `url` is the source as it was asked for, `at` where it went wrong (another address after a redirect). */
export class FetchError extends Error {
  override readonly name = "FetchError";
  readonly url: string;
  readonly at: string;
  readonly failure: FetchFailure;
  readonly reason: string;
  /** The status of the answer, where there was one. */
  readonly status: number | null;
  /** For how many milliseconds the server asks to be left alone. */
  readonly retryAfter: number | null;

  constructor(
    url: string,
    failure: FetchFailure,
    reason: string,
    more: { at?: string; status?: number; retryAfter?: number | null; cause?: unknown } = {},
  ) {
    const at = more.at ?? url;
    super(`${url}: ${reason}${at === url ? "" : ` (at ${at})`}`, { cause: more.cause });
    this.url = url;
    this.at = at;
    this.failure = failure;
    this.reason = reason;
    this.status = more.status ?? null;
    this.retryAfter = more.retryAfter ?? null;
  }

  /** The same failure on the way to another source. */
  for(url: string): FetchError {
    return new FetchError(url, this.failure, this.reason, {
      at: this.at,
      retryAfter: this.retryAfter,
      cause: this,
      ...(this.status !== null && { status: this.status }),
    });
  }

  /** Is nothing there any more? */
  get gone(): boolean {
    return this.status === 404 || this.status === 410;
  }

  /** May the same request succeed a little later? */
  get passing(): boolean {
    return (
      this.failure === "network" ||
      this.failure === "too slow" ||
      this.status === 408 ||
      this.status === 429 ||
      (this.status ?? 0) >= 500
    );
  }
}
