/** An input that is no readable article: `path` names it, `line` (from 1) the place where there is one. */
export class ArticleError extends Error {
  override readonly name = "ArticleError";
  readonly path: string;
  readonly reason: string;
  readonly line: number | null;

  constructor(path: string, reason: string, line: number | null = null) {
    super(`${path}${line === null ? "" : `:${line}`}: ${reason}`);
    this.path = path;
    this.reason = reason;
    this.line = line;
  }
}
