/**
 * Adds a golden article: `npm run golden -- NAME FILE` keeps FILE as tests/golden/NAME/source.* and writes the quotations that are found
 * in it to expected.json beside it. Look them over and correct expected.json by hand before it is committed; without FILE the
 * article that is kept is read again. Only articles of our own words may be added.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { readArticles } from "../src/article/read.ts";
import { readArticle } from "../src/language/read.ts";
import { type Span, slice } from "../src/text/span.ts";

/** A quotation as a golden file states it: words, not offsets, so that a person can check it. */
export type GoldenQuotation = {
  readonly said: string;
  readonly speaker: string | null;
  readonly how: string | null;
  readonly mention: string | null;
  readonly role: string | null;
  readonly cue: string | null;
};

/** The quotations of the article that a golden folder holds. */
export function readGolden(folder: URL): GoldenQuotation[] {
  const source = readdirSync(folder).find((file) => file.startsWith("source."));
  if (source === undefined) throw new Error(`no source in ${folder.pathname}`);
  const { articles } = readArticles(readFileSync(new URL(source, folder)), source);
  return articles.flatMap((article) => {
    const { text } = article;
    const words = (span: Span | null | undefined) => (span ? slice(text, span) : null);
    return readArticle(article).quotations.map((quotation) => ({
      said: slice(text, quotation),
      speaker: words(quotation.speaker?.name),
      how: quotation.speaker?.how ?? null,
      mention: words(quotation.speaker?.mention),
      role: words(quotation.speaker?.role),
      cue: words(quotation.cue),
    }));
  });
}

function add(name: string, file: string | undefined): void {
  const folder = new URL(`../tests/golden/${name}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  if (file !== undefined) copyFileSync(file, new URL(`source${extname(file) || ".txt"}`, folder));
  const found = readGolden(folder);
  writeFileSync(new URL("expected.json", folder), `${JSON.stringify(found, null, 2)}\n`);
  console.log(JSON.stringify(found, null, 2));
}

if (import.meta.main) {
  const [name, file] = process.argv.slice(2);
  if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
    console.error("usage: npm run golden -- NAME [FILE]");
    process.exit(2);
  }
  add(name, file);
}
