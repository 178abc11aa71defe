import type { StoredFact } from "../index/archive.ts";
import type { Fact, FactKind } from "../language/analysis.ts";
import { isStatement } from "../language/english/summary/showable.ts";
import { type Span, slice } from "../text/span.ts";
import { stems } from "../text/words.ts";
import type { Source } from "./citations.ts";

/** One fact with every article that prints it: the one to show first, then the others. */
export type RankedFact = {
  readonly fact: Fact;
  readonly source: Source;
  readonly also: readonly Source[];
  readonly score: number;
};

/** How likely a kind of fact is the news itself: amounts are, the age of somebody quoted is not. */
const CENTRAL: Readonly<Record<FactKind, number>> = {
  ...{ money: 0.5, percent: 0.5, count: 0.5, measure: 0.45, score: 0.45, rank: 0.3 },
  ...{ duration: 0.25, date: 0.2, role: 0.05, time: 0, age: 0 },
};

/** A fact whose sentence and headline hold less of the topic is about something else. */
const FITS = 0.5;
/** Facts this old, in days, count a third as fresh as today's. */
const FRESH = 60;
/** Penalty for a figure that no sentence states: in a heading, a caption, a line of a roundup. */
const UNSTATED = 1;
const DAY = 24 * 60 * 60 * 1000;

/** A sentence with its facts, which are shown together. */
type SentenceFacts = { readonly facts: readonly RankedFact[]; readonly score: number };

/**
 * Facts with the central ones first: on the topic where there is one, in the sentences that carry the article, printed by several papers,
 * new. A fact that several articles print comes once, facts of one sentence come together, and two values of one quantity side by side.
 */
export function rankFacts(
  held: readonly StoredFact[],
  sources: ReadonlyMap<string, Source>,
  fits: ((text: string) => number) | null,
): RankedFact[] {
  const newest = Math.max(0, ...[...sources.values()].map(timeOf));
  const known = fits && remembered(fits);
  const scored = held.flatMap(({ article, fact }): RankedFact[] => {
    const source = sources.get(article);
    if (!source) return [];
    const topical = known === null ? aboutHeadline(fact, source) : onTopic(fact, source, known);
    if (topical === null) return [];
    const fresh = fits === null ? 0 : 0.3 * Math.exp((timeOf(source) - newest) / (FRESH * DAY));
    const stated = isStatement(slice(source.article.text, fact.sentence)) ? 0 : UNSTATED;
    return [{ fact, source, also: [], score: topical + newsworth(fact) + carrying(fact, source) + fresh - stated }];
  });
  return sideBySide(bySentence(onceEach(scored))).flatMap(({ facts }) => facts);
}

/** Facts share sentences and headlines: each text is measured once. */
function remembered(fits: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text) ?? fits(text);
    known.set(text, found);
    return found;
  };
}

const timeOf = ({ article: { published } }: Source): number => Date.parse(published ?? "") || 0;

/** The words of a fact, what it measures and the name near it; a date names nothing. */
const named = ({ article: { text } }: Source, fact: Fact): string =>
  [fact.kind === "date" || fact.kind === "time" ? null : fact, fact.about, fact.of]
    .filter((span) => span !== null)
    .map((span) => slice(text, span))
    .join(" ");

/** How much of the topic a fact has: what it measures counts before its sentence and the headline. Null for one on something else. */
function onTopic(fact: Fact, source: Source, fits: (text: string) => number): number | null {
  const [own, said, title] = [
    fits(named(source, fact)),
    fits(slice(source.article.text, fact.sentence)),
    fits(source.article.title),
  ];
  return said + 0.5 * own + 0.25 * title >= FITS ? 0.8 * own + 0.6 * said + 0.4 * title : null;
}

/** The same without a topic: the share of what the fact measures that the headline names. */
function aboutHeadline(fact: Fact, source: Source): number {
  const own = stems(named(source, fact));
  const title = new Set(stems(source.article.title));
  return own.length === 0 ? 0 : 0.5 * (own.filter((stem) => title.has(stem)).length / own.length);
}

/** How likely a fact is news: "thousands" and "one case" say less than a figure does. */
const newsworth = ({ kind, value }: Fact): number =>
  CENTRAL[kind] - (isVague(value) ? 0.5 : value === 1 || value === 2 ? 0.2 : 0);

/** No value, or a range as wide as that of "thousands". */
const isVague = (value: Fact["value"]): boolean =>
  value === null || (typeof value === "object" && Number(value[1]) > 5 * Number(value[0]));

/** Does the fact's sentence carry the story? */
function carrying({ sentence }: Fact, { analysis: { sentences, summary } }: Source): number {
  const has = (all: readonly Span[]) => all.some(({ start }) => start === sentence.start);
  return (has(summary.short) ? 0.3 : has(summary.medium) ? 0.2 : 0) + (has(sentences.slice(0, 2)) ? 0.1 : 0);
}

