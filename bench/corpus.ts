import type { Article } from "../src/article/article.ts";
import { idOf } from "../src/article/identity.ts";
import type { Analysis, Quotation } from "../src/language/analysis.ts";
import table from "../src/language/frequencies.json" with { type: "json" };
import { ANALYSIS_VERSION } from "../src/language/read.ts";
import { paragraphs, sentences } from "../src/text/sentences.ts";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, Tommy Ettinger 2017). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** English by its frequencies: the stems of the news, the most frequent first, then made-up words that hardly any article holds. */
const VOCABULARY: readonly string[] = [
  ...Object.entries(table)
    .sort(([a], [b]) => Number(b) - Number(a))
    .flatMap(([, stems]) => stems.split(" "))
    .filter((stem) => /^[a-z]+$/.test(stem)),
  ...Array.from(
    { length: 30_000 },
    (_, i) => `${"bdfgklmnprstvz"[i % 14]}${"aeiou"[i % 5]}${i.toString(36).replace(/\d/g, "o")}ng`,
  ),
];
const FORENAMES = "Ana Bela Chidi Dora Emil Farah Goran Hana Ivo Jana Kofi Lena Mara Nuno Olga Piet Rosa Sami Tove Vera".split(
  " ",
);
const SURNAMES =
  "Abara Brandt Costa Dahl Endo Farkas Greco Holm Ibarra Jansen Keita Lund Moreau Novak Okoro Petrov Quist Rossi Silva Tanaka".split(
    " ",
  );

/** Zipf's law with Mandelbrot's shift: the word of rank r comes up with a probability as 1 / (r + 2.7). */
const ranks = new Float64Array(VOCABULARY.length);
VOCABULARY.reduce((sum, _, rank) => (ranks[rank] = sum + 1 / (rank + 3.7)), 0);

function word(random: () => number): string {
  const wanted = random() * ranks.at(-1)!;
  let low = 0;
  for (let high = ranks.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if (ranks[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return VOCABULARY[low]!;
}

/**
 * Seeded articles of about 400 words with what is found in them: a third of their paragraphs are somebody's words, and figures stand between.
 * They are made with their analysis, since reading 100,000 would take longer than what is measured.
 */
export function* corpus(count: number, seed = 7): Generator<readonly [Article, Analysis]> {
  const random = seeded(seed);
  const any = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const sentence = (length: number) => {
    const list = Array.from({ length }, () => (random() < 0.03 ? String(Math.ceil(random() * 10_000)) : word(random)));
    return list.join(" ").replace(/^./, (letter) => letter.toUpperCase());
  };
  for (let number = 0; number < count; number++) {
    let text = "";
    const quotations: Quotation[] = [];
    for (let paragraph = 0; paragraph < 9; paragraph++) {
      if (text !== "") text += "\n\n";
      if (paragraph % 3 !== 1) {
        text += `${sentence(14 + Math.floor(random() * 14))}. ${sentence(16 + Math.floor(random() * 14))}.`;
        continue;
      }
      const start = text.length + 1;
      const words = `${sentence(10 + Math.floor(random() * 20))},`;
      const name = `${any(FORENAMES)} ${any(SURNAMES)}`;
      text += `“${words}” ${name} said. ${sentence(16)}.`;
      const end = start + words.length;
      const mention = { start: end + 2, end: end + 2 + name.length };
      const cue = { start: mention.end + 1, end: mention.end + 5 };
      quotations.push({ start, end, speaker: { name: mention, how: "named", mention, role: null }, cue });
    }
    const path = `bench/${number}.md`;
    const published = new Date(Date.UTC(2014, 0, 1) + Math.floor(random() * 4600) * 86_400_000).toISOString().slice(0, 10);
    const title = sentence(8);
    const read = { url: null, updated: null, language: "en", tags: [], aside: [], complete: true, byline: null, source: "Bench" };
    const layout = { paragraphs: paragraphs(text), sentences: sentences(text) };
    const summary = {
      short: layout.sentences.slice(0, 1),
      medium: layout.sentences.slice(0, 3),
      long: layout.sentences.slice(0, 6),
    };
    yield [
      { id: idOf(null, path), path, title, published, text, ...read },
      { version: ANALYSIS_VERSION, ...layout, quotations, names: [], facts: [], summary },
    ];
  }
}
