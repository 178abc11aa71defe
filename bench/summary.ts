// How long a summary takes, and how often it is not simply the opening:
//   node bench/summary.ts [FOLDER]      (the articles that ship, unless told)
import { filesOf, readFileArticles } from "../src/article/files.ts";
import { findNames } from "../src/language/english/names/find.ts";
import { findQuotations } from "../src/language/english/quotations/find.ts";
import { summarise } from "../src/language/english/summary/summarise.ts";
import { paragraphs, sentences } from "../src/text/sentences.ts";

const folder = process.argv[2] ?? new URL("../content", import.meta.url).pathname;
const times: number[] = [];
let words = 0;
let summaries = 0;
let others = 0;
for await (const path of filesOf([folder])) {
  for (const { text, title } of readFileArticles(path).articles) {
    const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
    const names = findNames(layout);
    const quotations = findQuotations(layout, names);
    const start = performance.now();
    const { medium } = summarise(layout, title, quotations, names);
    times.push(performance.now() - start);
    words += text.split(/\s+/).length;
    if (medium.length > 0) summaries++;
    if (medium.some((span, i) => span !== layout.sentences[i])) others++;
  }
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
const total = times.reduce((sum, ms) => sum + ms, 0);
console.log(
  `summary  ${times.length} articles, median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, ${Math.round((1000 * words) / total)} words/s`,
);
console.log(`summary  ${summaries} summaries, ${((100 * others) / summaries).toFixed(0)} % of them not the plain opening`);
