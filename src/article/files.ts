import { readFileSync, statSync } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import { LARGEST } from "./decode.ts";
import { ArticleError } from "./error.ts";
import { readArticles } from "./read.ts";
import type { ReadResult } from "./read-result.ts";

/** The files below each path, a folder's sorted by name and without hidden ones. A missing path is returned as it is. */
export async function* filesOf(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) yield path;
    else {
      const names: string[] = [];
      for await (const entry of await opendir(path)) if (!entry.name.startsWith(".")) names.push(entry.name);
      yield* filesOf(names.sort().map((name) => join(path, name)));
    }
  }
}

/**
 * Reads the articles of a file; `bytes` is its content, to be kept. Unreadable files are reported in `refused`. Synchronous: waiting for a small
 * file takes longer than reading it, and finding the articles in it longer still.
 */
export function readFileArticles(path: string): ReadResult & { readonly bytes: Uint8Array } {
  const refuse = (reason: string) => ({ articles: [], refused: [new ArticleError(path, reason)], bytes: new Uint8Array() });
  try {
    const found = statSync(path);
    if (found.isDirectory()) return refuse("is a folder");
    if (found.size > LARGEST) return refuse(`is over ${LARGEST / 1024 / 1024} MB`);
    const bytes = readFileSync(path);
    return { ...readArticles(bytes, path), bytes };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return refuse(
      code === "ENOENT" ? "is not there" : code === "EACCES" ? "may not be read" : `cannot be read (${code ?? String(error)})`,
    );
  }
}
