/** Why something could not be fetched. */
export type FetchFailure =
  /** Not an http or https address. */
  | "scheme"
  /** It resolves to a private, loopback, link-local or reserved address. */
  | "address"
  /** Forbidden by the site's robots.txt. */
  | "robots"
  | "redirects"
  | "status"
  | "too large"
  | "too slow"
  | "encoding"
  | "network";

/** A failed fetch: `url` is the source as requested, `at` the address that failed (another one after a redirect). */
export class FetchError extends Error {
  override readonly name = "FetchError";
  readonly url: string;
  readonly at: string;
  readonly failure: FetchFailure;
  readonly reason: string;
  /** The HTTP status, if there was a response. */
  readonly status: number | null;
  /** How long the server asks us to wait, in milliseconds. */
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

  /** The same failure, for another source. */
  for(url: string): FetchError {
    return new FetchError(url, this.failure, this.reason, {
      at: this.at,
      retryAfter: this.retryAfter,
      cause: this,
      ...(this.status !== null && { status: this.status }),
    });
  }

  /** Is the page gone for good? */
  get gone(): boolean {
    return this.status === 404 || this.status === 410;
  }

  /** Might a retry succeed? */
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
