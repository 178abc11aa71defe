// Time of a summary, and how often it is not just the opening:
//   node bench/summary.ts [FOLDER]      (the sample articles by default)
import { filesOf, readFileArticles } from "../src/article/files.ts";
import { findNames } from "../src/language/english/names/find.ts";
import { findQuotations } from "../src/language/english/quotations/find.ts";
import { summarise } from "../src/language/english/summary/summarise.ts";
import { paragraphs, sentences } from "../src/text/sentences.ts";

const CONTENT = new URL("../content", import.meta.url).pathname;

/** Summarises every article of a folder; prints milliseconds per summary and the share that is not just the opening. */
export async function bench({ folder = CONTENT }: { readonly folder?: string | undefined }): Promise<void> {
  const times: number[] = [];
  let words = 0;
  let summaries = 0;
  let notOpening = 0;
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
      if (medium.some((span, i) => span !== layout.sentences[i])) notOpening++;
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
  const total = times.reduce((sum, ms) => sum + ms, 0);
  console.log(
    `summary  ${times.length} articles, median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, ${Math.round((1000 * words) / total)} words/s`,
  );
  console.log(`summary  ${summaries} summaries, ${((100 * notOpening) / summaries).toFixed(0)} % of them not just the opening`);
}

if (import.meta.main) await bench({ folder: process.argv[2] });
