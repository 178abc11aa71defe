import nlp from "compromise";
import { findFacts } from "../src/language/facts/find.ts";
import { paragraphs, sentences } from "../src/text/sentences.ts";

/** Numbers from a seed, the same on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WHO = [
  "The council",
  "A spokesman for the port",
  "Lena Brandt",
  "The finance ministry",
  "Union leaders",
  "The coach",
  "Villagers in the valley",
];
const SAID = ["said", "announced", "warned", "confirmed on Tuesday", "told reporters last week", "wrote in a letter"];
const FIGURES = [
  "that repairs would cost $# million",
  "that more than #,### people had left their homes",
  "that turnout fell by # percent to ## percent",
  "that it was the second largest order since 20##",
  "that the ##-year-old driver was unhurt",
  "that the road would stay closed for ## hours",
  "that the fire had burned #,### hectares of forest",
  "that the motion passed by ## votes to #",
];
const PLAIN = [
  "that nobody had asked for the plan and that nobody would pay for it",
  "that the bridge was old and the river high",
  "that talks with the owners would go on behind closed doors",
  "that the weather had been kind so far",
  "that the letter had been sent without the knowledge of the board",
  "that the school would open again when the roof was safe",
];

/** Articles of our own making: about every other sentence holds a figure, which is more than news has. */
function articles(count: number, random: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const sentence = () =>
    `${pick(WHO)} ${pick(SAID)} ${pick(random() < 0.5 ? FIGURES : PLAIN).replace(/#/g, () => String(1 + Math.floor(random() * 9)))}.`;
  return Array.from({ length: count }, () =>
    Array.from({ length: 10 }, () => `${sentence()} ${sentence()} ${sentence()}`).join("\n\n"),
  );
}

/** The words read in a second over the articles: the best of three rounds, since other work on the machine only ever slows one down. */
function speed(words: number, rounds: number, read: () => void): number {
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    for (let time = 0; time < rounds; time++) read();
    best = Math.max(best, (words * rounds * 1000) / (performance.now() - start));
  }
  return Math.round(best);
}

/** Words a second of our reader of facts beside compromise's readers of numbers and money, on the same text in the same run. */
export async function bench(): Promise<void> {
  const texts = articles(60, seeded(1));
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const layouts = texts.map((text) => ({ text, paragraphs: paragraphs(text), sentences: sentences(text) }));
  let found = 0;
  const ours = () => {
    found = layouts.reduce((sum, layout) => sum + findFacts(layout, [], "2021-03-17").length, 0);
  };
  const theirs = (read: (text: string) => unknown) => () => texts.forEach((text) => void read(text));
  ours();
  console.log(`facts: ${words} words, ${found} facts`);
  console.table({
    findFacts: { "words/s": speed(words, 20, ours) },
    "compromise numbers()": {
      "words/s": speed(
        words,
        1,
        theirs((text) => nlp(text).numbers().json()),
      ),
    },
    "compromise money()": {
      "words/s": speed(
        words,
        1,
        theirs((text) => nlp(text).money().json()),
      ),
    },
  });
}
