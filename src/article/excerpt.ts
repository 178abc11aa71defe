import type { Span } from "../text/span.ts";
import type { Article, Field } from "./article.ts";

/**
 * Words of the news: a run of one field of one revision of an article. News words reach a reply in no other form.
 * `text` is what that run says; the gate reads the stored revision again and refuses the reply if they differ.
 */
export type Excerpt = Span & {
  readonly article: string;
  readonly revision: string;
  readonly field: Field;
  readonly text: string;
};

/** An excerpt outside its article: the index is damaged. */
export class ExcerptError extends Error {
  override readonly name = "ExcerptError";
}

/** The excerpt of `field` at `span`, or the whole field. Throws an ExcerptError if the span is not inside the field. */
export function excerptOf(article: Article & { readonly revision: string }, field: Field, span?: Span): Excerpt {
  const whole = article[field] ?? "";
  const { start, end } = span ?? { start: 0, end: whole.length };
  if (!(0 <= start && start < end && end <= whole.length)) {
    throw new ExcerptError(
      `the archive is damaged where it keeps ${article.id}, which has no ${field} from ${start} to ${end}: verbatim rebuild restores it`,
    );
  }
  return { article: article.id, revision: article.revision, field, start, end, text: whole.slice(start, end) };
}
