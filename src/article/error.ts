/** An input that is not a readable article: `path` names it, `line` (from 1) the place, if there is one. */
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

/** An article with a word that is not in the input it was read from: `word` is the first such, at `offset` of `field`. */
export class UnprovedError extends ArticleError {
  readonly field: string;
  readonly word: string;
  readonly offset: number;

  constructor(path: string, { field, word, offset }: { readonly field: string; readonly word: string; readonly offset: number }) {
    super(path, `"${word.slice(0, 60)}" in its ${field} does not stand in the file at that place`);
    this.field = field;
    this.word = word;
    this.offset = offset;
  }
}
