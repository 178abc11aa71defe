import type { Article } from "../src/article/article.ts";
import { idOf } from "../src/article/identity.ts";
import { seeded } from "../src/audit/random.ts";
import type { Analysis, Quotation } from "../src/language/analysis.ts";
import table from "../src/language/english/frequencies.json" with { type: "json" };
import { ANALYSIS_VERSION } from "../src/language/read.ts";
import { paragraphs, sentences } from "../src/text/sentences.ts";

/** English by frequency: the stems of the news, most frequent first, then invented words that hardly any article holds. */
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

const capital = (word: string): string => word.replace(/^./, (letter) => letter.toUpperCase());
const INVENTED = VOCABULARY.slice(-30_000).map(capital);
/** A few people speak often and very many once; the same goes for what they speak of. */
const PEOPLE = [...SURNAMES, ...INVENTED.slice(0, 5000)];
const THINGS = INVENTED.slice(5000).map((word, i) => `${word} ${["Bridge", "Council", "Ferry", "Valley", "Union"][i % 5]}`);
const PUBLISHERS = INVENTED.slice(0, 300).map((word) => `The ${word} Post`);

/** Zipf's law with Mandelbrot's shift: rank r (from 1) of a list is drawn with a probability proportional to 1 / (r + 2.7). */
function zipf(list: readonly string[]): (random: () => number) => string {
  const ranks = new Float64Array(list.length);
  list.reduce((sum, _, rank) => (ranks[rank] = sum + 1 / (rank + 3.7)), 0);
  return (random) => {
    const wanted = random() * ranks.at(-1)!;
    let low = 0;
    for (let high = ranks.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (ranks[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return list[low]!;
  };
}

const [word, surname, thing, publisher] = [zipf(VOCABULARY), zipf(PEOPLE), zipf(THINGS), zipf(PUBLISHERS)];

/**
 * Generates articles of about 400 words, the same for the same seed: every third paragraph quotes somebody on the article's subject, and some
 * words are figures. Each comes with its analysis, since analysing 100,000 articles would take longer than what is measured.
 */
export function* corpus(count: number, seed = 7): Generator<readonly [Article, Analysis]> {
  const random = seeded(seed);
  const any = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const sentence = (length: number) => {
    const list = Array.from({ length }, () => (random() < 0.03 ? String(Math.ceil(random() * 10_000)) : word(random)));
    return capital(list.join(" "));
  };
  for (let number = 0; number < count; number++) {
    const about = thing(random);
    let text = `${about} waited.`;
    const mentions = [{ start: 0, end: about.length }];
    const quotations: Quotation[] = [];
    for (let paragraph = 0; paragraph < 9; paragraph++) {
      text += "\n\n";
      if (paragraph % 3 !== 1) {
        text += `${sentence(14 + Math.floor(random() * 14))}. ${sentence(16 + Math.floor(random() * 14))}.`;
        continue;
      }
      const start = text.length + 1;
      const spoken = sentence(10 + Math.floor(random() * 20));
      const words = `${spoken} ${about},`;
      mentions.push({ start: start + spoken.length + 1, end: start + words.length - 1 });
      const name = `${any(FORENAMES)} ${surname(random)}`;
      text += `“${words}” ${name} said. ${sentence(16)}.`;
      const end = start + words.length;
      const mention = { start: end + 2, end: end + 2 + name.length };
      const cue = { start: mention.end + 1, end: mention.end + 5 };
      quotations.push({ start, end, speaker: { name: mention, how: "named", mention, role: null }, cue });
    }
    const path = `bench/${number}.md`;
    const published = new Date(Date.UTC(2014, 0, 1) + Math.floor(random() * 4600) * 86_400_000).toISOString().slice(0, 10);
    const title = sentence(8);
    const read = { url: null, updated: null, language: "en", tags: [], aside: [], complete: true, byline: null };
    const layout = { paragraphs: paragraphs(text), sentences: sentences(text) };
    const summary = {
      short: layout.sentences.slice(0, 1),
      medium: layout.sentences.slice(0, 3),
      long: layout.sentences.slice(0, 6),
    };
    yield [
      { id: idOf(null, path), path, title, published, source: publisher(random), text, ...read },
      {
        version: ANALYSIS_VERSION,
        ...layout,
        quotations,
        names: [{ name: mentions[0]!, mentions, kind: "other" }],
        facts: [],
        summary,
      },
    ];
  }
}
