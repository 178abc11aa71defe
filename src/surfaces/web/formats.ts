import { parseAccept } from "hono/utils/accept";

/** The forms of a citation: a page, everything as JSON, a W3C Web Annotation, or schema.org's `Quotation`. */
export type CitationFormat = "html" | "json" | "annotation" | "quotation";

/** Their media types. */
export const TYPES = {
  json: "application/json",
  annotation: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  quotation: "application/ld+json",
} as const;

/** The form that a client wants most, by its `Accept`. */
export function formatOf(accept: string | undefined): CitationFormat {
  for (const { type, params, q } of parseAccept(accept ?? "").toSorted((a, b) => b.q - a.q)) {
    if (q === 0) continue;
    if (type === "text/html" || type === "*/*") return "html";
    if (type === "application/json") return "json";
    if (type === "application/ld+json") return params.profile?.includes("anno") ? "annotation" : "quotation";
  }
  return "html";
}
