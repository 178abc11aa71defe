// Time to check a quotation, by how it was changed:
//   node bench/check.ts [ARTICLES]      (5,000 by default)
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../src/answer/check.ts";
import { seeded } from "../src/audit/random.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { slice } from "../src/text/span.ts";
import { corpus } from "./corpus.ts";

/** Quotations checked per kind of change. */
const PER_KIND = 100;

/** Changes an asker may make to a quotation; `other` is another quotation, `random` draws from [0, 1). */
const CHANGES: Readonly<Record<string, (quotation: string, other: string, random: () => number) => string>> = {
  exact: (quotation) => quotation,
  typographic: (quotation) => `"${quotation.replaceAll(" ", "\u00a0")}"`,
  "a part": (quotation) => quotation.split(" ").slice(2, 8).join(" "),
  "three words": (quotation) => quotation.split(" ").slice(2, 5).join(" "),
  "a word altered": (quotation, _, random) => {
    const words = quotation.split(" ");
    return words.with(Math.floor(random() * words.length), "zeppelin").join(" ");
  },
  "a clause left out": (quotation) => quotation.split(" ").toSpliced(4, 4).join(" "),
  stitched: (quotation, other) => `${quotation} ${other}`,
  absent: (quotation, _, random) =>
    quotation
      .split(" ")
      .sort(() => random() - 0.5)
      .join(" "),
};

/** Adds `articles` generated articles and checks their quotations; prints milliseconds per quotation. */
export async function bench({ articles }: { readonly articles: number }): Promise<void> {
  const file = join(tmpdir(), `verbatim-bench-${process.pid}.db`);
  const archive = openArchive(file, () => new Date(0), null);
  try {
    const quotations: string[] = [];
    for (const [article, analysis] of corpus(articles)) {
      await archive.add(article, analysis, null);
      const [first] = analysis.quotations;
      if (first) quotations.push(slice(article.text, first));
    }
    const random = seeded(11);
    const any = () => quotations[Math.floor(random() * quotations.length)]!;
    const all: number[] = [];
    for (const [kind, change] of Object.entries(CHANGES)) {
      const times: number[] = [];
      for (let i = 0; i < PER_KIND; i++) {
        const quote = change(any(), any(), random);
        const began = performance.now();
        await check(archive, { quote });
        times.push(performance.now() - began);
      }
      console.log(`check    ${kind}: ${distribution(times)}`);
      all.push(...times);
    }
    console.log(`check    ${articles} articles, all kinds: ${distribution(all)}`);
  } finally {
    await archive.close();
    for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

function distribution(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, the slowest ${at(1)} ms`;
}

if (import.meta.main) await bench({ articles: Number(process.argv[2] ?? 5000) });
