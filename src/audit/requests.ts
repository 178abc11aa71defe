import type { Request } from "../answer/command.ts";
import type { StoredArticle } from "../index/archive.ts";

/** A quotation of an article, and its speaker if the article names one. */
export type QuotationSample = { readonly quote: string; readonly speaker: string | null };

const request = (command: string, options: Request["options"]): Request => ({ command, options, page: 0, locale: "en-US" });

/** Requests that show an article's words; with a quotation of it, also those about the quotation and its speaker. */
export function requestsFor({ id, title }: Pick<StoredArticle, "id" | "title">, said?: QuotationSample): Request[] {
  return [
    request("summary", { article: id, length: "short" }),
    request("summary", { article: id, length: "long" }),
    request("quote", { article: id }),
    request("facts", { article: id }),
    request("timeline", { article: id }),
    request("changes", { article: id }),
    request("compare", { article: id }),
    request("search", { words: title }),
    request("ask", { article: id, question: title }),
    request("ask", { article: id, question: `How many, and when? ${title}` }),
    ...(said ? [request("check", { quote: said.quote })] : []),
    ...(said?.speaker ? [request("person", { name: said.speaker }), request("people", { topic: title })] : []),
  ];
}

/** Requests about all articles. */
export const OVERVIEWS: readonly Request[] = [
  request("latest", {}),
  request("people", {}),
  request("topics", {}),
  request("digest", { since: "1970-01-01" }),
];
