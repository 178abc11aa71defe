import nlp from "compromise";
import { findFacts } from "../src/language/english/facts/find.ts";
import { laidOut, rate, speed, texts } from "./texts.ts";

/** Finding facts, sentences included, beside compromise's numbers and money, on the same text in the same run. */
export async function bench(): Promise<void> {
  const all = await texts();
  const ours = speed(all, 40, (text) => findFacts(laidOut(text), [], "2021-03-17"));
  const numbers = speed(all, 1, (text) => nlp(text).numbers().json());
  const money = speed(all, 1, (text) => nlp(text).money().json());
  console.log(`facts: ${rate(ours)}; compromise's numbers ${rate(numbers)}, its money ${rate(money)}`);
}

if (import.meta.main) await bench();