/** Equal facts as one, with every article that prints it. */
function onceEach(scored: readonly RankedFact[]): RankedFact[] {
  const alike = Map.groupBy(scored, ({ fact: { kind, value } }) => `${kind} ${JSON.stringify(value)}`);
  return [...alike.values()].flatMap((group) => {
    const once: RankedFact[] = [];
    for (const one of group.toSorted((a, b) => b.score - a.score)) {
      const same = once.findIndex((other) => isSame(one, other));
      if (same === -1) once.push(one);
      else once[same] = withSource(once[same]!, one.source);
    }
    return once;
  });
}

/** Two sentences say the same if they share this many stems, and this part of the shorter one's. */
const FEW = 4;
const SHARED = 0.5;

/** Are two facts of one kind and value the same? In much the same words, or by two of: one name, one quantity, a telling value. */
function isSame(one: RankedFact, other: RankedFact): boolean {
  const [a, b] = [termsOf(one), termsOf(other)];
  if (a.said.intersection(b.said).size >= Math.max(FEW, SHARED * Math.min(a.said.size, b.said.size))) return true;
  if (isVague(one.fact.value)) return false;
  const grounds = [!a.name.isDisjointFrom(b.name), isTelling(one.fact), isOneQuantity(one, other)];
  return grounds.filter(Boolean).length >= 2;
}

/** Is it unlikely that two stories print this by chance? An amount of money, or a number of three digits that count. */
const isTelling = ({ kind, value }: Fact): boolean =>
  kind === "money" || (typeof value === "number" && value.toString().replace(/0+$|\D/g, "").length >= 3);

function withSource(one: RankedFact, source: Source): RankedFact {
  if ([one.source, ...one.also].includes(source)) return one;
  const more = (0.5 * Math.max(0, newsworth(one.fact))) / (one.also.length + 1);
  return { ...one, also: [...one.also, source], score: one.score + more };
}

function bySentence(facts: readonly RankedFact[]): SentenceFacts[] {
  const groups = Map.groupBy(facts, ({ fact, source }) => `${source.article.id} ${fact.sentence.start}`);
  return [...groups.values()]
    .map((group) => {
      const sorted = group.toSorted((a, b) => b.score - a.score || a.fact.start - b.fact.start);
      return { facts: sorted, score: sorted[0]!.score };
    })
    .sort((a, b) => b.score - a.score);
}

/** Limit: values of one quantity shown together. */
const VALUES = 3;
/** A value with less than this share of the first one's weight belongs to another story. */
const LESS = 0.5;

/** The groups in order, each followed by those with other values of its leading quantity, newest first. */
function sideBySide(groups: readonly SentenceFacts[]): SentenceFacts[] {
  const left = new Set(groups);
  return groups.flatMap((group) => {
    if (!left.has(group)) return [];
    const values = [...left].filter(
      (other) => other === group || (other.score >= group.score - LESS && isOneQuantity(group.facts[0]!, other.facts[0]!)),
    );
    const newest = values.toSorted((a, b) => timeOf(b.facts[0]!.source) - timeOf(a.facts[0]!.source)).slice(0, VALUES);
    const together = newest.includes(group) ? newest : [...newest.slice(0, VALUES - 1), group];
    for (const one of together) left.delete(one);
    return together;
  });
}

/** Do two facts measure the same thing: one kind and unit, and the noun of one within the other's? */
function isOneQuantity(one: RankedFact, other: RankedFact): boolean {
  const { kind, unit } = one.fact;
  if (kind !== other.fact.kind || (kind !== "count" && unit !== other.fact.unit)) return false;
  const [a, b] = [termsOf(one).measured, termsOf(other).measured];
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  return fewer.size > 0 && fewer.isSubsetOf(more);
}

type Terms = { readonly said: ReadonlySet<string>; readonly name: ReadonlySet<string>; readonly measured: ReadonlySet<string> };
const terms = new WeakMap<Fact, Terms>();

/** The stems of a fact's sentence, of the name near it, and of what it measures: the noun it is about, or that it counts. */
function termsOf({ fact, source }: RankedFact): Terms {
  const { sentence, of, about, unit, kind } = fact;
  const stemsOf = (span: Span | null) => new Set(span === null ? [] : stems(slice(source.article.text, span)));
  const known = terms.get(fact) ?? {
    said: stemsOf(sentence),
    name: stemsOf(of),
    measured: about === null && kind === "count" ? new Set(stems(unit ?? "")) : stemsOf(about),
  };
  terms.set(fact, known);
  return known;
}
