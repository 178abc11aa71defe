import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Conditions } from "../src/answer/follow.ts";
import type { Article } from "../src/article/article.ts";
import { seeded } from "../src/audit/random.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import type { Analysis } from "../src/language/analysis.ts";
import { speakerKey } from "../src/language/english/names/same-person.ts";
import { findMatching } from "../src/tell/find.ts";
import { FollowIndex } from "../src/tell/follow-index.ts";
import { matchable, matches, prepared } from "../src/tell/matching.ts";
import { slice } from "../src/text/span.ts";
import { corpus } from "./corpus.ts";

const FOLLOWS = 10_000;
const NEW = 1000;
/** One article in so many is compared with each follow. */
const PART = 10;
/** Follows whose own search is measured; all of them would take minutes. */
const SEARCHED = 50;

/** Follows of every kind, drawn from articles: people quoted, words, phrases, topics, publishers, and several together. */
function follows(from: readonly (readonly [Article, Analysis])[], random: () => number): { readonly conditions: Conditions }[] {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const word = (text: string) => any(text.replace(/[“”,.]/g, "").split(/\s+/));
  return Array.from({ length: FOLLOWS }, (_, number) => {
    const [article, analysis] = any(from);
    const name = slice(article.text, any(analysis.quotations).speaker!.name!);
    const person = { name, keys: [speakerKey(name)], said: number % 2 === 0 ? ("quoted" as const) : ("named" as const) };
    const words = `${word(article.text)} ${word(article.text)}`;
    const topic = slice(article.text, analysis.names[0]!.name);
    const kinds: readonly Conditions[] = [
      { person },
      { words },
      { topic },
      { words: `"${article.title.split(" ").slice(0, 2).join(" ")}"`, without: word(article.text) },
      { person, topic },
      { topic: word(article.text), source: article.source! },
      { source: article.source! },
    ];
    return { conditions: kinds[number % kinds.length]! };
  });
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Processor time of matching 10,000 follows with 1,000 new articles: by the index of follows, one by one, and by a search for each follow. */
export async function bench(): Promise<void> {
  const random = seeded(19);
  const all = [...corpus(2 * NEW, 23)];
  const kept = follows(all, random);
  const fresh = all.slice(NEW);
  const file = join(tmpdir(), `verbatim-bench-${process.pid}.db`);
  const archive = openArchive(file, () => new Date(0), null);
  try {
    for (const [article, analysis] of all) await archive.add(article, analysis, null);
    const heap = () => {
      collect();
      return process.memoryUsage().heapUsed / 2 ** 20;
    };
    const before = heap();
    let began = processorTime();
    const index = new FollowIndex(kept);
    const filed = processorTime() - began;
    const held = heap() - before;
    for (let times = 0; times < 3; times++) {
      began = processorTime();
      let found = 0;
      for (const [article, analysis] of fresh) found += index.matching(matchable(article, analysis)).length;
      const indexed = processorTime() - began;

      began = processorTime();
      const each = kept.map(({ conditions }) => prepared(conditions));
      for (const [article, analysis] of fresh.slice(0, NEW / PART)) {
        const of = matchable(article, analysis);
        for (const follow of each) matches(of, follow);
      }
      const oneByOne = (processorTime() - began) * PART;

      began = processorTime();
      for (const { conditions } of kept.slice(0, SEARCHED)) await findMatching(archive, conditions);
      const searched = ((processorTime() - began) * FOLLOWS) / SEARCHED;
      const ms = (time: number) => `${Math.round(time).toLocaleString("en")} ms`;
      console.log(
        `follow   ${FOLLOWS} follows, ${NEW} articles, ${found} matches: by the index ${ms(indexed)}, each with each ${ms(oneByOne)}, each by its own search ${ms(searched)}; filed in ${ms(filed)} and ${held.toFixed(0)} MB, ${(heap() - before - held).toFixed(1)} MB more since`,
      );
    }
  } finally {
    await archive.close();
    for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

if (import.meta.main) await bench();
