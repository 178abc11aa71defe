import type { Article } from "./article.ts";
import type { ArticleError } from "./error.ts";

/** What an input gave: its articles (a feed has many), and what was refused. */
export type ReadResult = { readonly articles: readonly Article[]; readonly refused: readonly ArticleError[] };
