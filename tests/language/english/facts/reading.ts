import type { FactKind, FactValue, Name } from "../../../../src/language/analysis.ts";
import { findFacts } from "../../../../src/language/english/facts/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";

/** A fact as tests state it, `about` and `hedge` as words. */
export type Shown = {
  kind: FactKind;
  text: string;
  value: FactValue | null;
  unit: string | null;
  about: string | null;
  hedge: string | null;
  of: string | null;
};

/** The facts of a text, as words. `names` count as people wherever they occur. */
export function reading(text: string, published: string | null = null, names: readonly string[] = []): Shown[] {
  const people = names.map((name): Name => {
    const mentions = [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({ start: index, end: index + name.length }));
    return { name: mentions[0]!, mentions, kind: "person" };
  });
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return findFacts(layout, people, published).map(({ kind, value, unit, about, hedge, of, start, end }) => ({
    kind,
    text: text.slice(start, end),
    value,
    unit,
    about: about && slice(text, about),
    hedge: hedge && slice(text, hedge),
    of: of && slice(text, of),
  }));
}
