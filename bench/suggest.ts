import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suggestArticles, suggestPublishers, suggestSpeakers, suggestTopics } from "../src/answer/suggest.ts";
import type { Article } from "../src/article/article.ts";
import { seeded } from "../src/audit/random.ts";
import type { WritableArchive } from "../src/ingest/open-archive.ts";
import { fill, firstOf, openGenerated } from "./fill.ts";
import type { BenchOptions } from "./run.ts";

/** Inputs counted of each kind; as many before them are not counted, while the compiler is cold. */
const TYPED = 200;

/** Each input is typed this often and the fastest counts, since other programs interrupt. */
const TRIES = 8;

/** Articles that inputs are drawn from. */
const DRAWN_FROM = 1000;

/** A word with two neighbouring letters swapped. */
function misspelt(word: string, at: number): string {
  const [one = "", other = ""] = word.slice(at, at + 2);
  return word.slice(0, at) + other + one + word.slice(at + 2);
}

/** Time of suggestions while somebody types an option, by what is typed: on generated articles, or those of the file `archive`. */
export async function bench({ articles, archive: held }: Pick<BenchOptions, "articles" | "archive">): Promise<void> {
  const file = held ?? join(tmpdir(), `verbatim-bench-${process.pid}.db`);
  const archive = openGenerated(file);
  try {
    if (held === undefined) await fill(archive, articles);
    const some = firstOf(DRAWN_FROM).map(([article]) => article);
    await measure(archive, some, archive.size());
  } finally {
    await archive.close();
    if (held === undefined) for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

/** Types into every option, many inputs of each kind, and prints the times; `some` are articles of the archive. */
export async function measure(archive: WritableArchive, some: readonly Article[], articles: number): Promise<void> {
  let random = seeded(17);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const headline = () => any(some).title;
  const word = (text: string) => any(text.replace(/[“”,.]/g, "").split(/\s+/));
  const speakers = await archive.speakers("", 1000);
  const named = () => any(speakers).name;
  const topics = await archive.topics("", 1000);
  const about = () => any(topics).name;
  const paper = () => any(some).source!;
  const kinds: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["an article, nothing typed", () => suggestArticles(archive, "")],
    ["one letter", () => suggestArticles(archive, headline()[0]!)],
    ["the beginning of a headline", () => suggestArticles(archive, headline().slice(0, 3 + Math.floor(12 * random())))],
    ["a word of a headline", () => suggestArticles(archive, word(headline()))],
    [
      "three words of a text",
      () => suggestArticles(archive, `${word(any(some).text)} ${word(any(some).text)} ${word(any(some).text)}`),
    ],
    ["a misspelt word", () => suggestArticles(archive, misspelt(word(headline()), 1))],
    ["a word that nothing has", () => suggestArticles(archive, "qxzv jkwqy")],
    ["a speaker, nothing typed", () => suggestSpeakers(archive, "")],
    ["the beginning of a name", () => suggestSpeakers(archive, named().slice(0, 1 + Math.floor(6 * random())))],
    ["a misspelt name", () => suggestSpeakers(archive, misspelt(named(), 1))],
    ["a name, article chosen", () => suggestSpeakers(archive, named().slice(0, 1), { article: any(some).id })],
    ["a name, topic chosen", () => suggestSpeakers(archive, named().slice(0, 1), { topic: about() })],
    ["a topic, nothing typed", () => suggestTopics(archive, "")],
    ["one letter of a topic", () => suggestTopics(archive, about()[0]!)],
    ["the beginning of a topic", () => suggestTopics(archive, about().slice(0, 2 + Math.floor(6 * random())))],
    ["a misspelt topic", () => suggestTopics(archive, misspelt(about(), 1))],
    ["a topic, speaker chosen", () => suggestTopics(archive, "", { speaker: named() })],
    ["a topic, article chosen", () => suggestTopics(archive, "", { article: any(some).id })],
    ["a publisher, nothing typed", () => suggestPublishers(archive, "")],
    ["the beginning of a publisher", () => suggestPublishers(archive, paper().slice(0, 1 + Math.floor(4 * random())))],
    ["an article, speaker and topic chosen", () => suggestArticles(archive, "", { speaker: named(), topic: about() })],
    ["an article, topic chosen", () => suggestArticles(archive, headline()[0]!, { topic: about() })],
    ["an article, time and publisher given", () => suggestArticles(archive, headline()[0]!, { until: "2020", source: paper() })],
    ["an article, nothing typed, publisher given", () => suggestArticles(archive, "", { source: paper() })],
    ["a speaker, time given", () => suggestSpeakers(archive, "", { until: "2020" })],
    ["a topic, time and publisher given", () => suggestTopics(archive, "", { since: "2018", source: paper() })],
  ];
  for (const [what, ask] of kinds) {
    const times: number[] = [];
    for (let n = 0; n < 2 * TYPED; n++) {
      let fastest = Number.POSITIVE_INFINITY;
      for (let tries = 0; tries < TRIES; tries++) {
        random = seeded(n);
        const began = performance.now();
        await ask();
        fastest = Math.min(fastest, performance.now() - began);
      }
      if (n >= TYPED) times.push(fastest);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
    console.log(`suggest  ${articles} articles, ${what}: median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`);
  }
}
