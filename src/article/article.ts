/** What stands beside the prose of an article and is not part of it: a photo's caption, a desk's label, a line of tags. */
export type Aside = { readonly kind: "caption" | "label" | "tags" | "other"; readonly text: string };

/**
 * An article as it was read. `text` is the prose alone, paragraphs apart by an empty line; what the article does not say is null.
 * `id` outlives edits (it comes from the URL, else from the path, else from the text).
 */
export type Article = {
  readonly id: string;
  /** Where it was read from: a path or an address, as given. */
  readonly path: string;
  readonly title: string;
  /** Without "By". */
  readonly byline: string | null;
  /** The publisher's name. */
  readonly source: string | null;
  readonly url: string | null;
  /** ISO 8601 in the article's own zone; a date alone where it gives no time. */
  readonly published: string | null;
  readonly updated: string | null;
  /** BCP 47, "en" or "pt-BR"; null when neither stated nor recognised. */
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly aside: readonly Aside[];
  readonly text: string;
  /** False when `text` is only a teaser of the article (a feed item without its content): never summarised as if whole. */
  readonly complete: boolean;
};

/** The fields that may be quoted. */
export type Field = "text" | "title" | "byline" | "source";
