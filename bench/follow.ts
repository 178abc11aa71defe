import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
/** Follows whose own search is measured; all of them would take minutes. */
const SEARCHED = 200;

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
    let index = new FollowIndex(kept);
    for (let times = 0; times < 3; times++) {
      const before = process.memoryUsage().heapUsed;
      let began = processorTime();
      index = new FollowIndex(kept);
      const filed = processorTime() - began;
      began = processorTime();
      let found = 0;
      for (const [article, analysis] of fresh) found += index.matching(matchable(article, analysis)).length;
      const indexed = processorTime() - began;

      began = processorTime();
      const each = kept.map(({ conditions }) => prepared(conditions));
      let compared = 0;
      for (const [article, analysis] of fresh.slice(0, NEW / 10)) {
        const of = matchable(article, analysis);
        compared += each.filter((follow) => matches(of, follow)).length;
      }
      const oneByOne = (processorTime() - began) * 10;

      began = processorTime();
      for (const { conditions } of kept.slice(0, SEARCHED)) await findMatching(archive, conditions);
      const searched = ((processorTime() - began) * FOLLOWS) / SEARCHED;
      const heap = (process.memoryUsage().heapUsed - before) / 2 ** 20;
      const ms = (time: number) => `${Math.round(time).toLocaleString("en")} ms`;
      console.log(
        `follow   ${FOLLOWS} follows, ${NEW} articles, ${found} matches (${compared} in the first tenth one by one): filed ${ms(filed)}, matched ${ms(indexed)}; each follow with each article ${ms(oneByOne)}, each by its own search ${ms(searched)} (from ${SEARCHED}); heap ${heap.toFixed(0)} MB more`,
      );
    }
  } finally {
    await archive.close();
    for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

if (import.meta.main) await bench();
