import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changes } from "../src/answer/changes.ts";
import { compare } from "../src/answer/compare.ts";
import { people } from "../src/answer/people.ts";
import { person } from "../src/answer/person.ts";
import { timeline } from "../src/answer/timeline.ts";
import { topics } from "../src/answer/topics.ts";
import type { Article } from "../src/article/article.ts";
import { seeded } from "../src/audit/random.ts";
import { type Entry, entryOf } from "../src/index/entry.ts";
import { openArchive, type WritableArchive } from "../src/ingest/open-archive.ts";
import type { Analysis, Fact, Name } from "../src/language/analysis.ts";
import { corpus } from "./corpus.ts";
import type { BenchOptions } from "./run.ts";

/** Requests of each kind that count; as many before them warm up. */
const ASKED = 60;
const BATCH = 100;
/** Articles that requests are drawn from. */
const DRAWN_FROM = 1000;

/**
 * The analysis of a generated article with what the ways into the archive need besides: its speakers are people, its first sentences are dated,
 * and its numbers count things.
 */
function withWays({ text, published }: Article, analysis: Analysis): Analysis {
  const spoken = analysis.quotations.flatMap(({ speaker }) => speaker?.name ?? []);
  const people = spoken.map((name): Name => ({ name, mentions: [name], kind: "person" }));
  const fact = (kind: Fact["kind"], start: number, end: number, value: Fact["value"], sentence: Fact["sentence"]): Fact => ({
    ...{ kind, start, end, value, sentence, unit: null, about: null, of: null, hedge: null },
  });
  const dated = analysis.sentences
    .slice(1, 4)
    .map((sentence) => fact("date", sentence.start, sentence.start + 3, published?.slice(0, 10) ?? null, sentence));
  const figures = analysis.sentences.flatMap((sentence) =>
    [...text.slice(sentence.start, sentence.end).matchAll(/\b\d+\b/g)].map(({ 0: digits, index }) =>
      fact("count", sentence.start + index, sentence.start + index + digits.length, Number(digits), sentence),
    ),
  );
  return { ...analysis, names: [...analysis.names, ...people], facts: [...dated, ...figures] };
}

/** Fills an archive with generated articles; the last of them also as they were before a change. Returns some of them. */
async function fill(archive: WritableArchive, articles: number): Promise<Article[]> {
  const some: Article[] = [];
  let batch: Entry[] = [];
  for (const [article, analysis] of corpus(articles)) {
    batch.push(entryOf(article, withWays(article, analysis), null));
    if (some.length < DRAWN_FROM) some.push(article);
    if (batch.length < BATCH) continue;
    await archive.addAll(batch);
    batch = [];
  }
  if (batch.length > 0) await archive.addAll(batch);
  return some;
}

/** Time of each way into an archive of generated articles, by what is asked. */
export async function bench({ articles }: BenchOptions): Promise<void> {
  const file = join(tmpdir(), `verbatim-ways-${process.pid}.db`);
  const archive = openArchive(file, () => new Date(0), null);
  try {
    await measure(archive, await fill(archive, articles), articles);
  } finally {
    await archive.close();
    for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

async function measure(archive: WritableArchive, some: readonly Article[], articles: number): Promise<void> {
  let random = seeded(17);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const quoted = await archive.people({}, 500);
  const named = () => any(quoted).key;
  const written = (await archive.topics("", 500)).map(({ name }) => name);
  const year = () => 2014 + Math.floor(12 * random());
  const now = new Date("2026-11-28");
  const filter = {};
  const kinds: readonly (readonly [string, () => Promise<{ readonly kind: string }>])[] = [
    ["/people", () => people(archive, {})],
    ["/people, a month", () => people(archive, { since: `${year()}-03`, until: `${year()}-03` })],
    ["/people since a year", () => people(archive, { since: String(year()) })],
    ["/people of a publisher", () => people(archive, { source: any(some).source! })],
    ["/people on a topic", () => people(archive, { topic: any(written) })],
    ["/person", () => person(archive, named())],
    ["/topics", () => topics(archive, { now })],
    ["/topics since a year", () => topics(archive, { since: String(year()), now })],
    ["/topics of a publisher", () => topics(archive, { source: any(some).source!, now })],
    ["/timeline of a topic", () => timeline(archive, { topic: any(written), filter })],
    ["/timeline of a person", () => timeline(archive, { person: named(), filter })],
    ["/timeline of an article", () => timeline(archive, { article: any(some).id, filter })],
    ["/compare an article", () => compare(archive, { article: any(some).id, filter })],
    ["/compare on a topic", () => compare(archive, { topic: any(written), filter })],
    ["/changes", () => changes(archive, any(some).id)],
  ];
  for (const [what, ask] of kinds) {
    const times: number[] = [];
    for (let n = 0; n < 2 * ASKED; n++) {
      random = seeded(n);
      const began = process.cpuUsage();
      await ask();
      const { user, system } = process.cpuUsage(began);
      if (n >= ASKED) times.push((user + system) / 1000);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(1);
    console.log(`ways  ${articles} articles, ${what}: ${at(0.5)} ms of processor time at the median, 95 % within ${at(0.95)} ms`);
  }
}

if (import.meta.main) await bench({ articles: Number(process.argv[2] ?? 5000) });
