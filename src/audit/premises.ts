import { sample } from "./random.ts";

const FIRST = [
  "Torvane",
  "Melquist",
  "Ondrith",
  "Pelvarra",
  "Quillane",
  "Rostova-Vey",
  "Sennickov",
  "Tamsworth",
  "Uldreth",
  "Vexley",
];
const PLACES = ["Brackenmoor", "Castlevane", "Dunhollow", "Estermark", "Farrowgate", "Grimsholt", "Hexwater", "Ilmarsh"];

/** Questions that presuppose people and places that do not exist. */
const QUESTIONS: readonly ((name: string, place: string) => string)[] = [
  (name, place) => `Why did ${name} resign as mayor of ${place}?`,
  (_, place) => `How many people died in the ${place} ferry accident?`,
  (name, place) => `What did ${name} say about ${place}?`,
  (name) => `When was ${name} arrested?`,
  (name, place) => `How much did ${name} pay for the ${place} stadium?`,
  (_, place) => `Who won the ${place} marathon?`,
  (name) => `Who is ${name}?`,
  (_, place) => `Is the ${place} bridge open again?`,
  (name, place) => `Did ${name} apologise to the people of ${place}?`,
  (_, place) => `What caused the ${place} fire?`,
];

/** Up to 800 distinct questions with a false premise. */
export function falsePremises(count: number, random: () => number): string[] {
  const all = QUESTIONS.flatMap((ask) => FIRST.flatMap((name) => PLACES.map((place) => ask(name, place))));
  return sample([...new Set(all)], count, random);
}

/** A quotation with one word replaced, so that it was never printed; null if no word can be. */
export function alteredByOneWord(quote: string, others: readonly string[], random: () => number): string | null {
  const words = [...quote.matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}{5,}(?![\p{L}\p{N}'’-])/gu)];
  const [word] = sample(words, 1, random);
  const [other] = sample(
    others.filter((one) => one.slice(0, 4) !== word?.[0].slice(0, 4)),
    1,
    random,
  );
  if (!word || !other) return null;
  return quote.slice(0, word.index) + other + quote.slice(word.index + word[0].length);
}
