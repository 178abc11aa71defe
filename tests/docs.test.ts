import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`);

const FOLDERS = ["bench", "bin", "commands", "docs", "scripts", "src", "tests"];
const files = [...readdirSync(root), ...FOLDERS.flatMap(filesIn)];
const documents = files.filter((file) => file.endsWith(".md") && !file.startsWith("tests/"));

/** Files of a data set, and those of changes that are only tried on paper. */
const ELSEWHERE = new Set(["questions.jsonl", "gold.jsonl"]);

/** Paths in code font, such as `src/text/words.ts` or, within a room, `words.ts`. Patterns and made-up files are not meant. */
const pathsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`((?:[\w-]+\/)*[\w-]+\.(?:ts|js|json|jsonl))`|`((?:src|tests|scripts|bench)\/[\w/-]+)`/g)].map(
    ([, file, folder]) => (file ?? folder!).replace(/\/$/, ""),
  );

describe("the documents", () => {
  it.each(documents)("%s names only files and folders that exist", (document) => {
    const missing = pathsIn(readFileSync(join(root, document), "utf8")).filter(
      (path) => !ELSEWHERE.has(path) && !files.some((file) => file === path || file.endsWith(`/${path}`)),
    );
    expect(missing).toEqual([]);
  });
});
