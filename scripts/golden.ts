/**
 * Adds a golden article: `npm run golden -- NAME FILE` copies FILE to tests/golden/NAME/source.* and writes the quotations found in it to
 * expected.json beside it. Check and correct expected.json by hand before you commit it. Without FILE the stored article is read again.
 * Add only articles we wrote ourselves.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { readArticles } from "../src/article/read.ts";
import { readArticle } from "../src/language/read.ts";
import { type Span, slice } from "../src/text/span.ts";

/** A quotation in expected.json: words instead of offsets, so that a person can check it. */
export type GoldenQuotation = {
  readonly said: string;
  readonly speaker: string | null;
  readonly how: string | null;
  readonly mention: string | null;
  readonly role: string | null;
  readonly cue: string | null;
};

/** The quotations found in the article of a golden folder. */
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
