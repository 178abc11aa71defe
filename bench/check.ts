// Time to check a quotation, by how it was changed:
//   npm run bench -- check [--articles N] [--archive FILE]      (5,000 by default; FILE holds generated articles)
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../src/answer/check.ts";
import { seeded } from "../src/audit/random.ts";
import { slice } from "../src/text/span.ts";
import { distribution, fill, firstOf, openGenerated, processorTime } from "./fill.ts";
import type { BenchOptions } from "./run.ts";

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

/** Quotations are drawn from the first articles. */
const DRAWN_FROM = 5000;

/** Checks quotations of generated articles, and prints the times by how they were changed. */
export async function bench({ articles, archive: held }: Pick<BenchOptions, "articles" | "archive">): Promise<void> {
  const file = held ?? join(tmpdir(), `verbatim-bench-${process.pid}.db`);
  const archive = openGenerated(file);
  try {
    if (held === undefined) await fill(archive, articles);
    const quotations = firstOf(Math.min(articles, DRAWN_FROM)).flatMap(([{ text }, { quotations }]) =>
      quotations.slice(0, 1).map((quotation) => slice(text, quotation)),
    );
    const random = seeded(11);
    const any = () => quotations[Math.floor(random() * quotations.length)]!;
    const all: number[] = [];
    for (const [kind, change] of Object.entries(CHANGES)) {
      const times: number[] = [];
      for (let i = 0; i < PER_KIND; i++) {
        const quote = change(any(), any(), random);
        times.push(await processorTime(() => check(archive, { quote })));
      }
      console.log(`check    ${kind}: ${distribution(times)}`);
      all.push(...times);
    }
    console.log(`check    ${archive.size()} articles, all kinds: ${distribution(all)}`);
  } finally {
    await archive.close();
    if (held === undefined) for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}
