import nlp from "compromise";
import { findNames } from "../src/language/names/find.ts";
import { findQuotations } from "../src/language/quotations/find.ts";
import { findMarked } from "../src/language/quotations/marks.ts";
import { paragraphs, sentences } from "../src/text/sentences.ts";

const PEOPLE = [
  "Mayor Elena Brandt",
  "Tomas Riedel",
  "Dr. Helen Moss",
  "Viktor Lang",
  "Paula Reyes",
  "Daniel Osei",
  "Grace Okafor",
  "Judge Robert Hale",
];
const ROLES = ["the head of the port authority", "who runs the ferry", "a nurse from Lyon", "the chief economist of Norden Bank"];
const SPEECH = [
  "We will open the bridge before the winter, whatever it costs",
  "Nobody asked the people who live beside the river",
  "The numbers are worse than last year, and they will not get better soon",
  "I have waited nine years for this day",
  "There is no money left for another study",
];
const CUES = ["said", "added", "told reporters", "wrote in a letter", "argued", "recalled"];
const PLAIN = [
  "The council met for six hours on Tuesday and rejected 14 of the 20 proposals.",
  "Trade between the two regions grew by 8 percent to $2.4 billion in the third quarter.",
  "Heavy rain had closed the road for most of the week.",
  "A spokesman for the ministry declined to comment on the report.",
];

/** Numbers from 0 to 1 that are the same on every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** An article of about 500 words in the patterns of news: narration, quotations with their cues, asides, pronouns. */
function article(random: () => number): string {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const blocks: string[] = [];
  for (let index = 0; index < 14; index++) {
    const person = one(PEOPLE);
    const surname = person.split(" ").at(-1)!;
    const shapes = [
      `“${one(SPEECH)},” ${person}, ${one(ROLES)}, ${one(CUES)}. ${one(PLAIN)}`,
      `${one(PLAIN)} ${person} ${one(CUES)} that it was “a question of time.” ${one(PLAIN)}`,
      `${person} ${one(CUES)}: “${one(SPEECH)}. ${one(SPEECH)}.”`,
      `“${one(SPEECH)},” he said. “${one(SPEECH)}.” ${surname} left soon after. ${one(PLAIN)}`,
      `${one(PLAIN)} ${one(PLAIN)} ${one(PLAIN)}`,
    ];
    blocks.push(one(shapes));
  }
  return blocks.join("\n\n");
}

/** Words a second of `read` over the texts, the best of three runs after one to warm up. */
function speed(texts: readonly string[], words: number, read: (text: string) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run++) {
    const from = performance.now();
    for (const text of texts) read(text);
    const took = performance.now() - from;
    if (run > 0) best = Math.min(best, took);
  }
  return words / (best / 1000);
}

/** Scanning, speakers, names and pronouns together against compromise's own quotations, on the same text in the same run. */
export async function bench(): Promise<void> {
  const random = seeded(1);
  const texts = Array.from({ length: 400 }, () => article(random));
  const count = (some: readonly string[]) => some.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const few = texts.slice(0, 20);

  const scan = speed(texts, count(texts), (text) => findMarked(text, paragraphs(text)));
  const layout = speed(texts, count(texts), (text) => ({ paragraphs: paragraphs(text), sentences: sentences(text) }));
  const full = speed(texts, count(texts), (text) => {
    const read = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
    return findQuotations(read, findNames(read), true);
  });
  const theirs = speed(few, count(few), (text) => nlp(text).quotations().out("array"));

  const format = (value: number) => `${Math.round(value / 1000).toLocaleString("en")}k words/s`;
  console.log(`quotations: marks alone ${format(scan)}; paragraphs and sentences ${format(layout)}`);
  console.log(
    `quotations: sentences, marks, speakers, names and pronouns ${format(full)}; compromise's quotations ${format(theirs)}: ${(full / theirs).toFixed(1)} times`,
  );
}

if (import.meta.main) await bench();
