import type { Layout } from "../../../text/sentences.ts";
import { indexAt, type Span, shared, slice } from "../../../text/span.ts";
import { stem } from "../../../text/stem.ts";
import { fold, type Word, words } from "../../../text/words.ts";
import type { Name, Quotation } from "../../analysis.ts";
import { leansOn } from "./opening.ts";

/** A quotation with more sentences is shown only from the sentence that names its speaker on. */
const WHOLE = 3;

/** A sentence's last two characters. */
const lastTwo = ({ start, end }: Span): Span => ({ start: Math.max(start, end - 2), end });

/**
 * The sentences each sentence must be shown with, itself included, as indices in order: the one before it if it opens with a pronoun or a
 * connective; the one that introduces the X of "the X", else the one before; every sentence of a quotation it is part of, through the one that
 * names the speaker; the one with the full name of a person it calls by part of it; and theirs in turn. `wordsAt` gives a sentence's words.
 * Null if nothing in the article completes it: quoted words without a speaker, a colon at the end.
 */
export function partners(
  layout: Layout,
  quotations: readonly Quotation[],
  names: readonly Name[],
  wordsAt: (index: number) => readonly Word[] = (index) => words(slice(layout.text, layout.sentences[index]!)),
): (index: number) => readonly number[] | null {
  const { text, sentences } = layout;
  const at = (offset: number) => indexAt(sentences, offset);
  const quoted = sentences.map(() => [] as Quotation[]);
  for (const quotation of quotations) {
    for (let i = at(quotation.start); i < sentences.length && sentences[i]!.start < quotation.end; i++)
      quoted[i]!.push(quotation);
  }
  const introduced = sentences.map(() => [] as number[]);
  for (const { name, mentions, kind } of names) {
    if (kind !== "person") continue;
    for (const mention of mentions) {
      if (mention.start > name.start && mention.end - mention.start < name.end - name.start)
        introduced[at(mention.start)]?.push(at(name.start));
    }
  }
  const brings = (i: number, noun: string) => wordsAt(i).some((word) => word.stem === noun && !word.stop);

  const endsWith = (i: number, mark: string) => text[sentences[i]!.end - 1] === mark;

  const asksOrAnnounces = (i: number) => /[?:]["”]?$/.test(slice(text, lastTwo(sentences[i]!)));

  const joinNeeds = (i: number): number[] | null => {
    if (endsWith(i, ":")) return i + 1 < sentences.length ? [i + 1] : null;
    if (i > 0 && asksOrAnnounces(i - 1) && !/\n\s*\n/.test(text.slice(sentences[i - 1]!.end, sentences[i]!.start)))
      return [i - 1];
    const lean = leansOn(slice(text, sentences[i]!));
    if (lean === null || i === 0) return [];
    if (lean.on !== "definite" || lean.noun === "") return [i - 1];
    const noun = stem(fold(lean.noun));
    for (let before = i - 1; before >= 0; before--) if (brings(before, noun)) return [before];
    return [i - 1];
  };

  const quotationNeeds = (i: number, quotation: Quotation): number[] | null => {
    const { start, end } = sentences[i]!;
    const [first, last] = [at(quotation.start), at(quotation.end - 1)];
    const whole = last - first < WHOLE ? [first, last] : [];
    if (quotation.speaker === null) return shared({ start, end }, quotation) > (end - start) / 2 ? null : whole;
    const { mention, how, name } = quotation.speaker;
    const mentioned = at(mention.start);
    const named = name !== null && sentences[mentioned]!.start <= name.start && name.start < mention.start;
    const all = [...whole, mentioned, ...(how === "pronoun" && !named && mentioned > 0 ? [mentioned - 1] : [])];
    const from = Math.min(i, ...all);
    return Array.from({ length: Math.max(i, ...all) - from + 1 }, (_, k) => from + k);
  };

  const needsOf = (i: number): readonly number[] | null => {
    const join = joinNeeds(i);
    if (join === null) return null;
    const all = [...join, ...introduced[i]!];
    for (const quotation of quoted[i]!) {
      const spoken = quotationNeeds(i, quotation);
      if (spoken === null) return null;
      all.push(...spoken);
    }
    return all;
  };

  const known: (readonly number[] | null | undefined)[] = sentences.map(() => undefined);

  return (index) => {
    const all = new Set([index]);
    for (const i of all) {
      if (known[i] === undefined) known[i] = needsOf(i);
      const needs = known[i]!;
      if (needs === null) return null;
      for (const need of needs) all.add(need);
    }
    return [...all].sort((a, b) => a - b);
  };
}
