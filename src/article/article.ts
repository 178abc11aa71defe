/** What is beside an article's prose without being part of it: a caption, a label, a line of tags. */
export type Aside = { readonly kind: "caption" | "label" | "tags" | "other"; readonly text: string };

/**
 * An article as read. `text` is its prose alone, an empty line between paragraphs; what the article does not say is null.
 * `id` outlives edits: it comes from the URL, else the path, else the text.
 */
export type Article = {
  readonly id: string;
  /** The path or address it was read from, as given. */
  readonly path: string;
  readonly title: string;
  /** Without "By". */
  readonly byline: string | null;
  /** The publisher's name. */
  readonly source: string | null;
  readonly url: string | null;
  /** ISO 8601 in the article's own zone; a date alone if it gives no time. */
  readonly published: string | null;
  readonly updated: string | null;
  /** BCP 47, "en" or "pt-BR"; null if neither stated nor recognised. */
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly aside: readonly Aside[];
  readonly text: string;
  /** False if `text` is only a teaser (a feed item without its content), which is never summarised. */
  readonly complete: boolean;
};

/** The fields that may be quoted. */
export type Field = "text" | "title" | "byline" | "source";
