import { decodeHTML } from "entities";
import type { Aside } from "../article.ts";
import { blocksOf } from "./blocks.ts";
import { parseDocument } from "./dom.ts";
import { proseOf } from "./prose.ts";

/** The text of an HTML fragment that is an article and little else, as in feeds and newsroom formats. */
export type Fragment = { readonly text: string; readonly aside: readonly Aside[] };

const TAG = /<\/?[a-z][^<>]*>|<!--/i;

/** Reads a fragment of HTML, or plain text if it has no tags. `title` is its headline, which may be repeated in it. */
export function readFragment(html: string, title = ""): Fragment {
  if (!TAG.test(html)) {
    const paragraphs = decodeHTML(html).split(/\n\s*\n/);
    return {
      text: paragraphs
        .map((text) => text.replace(/[^\S\u00a0]+/g, " ").trim())
        .filter(Boolean)
        .join("\n\n"),
      aside: [],
    };
  }
  const blocks = blocksOf(parseDocument(html));
  const { paragraphs, aside } = proseOf(blocks, new Set(blocks.keys()), title);
  const said = paragraphs.length > 0 ? paragraphs : blocks.filter((block) => block.linked < block.text.length);
  return { text: said.map((block) => block.text).join("\n\n"), aside: paragraphs.length > 0 ? aside : [] };
}

/** The text of a line that may hold tags and entities, such as a feed's headline. */
export const readLine = (html: string): string =>
  (TAG.test(html)
    ? blocksOf(parseDocument(html))
        .map((block) => block.text)
        .join(" ")
    : decodeHTML(html)
  )
    .replace(/\s+/g, " ")
    .trim();
