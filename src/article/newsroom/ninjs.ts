import { canonical } from "../address.ts";
import type { Article, Aside } from "../article.ts";
import { isoDate } from "../dates.ts";
import { ArticleError } from "../error.ts";
import { readFragment, readLine } from "../html/fragment.ts";
import { bylineOf } from "../html/metadata.ts";
import { idOf } from "../identity.ts";
import { languageTag, recogniseLanguage } from "../language.ts";
import { firstWords } from "../plain.ts";
import { type SchemaNode, text, texts } from "../schema.ts";

/** Is it an item of ninjs, the IPTC's news in JSON (1.x, 2.x or 3.x)? */
export const isNinjs = (value: SchemaNode): boolean =>
  typeof value.uri === "string" &&
  ["headline", "headlines", "body_text", "body_xhtml", "body_html", "bodies", "versioncreated", "versionCreated"].some(
    (key) => key in value,
  );

/** Version 1 has a property for each kind of text ("body_xhtml"), later ones a list of values with roles. */
function textOf(item: SchemaNode, single: readonly string[], list: string, role?: RegExp): string | null {
  const named = single.map((key) => text(item[key])).find((value) => value !== null);
  if (named !== undefined) return named;
  const values = Array.isArray(item[list])
    ? (item[list] as SchemaNode[]).filter((one) => one !== null && typeof one === "object")
    : [];
  const chosen =
    (role &&
      values.find((one) => role.test(`${text(one.role) ?? ""} ${text(one.contentType) ?? text(one.contenttype) ?? ""}`))) ??
    values[0];
  return chosen ? text(chosen.value) : null;
}

/** Reads a ninjs item. Throws an ArticleError if it has no text, or if its provider withholds or has cancelled it. */
export function readNinjs(item: SchemaNode, path: string): Article {
  const status = text(item.pubstatus) ?? text(item.pubStatus) ?? "usable";
  if (status !== "usable") throw new ArticleError(path, `is ${status} by its provider`);
  const title = readLine(textOf(item, ["headline", "title"], "headlines", /main/i) ?? "");
  const body = readFragment(textOf(item, ["body_xhtml", "body_html", "body_text"], "bodies", /html/i) ?? "", title);
  const teaser = readFragment(
    textOf(item, ["description_xhtml", "description_html", "description_text"], "descriptions") ?? "",
    title,
  );
  const said = body.text ? body : teaser;
  if (said.text === "") throw new ArticleError(path, "is a news item without a text");
  const address = text(item.url) ?? text(item.publishedUrl) ?? text(item.uri)!;
  const url = /^https?:\/\//.test(address) ? address : null;
  return {
    id: idOf(url === null ? text(item.uri)! : canonical(url), path),
    path,
    title: title || firstWords(said.text),
    byline: bylineOf(texts(item.byline ?? item.by ?? item.bylines).map(readLine)),
    source: text(item.provider) ?? text(item.copyrightholder ?? item.copyrightHolder) ?? text(item.source),
    url,
    published: isoDate(
      text(
        item.firstpublished ??
          item.firstPublished ??
          item.firstcreated ??
          item.firstCreated ??
          item.versioncreated ??
          item.versionCreated,
      ),
    ),
    updated: isoDate(text(item.versioncreated ?? item.versionCreated)),
    language: languageTag(text(item.language)) ?? recogniseLanguage(said.text),
    tags: [
      ...new Set(
        ["keywords", "subject", "subjects", "person", "people", "organisation", "organisations", "place", "places"].flatMap(
          (key) => texts(item[key]),
        ),
      ),
    ],
    aside: [...said.aside, ...captionsOf(item)],
    text: said.text,
    complete: said === body,
  };
}

/** The captions of an item's pictures. */
function captionsOf(item: SchemaNode): Aside[] {
  const associations = item.associations;
  const list: unknown[] = Array.isArray(associations) ? associations : Object.values(associations ?? {});
  return list.flatMap((one) => {
    const caption =
      one && typeof one === "object" ? textOf(one as SchemaNode, ["description_text", "body_text"], "descriptions") : null;
    return caption ? [{ kind: "caption" as const, text: readLine(caption) }] : [];
  });
}
