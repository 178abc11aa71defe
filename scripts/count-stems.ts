// Counts how many articles of each COLLECTION (a folder) hold each stem, and writes the table of document frequencies:
//   node scripts/count-stems.ts COLLECTION…
// Each collection counts the same whatever its size. A stem must be common in two of them, which keeps the names of one year out.
import { writeFileSync } from "node:fs";
import { filesOf, readFileArticles } from "../src/article/files.ts";
import { words } from "../src/text/words.ts";

/** Stems in fewer articles per thousand are left out: `frequency` gives them all one value. */
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
