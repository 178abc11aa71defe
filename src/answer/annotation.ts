import type { StoredArticle } from "../index/archive.ts";
import type { Quotation } from "../language/analysis.ts";
import { type Span, slice } from "../text/span.ts";

/** Code units of context on either side of the selection, to find it again in a page that has changed. */
const AROUND = 32;

/** The IRI of the annotated article: its address, otherwise a URN made from its id. */
const targetOf = ({ url, id }: StoredArticle): string => url ?? `urn:verbatim:${id}`;

/** Offsets in code points, as Web Annotation counts them, instead of UTF-16 code units. */
function codePoints(text: string, { start, end }: Span): Span {
  const before = [...text.slice(0, start)].length;
  return { start: before, end: before + [...text.slice(start, end)].length };
}

/** A quotation as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/): a citation that any tool can check against the page. */
export function webAnnotation(article: StoredArticle, quotation: Quotation) {
  const { text } = article;
  const { start, end } = quotation;
  const name = quotation.speaker?.name;
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `urn:verbatim:${article.id}:${article.revision}:${start}-${end}`,
    type: "Annotation",
    motivation: "identifying",
    ...(name ? { body: { type: "TextualBody", value: slice(text, name), purpose: "identifying" } } : {}),
    target: {
      source: targetOf(article),
      selector: [
        {
          type: "TextQuoteSelector",
          exact: slice(text, quotation),
          prefix: text.slice(Math.max(0, start - AROUND), start),
          suffix: text.slice(end, end + AROUND),
        },
        { type: "TextPositionSelector", ...codePoints(text, quotation) },
      ],
    },
  };
}

/** A quotation in schema.org's terms (https://schema.org/Quotation). */
export function schemaQuotation(article: StoredArticle, quotation: Quotation) {
  const { title, source, published, url } = article;
  const name = quotation.speaker?.name;
  return {
    "@context": "https://schema.org",
    "@type": "Quotation",
    text: slice(article.text, quotation),
    ...(name ? { creator: { "@type": "Person", name: slice(article.text, name) } } : {}),
    isPartOf: {
      "@type": "NewsArticle",
      headline: title,
      ...(url ? { url } : {}),
      ...(published ? { datePublished: published } : {}),
      ...(source ? { publisher: { "@type": "Organization", name: source } } : {}),
    },
  };
}
