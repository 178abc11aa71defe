import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changes } from "../src/answer/changes.ts";
import { compare } from "../src/answer/compare.ts";
import { people } from "../src/answer/people.ts";
import { person } from "../src/answer/person.ts";
import { timeline } from "../src/answer/timeline.ts";
import { topics } from "../src/answer/topics.ts";
import { digest, idOf, revisionOf } from "../src/article/identity.ts";
import { seeded } from "../src/audit/random.ts";
import { packDated } from "../src/index/dated.ts";
import type { IndexEntry } from "../src/index/entry.ts";
import type { Index } from "../src/index/index.ts";
import { openIndex } from "../src/index/open.ts";
import { packAccount, packLayout, packQuotation } from "../src/index/packed-analysis.ts";
import { fieldsOf } from "../src/index/rows.ts";
import { seal } from "../src/index/seal.ts";
import type { Quotation } from "../src/language/analysis.ts";
import { speakerKey } from "../src/language/english/names/same-person.ts";
import { ANALYSIS_VERSION } from "../src/language/read.ts";
import { fold, stems } from "../src/text/words.ts";
import type { BenchOptions } from "./run.ts";

/** Requests of each kind that count; as many before them warm up. */
const ASKED = 60;
const BATCH = 100;
/** Articles that requests are drawn from. */
const DRAWN_FROM = 1000;

const FORENAMES = "Ana Bela Chidi Dora Emil Farah Goran Hana Ivo Jana Kofi Lena Mara Nuno Olga Piet Rosa Sami Tove Vera".split(
  " ",
);
const DAY = 24 * 60 * 60 * 1000;

/**
 * A short generated article as the index stores it, without the analysis that would find this: three people it quotes, its subject, three dated
 * sentences, two figures, and words that a search finds. A few people and subjects are in very many articles, and very many in one.
 */
function entryFor(number: number, random: () => number): IndexEntry {
  const few = (count: number) => Math.floor(count * random() ** 4);
  const about = `Thing${few(20_000).toString(36)} Bridge`;
  const other = `Place${few(3000).toString(36)}`;
  const people = Array.from({ length: 3 }, () => `${FORENAMES[few(20)]} Surname${few(8000).toString(36)}`);
  const day = new Date(Date.UTC(2014, 0, 1) + Math.floor(random() * 4600) * DAY).toISOString().slice(0, 10);
  const figure = String(3 + Math.floor(random() * 9000));
  let text = `${about} opened in ${other} before ${figure} guests.`;
  const sentences = [{ start: 0, end: text.length }];
  const quoted: { quotation: Quotation; key: string }[] = [];
  for (const person of people) {
    const start = text.length + 1;
    text += ` “We waited ${few(900)} days for ${about},” ${person} said on the day.`;
    const spoken = { start: start + 1, end: text.indexOf(",”", start) + 1 };
    const name = { start: text.indexOf(person, start), end: text.indexOf(person, start) + person.length };
    const cue = { start: name.end + 1, end: name.end + 5 };
    quoted.push({
      quotation: { ...spoken, speaker: { name, how: "named", mention: name, role: null }, cue },
      key: speakerKey(person),
    });
    sentences.push({ start, end: text.length });
  }
  const title = `${about} opens in ${other}`;
  const path = `bench/${number}.md`;
  const source = `The Paper${few(300)} Post`;
  const read = { url: null, byline: null, updated: null, language: "en", tags: [], aside: [], complete: true };
  const article = { id: idOf(null, path), path, title, source, published: day, text, ...read };
  const key = stems(about).join(" ");
  const told = {
    kind: "count" as const,
    unit: null,
    value: Number(figure),
    noun: ["guest"],
    of: null,
    near: ["open"],
    hedged: false,
  };
  const at = { start: text.indexOf(figure), end: text.indexOf(figure) + figure.length };
  const once = [...new Map(quoted.map((one) => [one.key, one])).values()];
  return {
    ...{ id: article.id, path, title, text, source: fold(source), day },
    revision: revisionOf(article),
    places: [path],
    body: digest(text, 32),
    fields: fieldsOf(article),
    found: {
      version: ANALYSIS_VERSION,
      layout: seal(
        packLayout({
          paragraphs: [{ start: 0, end: text.length }],
          sentences,
          summary: { short: sentences.slice(0, 1), medium: sentences.slice(0, 1), long: sentences },
        }),
      ),
      names: seal([]),
      facts: seal([]),
      quotations: quoted.map(({ key: speaker, quotation }) => [
        speaker,
        seal(packQuotation(quotation)),
        JSON.stringify([[key, 0, about.length]]),
      ]),
      speakers: [],
      topics: [],
      people: once.map(({ key: person, quotation }) => ({
        key: person,
        name: quotation.speaker!.name!,
        role: null,
        quotations: 1,
        field: null,
      })),
      dated: packDated(sentences.slice(0, 3).map((sentence) => ({ sentence, date: null, day, stated: false }))),
      account: seal(
        packAccount({
          names: [about, other, ...people].map(speakerKey),
          figures: [{ ...told, figure: at, sentence: sentences[0]! }],
          opening: ["open", "guest", "wait"],
        }),
      ),
      subjects: [
        { key, start: 0, end: about.length },
        { key: stems(other).join(" "), start: text.indexOf(other), end: text.indexOf(other) + other.length },
      ],
      stems: { title: stems(title).join(" "), lede: stems(text).join(" "), body: "" },
      postings: new Uint8Array(),
    },
  };
}

/** Fills an index with generated articles. Returns some of them. */
function fill(index: Index, articles: number): IndexEntry[] {
  const random = seeded(7);
  const some: IndexEntry[] = [];
  for (let number = 0; number < articles; number += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, articles - number) }, (_, at) => entryFor(number + at, random));
    index.store(
      batch,
      batch.map(() => "1970-01-01T00:00:00.000Z"),
      null,
    );
    if (some.length < DRAWN_FROM) some.push(...batch);
  }
  return some;
}

/** Time of each way into an archive of generated articles, by what is asked. */
export async function bench({ articles }: BenchOptions): Promise<void> {
  const file = join(tmpdir(), `verbatim-ways-${process.pid}.db`);
  const archive = openIndex(file);
  try {
    await measure(archive, fill(archive, articles), articles);
  } finally {
    await archive.close();
    for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

async function measure(archive: Index, some: readonly IndexEntry[], articles: number): Promise<void> {
  let random = seeded(17);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const quoted = await archive.people({}, 500);
  const named = () => any(quoted).key;
  const written = some.map(({ title }) => title.split(" ")[0]!);
  const publisher = () => /paper\d+/.exec(any(some).source!)![0];
  const year = () => 2014 + Math.floor(12 * random());
  const month = <T>(ask: (day: string) => T): T => ask(`${year()}-03`);
  const now = new Date("2026-11-28");
  const filter = {};
  const kinds: readonly (readonly [string, () => Promise<{ readonly kind: string }>])[] = [
    ["/people", () => people(archive, {})],
    ["/people in a month", () => month((day) => people(archive, { since: day, until: day }))],
    ["/people since a year", () => people(archive, { since: String(year()) })],
    ["/people of a publisher", () => people(archive, { source: publisher() })],
    ["/people on a topic", () => people(archive, { topic: any(written) })],
    ["/person", () => person(archive, named())],
    ["/topics", () => topics(archive, { now })],
    ["/topics since a year", () => topics(archive, { since: String(year()), now })],
    ["/topics of a publisher", () => topics(archive, { source: publisher(), now })],
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
