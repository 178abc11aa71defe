// Counts in how many articles of each COLLECTION (a folder) every stem stands, and writes the table that ships:
//   node scripts/count-stems.ts COLLECTION…
// Collections count alike whatever their size, and a stem must be common in two of them, so that the names of one year stay out.
import { writeFileSync } from "node:fs";
import { filesOf, readFileArticles } from "../src/article/files.ts";
import { words } from "../src/text/words.ts";

/** Stems in fewer articles than this, of a thousand, are left out: `frequency` gives them one value for all. */
const RAREST = 5;

const collections = process.argv.slice(2);
const shares = new Map<string, number[]>();
for (const [index, folder] of collections.entries()) {
  const counts = new Map<string, number>();
  let articles = 0;
  for await (const path of filesOf([folder])) {
    for (const { text } of readFileArticles(path).articles) {
      articles++;
      for (const stem of new Set(words(text).map((word) => word.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  for (const [stem, count] of counts) {
    const share = shares.get(stem) ?? collections.map(() => 0);
    share[index] = (1000 * count) / articles;
    shares.set(stem, share);
  }
}
const table = [...shares]
  .filter(([, share]) => share.filter((perMille) => perMille >= RAREST).length >= Math.min(2, collections.length))
  .map(([stem, share]) => [stem, Math.round(share.reduce((sum, perMille) => sum + perMille, 0) / collections.length)] as const)
  .filter(([, perMille]) => perMille >= RAREST)
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
const grouped = Object.groupBy(table, ([, perMille]) => perMille);
const lines = Object.keys(grouped)
  .reverse()
  .map((perMille) => `  "${perMille}": ${JSON.stringify(grouped[Number(perMille)]!.map(([stem]) => stem).join(" "))}`);
writeFileSync(new URL("../src/language/english/frequencies.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
