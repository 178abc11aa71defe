import { type Layout, paragraphs, sentences } from "../../../text/sentences.ts";
import { findQuotedSpans } from "../../quotation-marks.ts";
import { nameWords, surnameOf } from "../names/same-person.ts";
import { wordsOf } from "../words.ts";
import { contextOf } from "./context.ts";
import { findSayings, type Saying } from "./sayings.ts";
import type { UnitItem } from "./units.ts";

const PRONOUN = /^(?:he|she|they)$/;

/** Does the text report what a person of this name says, quoted or not: "Ma said that …", "…, according to Ma"? */
export function reportsSpeechOf(text: string, name: string): boolean {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  const surname = surnameOf(nameWords(name));
  const isNamed = (written: string) => nameWords(written).includes(surname);
  const marked = findQuotedSpans(text, layout.paragraphs);
  return (marked.length > 0 ? contextOf(layout, marked).sentences : plainSentences(layout)).some(({ items, sayings }) =>
    sayings.some(({ class: of, subject }) => {
      const words = items.slice(subject.from, subject.to).map(({ lower }) => lower);
      return of !== null && (isNamed(words.join(" ")) || (words.length === 1 && PRONOUN.test(words[0]!) && isNamed(text)));
    }),
  );
}

/** The sentences of a text without quotations. */
function plainSentences(layout: Layout): { readonly items: readonly UnitItem[]; readonly sayings: readonly Saying[] }[] {
  const words = wordsOf(layout);
  return layout.sentences.map((_, sentence) => {
    const items = words.filter((word) => word.sentence === sentence);
    return { items, sayings: findSayings(items) };
  });
}
