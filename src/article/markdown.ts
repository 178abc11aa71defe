import { Marked, type Token, type Tokens } from "marked";
import { canonical } from "./address.ts";
import type { Article, Aside } from "./article.ts";
import { bareByline } from "./boilerplate.ts";
import { ArticleError } from "./error.ts";
import { readFrontMatter } from "./front-matter.ts";
import { idOf } from "./identity.ts";
import { recogniseLanguage } from "./language.ts";
import { sortBlocks } from "./prose.ts";

const OPENING = /^---[^\S\n]*\n/;
const FRONT = /^---[^\S\n]*\n([\s\S]*?)(?:^|\n)---[^\S\n]*(?:\n|$)/;

/** Does the text open with front matter? */
export const hasFrontMatter = (raw: string): boolean => OPENING.test(raw);

/** Reads Markdown with YAML front matter. Throws an ArticleError with its line if the front matter is broken or has no title. */
export function readMarkdown(source: string, path: string): Article {
  const raw = source.replace(/\r\n?/g, "\n");
  const front = FRONT.exec(raw);
  if (!front)
    throw new ArticleError(path, hasFrontMatter(raw) ? "front matter is never closed by a line ---" : "has no front matter", 1);
  const fields = readFrontMatter(front[1]!, path);
  const { blocks, aside } = blocksOf(raw.slice(front[0].length));
  const prose = sortBlocks(blocks);
  if (prose.text === "") throw new ArticleError(path, "has front matter but no text");
  const url = fields.url ?? null;
  return {
    id: idOf(url === null ? null : canonical(url), path),
    path,
    title: fields.title,
    byline: bareByline(fields.byline ?? prose.byline),
    source: fields.source ?? null,
    url,
    published: fields.published ?? null,
    updated: fields.updated ?? null,
    language: fields.language ?? recogniseLanguage(prose.text),
    tags: fields.tags ?? prose.tags,
    aside: [...aside, ...prose.aside],
    text: prose.text,
    complete: true,
  };
}

/** What may begin inline markup, bare addresses included. */
const MARKUP = /[\\<[`*~_@]|https?:|ftp:|www\.|mailto:|xmpp:| {2}\n/i;

const markdown = new Marked({
  tokenizer: {
    // The library spends most of its time looking for markup, letter by letter, in prose that has none.
    inlineText: (words) => (MARKUP.test(words) ? false : { type: "text", raw: words, text: words, escaped: false }),
  },
});

/** The paragraphs of a Markdown body without their markup; headings, images and code go to `aside`. */
function blocksOf(body: string): { blocks: string[]; aside: Aside[] } {
  const blocks: string[] = [];
  const aside: Aside[] = [];
  const add = (token: Token, prefix = ""): void => {
    if (token.type === "paragraph" || token.type === "text") {
      for (const part of (token as Tokens.Paragraph).tokens ?? [])
        if (part.type === "image" && part.text) aside.push({ kind: "caption", text: part.text });
      const words = wordsOf(token as Tokens.Paragraph).trim();
      if (words) blocks.push(prefix + words);
    } else if (token.type === "blockquote")
      for (const [i, part] of (token.tokens ?? []).entries()) add(part, i === 0 ? prefix : "");
    else if (token.type === "list") {
      for (const item of (token as Tokens.List).items)
        for (const [i, part] of item.tokens.entries()) add(part, i === 0 ? prefix + numberOf(item) : "");
    } else if (token.type === "heading") aside.push({ kind: "label", text: wordsOf(token as Tokens.Heading).trim() });
    else if (token.type !== "space" && token.type !== "hr" && token.type !== "def")
      aside.push({ kind: "other", text: token.raw.trim() });
  };
  for (const token of markdown.lexer(body)) add(token);
  return { blocks, aside };
}

/** The number before a list item, as typed: "1974." may open a paragraph and must not be renumbered. */
const numberOf = ({ raw }: Tokens.ListItem): string => {
  const typed = /^\s*(\d+[.)])/.exec(raw)?.[1];
  return typed === undefined ? "" : `${typed} `;
};

/** The words of a paragraph as its author meant them: without emphasis marks, link targets and escapes. */
function wordsOf(token: { raw: string; tokens?: Token[] | undefined }): string {
  if (!token.tokens) return token.raw;
  return token.tokens
    .map((part, at, parts) => {
      if (part.type === "escape") return part.text;
      // Asterisks inside a word are part of its spelling ("M*A*S*H"), whatever Markdown makes of them.
      if (
        part.type === "em" &&
        /[\p{L}\p{N}]$/u.test(parts[at - 1]?.raw ?? "") &&
        /^[\p{L}\p{N}]/u.test(parts[at + 1]?.raw ?? "")
      )
        return part.raw;
      if (part.type === "image" || part.type === "html") return "";
      if (part.type === "br") return "\n";
      if (part.type === "codespan") return part.text;
      return "tokens" in part && part.tokens ? wordsOf(part as { raw: string; tokens: Token[] }) : part.raw;
    })
    .join("");
}
