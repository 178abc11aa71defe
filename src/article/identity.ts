import { hash } from "node:crypto";
import { basename, extname, relative, resolve } from "node:path";
import type { Article } from "./article.ts";

/** The first `length` hexadecimal digits of the SHA-256 of `text`. */
export const digest = (text: string | Uint8Array, length = 16): string => hash("sha256", text).slice(0, length);

/** The recognisable words of a path or address, made fit for an id. */
function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40)
    .replace(/-$/, "");
}

/** The part of an address that names the page: the last one but "index.html". */
function lastWords(url: string): string {
  const parts = url.split(/[?#]/)[0]!.split("/").slice(3);
  return (parts.findLast((part) => part !== "" && !/^(?:index|default|amp)\b/.test(part)) ?? "").replace(/\.\w{1,5}$/, "");
}

/**
 * The id of an article: from its address, else from its path (relative to the working folder if below it, so that it is the same on every
 * machine). The words are for people, the digits make it unique.
 */
export function idOf(url: string | null, path: string): string {
  const file = relative(process.cwd(), resolve(path));
  const key = url ?? (file.startsWith("..") ? resolve(path) : file);
  const words = slug(url === null ? basename(path, extname(path)) : lastWords(url));
  return `${words}${words ? "-" : ""}${digest(key, 10)}`;
}

/** Does it look like an article's id? */
export const isId = (text: string): boolean => /^(?:[a-z0-9-]+-)?[0-9a-f]{10}$/.test(text);

/** The revision: a hash of all that an article says, so that any changed word gives another. Where it was read from does not count. */
export function revisionOf({ id: _, path: __, ...said }: Article): string {
  return digest(JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))));
}
