import nlp from "compromise";
import { findNames } from "../src/language/english/names/find.ts";
import { findQuotations } from "../src/language/english/quotations/find.ts";
import { findQuotedSpans } from "../src/language/quotation-marks.ts";
import { paragraphs } from "../src/text/sentences.ts";
import { laidOut, rate, speed, texts } from "./texts.ts";

/** Finding quotations with speakers, names and pronouns, beside compromise's quotations, on the same text in the same run. */
export async function bench(): Promise<void> {
  const all = await texts();
  const scan = speed(all, 40, (text) => findQuotedSpans(text, paragraphs(text)));
  const layout = speed(all, 40, laidOut);
  const full = speed(all, 40, (text) => {
    const read = laidOut(text);
    return findQuotations(read, findNames(read));
  });
  const theirs = speed(all, 1, (text) => nlp(text).quotations().out("array"));
  console.log(`quotations: marks alone ${rate(scan)}; paragraphs and sentences ${rate(layout)}`);
  console.log(
    `quotations: sentences, marks, speakers, names and pronouns ${rate(full)}; compromise's quotations ${rate(theirs)}: ${(full / theirs).toFixed(1)} times`,
  );
}

if (import.meta.main) await bench();
