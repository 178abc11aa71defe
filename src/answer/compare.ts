import { excerptOf } from "../article/excerpt.ts";
import type { Archive, Filter } from "../index/archive.ts";
import { cutDifferently, differingFigures, isOneEvent } from "../language/comparison/tellings.ts";
import { accountOf } from "../language/english/account.ts";
import { isStatement } from "../language/english/summary/showable.ts";
import { isEnglish } from "../language/read.ts";
import { type Span, slice } from "../text/span.ts";
import { fold, stems, words } from "../text/words.ts";
import { citationOf, type Source, sourcesOf } from "./citations.ts";
import { distinct } from "./dedupe.ts";
import { historyOf } from "./earlier.ts";
import { wholeQuotations } from "./join-split-quotations.ts";
import type { Cited, Outcome } from "./outcome.ts";
import { resolveArticle } from "./resolve.ts";
import { nearestArticles } from "./suggest.ts";

export type CompareQuery = {
  readonly topic?: string | undefined;
  readonly article?: string | undefined;
  readonly filter: Filter;
};

/** Papers publish about one event within this many days of each other. */
const DAYS = 3;
/** Limits: articles judged around one, and articles tried on a topic. */
const NEAR = 60;
const TRIED = 12;
/** Limit: events on a topic for which other tellings are looked for. */
const AROUND = 3;
/** Limits: tellings compared, sentences that all print, sentences that only one prints. */
const TELLINGS = 6;
const COMMON = 4;
const ALONE = 3;

/** One event as different papers tell it: figures that differ, quotations cut differently, what all print and what only one does. */
export async function compare(archive: Archive, { topic, article, filter }: CompareQuery): Promise<Outcome> {
  if (article !== undefined) {
    const named = await resolveArticle(archive, article);
    if ("outcome" in named) return named.outcome;
    const tellings = await tellingsAmong(archive, await sameEvent(archive, named.resolved.article.id), filter);
    return tellings.length > 1
      ? comparison(archive, tellings)
      : {
          kind: "unread",
          citation: citationOf(named.resolved),
          why: isEnglish(named.resolved.article.language) ? "alone" : "language",
        };
  }
  if (topic === undefined) return { kind: "wrong", option: "topic", wants: "article or topic" };
  const hits = await archive.search(topic, filter, TRIED);
  const ids = await mostReported(
    archive,
    hits.map((hit) => hit.id),
  );
  for (const id of ids) {
    const tellings = await tellingsAmong(archive, await sameEvent(archive, id), filter);
    if (tellings.length > 1) return comparison(archive, tellings);
  }
  return { kind: "nothing", holdings: await archive.holdings(), nearest: await nearestArticles(archive, topic), citations: [] };
}

/** The articles to look around: one for each of the events that most of the given ones tell of. */
async function mostReported(archive: Archive, ids: readonly string[]): Promise<readonly string[]> {
  const accounts = await archive.accountsOf(ids);
  const events: (typeof accounts)[number][][] = [];
  for (const id of ids) {
    const account = accounts.find((one) => one.article === id);
    const event = account && events.find(([first]) => isOneEvent(first!, account));
    if (event) event.push(account);
    else if (account) events.push([account]);
  }
  return events
    .sort((one, other) => other.length - one.length)
    .slice(0, AROUND)
    .map(([first]) => first!.article);
}

/** An article, then the others that tell of the same event. */
async function sameEvent(archive: Archive, id: string): Promise<string[]> {
  const [own] = await archive.accountsOf([id]);
  if (!own) return [id];
  const near = await archive.search(own.account.names.join(" "), around(own.day), NEAR);
  const accounts = await archive.accountsOf(near.map((hit) => hit.id));
  const same = new Set(accounts.flatMap((other) => (isOneEvent(own, other) ? [other.article] : [])));
  return [id, ...near.flatMap((hit) => (hit.id !== id && same.has(hit.id) ? [hit.id] : []))];
}

/** The best articles that pass a filter, each text once. */
async function tellingsAmong(archive: Archive, ids: readonly string[], filter: Filter): Promise<Source[]> {
  const some = ids.slice(0, 2 * TELLINGS);
  const sources = await sourcesOf(archive, some);
  return distinct(some.flatMap((one) => sources.get(one) ?? []).filter((source) => matches(source, filter))).slice(0, TELLINGS);
}

const DAY = 24 * 60 * 60 * 1000;

/** A filter for the days around a day. */
const around = (day: number): Filter => {
  const iso = (of: number) => new Date(of * DAY).toISOString().slice(0, 10);
  return { since: iso(day - DAYS), until: iso(day + DAYS) };
};

/** Does an article pass a filter by day and publisher? */
function matches({ article: { published, source, url } }: Source, filter: Filter): boolean {
  const day = published ?? "";
  const { since = "", until, source: publisher } = filter;
  const from = fold([source, url].filter(Boolean).join("\n"));
  return (
    day >= since &&
    (until === undefined || day <= `${until}\u{10ffff}`) &&
    (publisher === undefined || from.includes(fold(publisher)))
  );
}

/** Compares tellings, the earliest first. */
async function comparison(archive: Archive, sources: readonly Source[]): Promise<Outcome> {
  const tellings = sources.toSorted((a, b) => (a.article.published ?? "9").localeCompare(b.article.published ?? "9"));
  const accounts = tellings.map(({ article, analysis }) => accountOf(article, analysis, words(article.text)));
  const cited = (at: number, span: Span): Cited => ({
    words: excerptOf(tellings[at]!.article, "text", span),
    citation: citationOf(tellings[at]!),
  });
  const { all, alone } = sentencesOf(tellings);
  const histories = await Promise.all(tellings.map((telling) => historyOf(archive, telling)));
  return {
    kind: "comparison",
    tellings: tellings.map(citationOf),
    revised: histories.flatMap(({ revised }) => revised ?? []),
    figures: differingFigures(accounts).map((quantity) =>
      quantity.map(({ telling, figure }) => ({
        ...cited(telling, figure.sentence),
        figure: excerptOf(tellings[telling]!.article, "text", figure.figure),
        was: histories[telling]!.before(figure.figure, "figure"),
      })),
    ),
    quotations: quotationsOf(tellings).map((group) =>
      group.map(({ telling, span }) => ({ ...cited(telling, span), was: histories[telling]!.before(span, "quotation") })),
    ),
    all: all.map(({ telling, span }) => cited(telling, span)),
    alone: alone.map(({ telling, span }) => cited(telling, span)),
  };
}

type PlacedSpan = { readonly telling: number; readonly span: Span };

/** Quotations of the same words that papers cut differently. */
function quotationsOf(tellings: readonly Source[]): PlacedSpan[][] {
  const said = tellings.flatMap((source, telling) => {
    const { article, analysis } = source;
    const held = analysis.quotations.map((quotation, index) => ({
      article: article.id,
      revision: article.revision,
      index,
      quotation,
    }));
    return wholeQuotations(held, new Map([[article.id, source]])).map(({ quotation: { start, end }, pieces }) => ({
      telling,
      span: { start, end },
      words: pieces.flatMap((piece) => words(slice(article.text, piece)).map(({ word }) => word)),
    }));
  });
  return cutDifferently(said).map((group) => group.map((at) => said[at]!));
}

/** The share of the shorter sentence's stems from which two are alike, and below which they are unlike. */
const ALIKE = 0.5;
const UNLIKE = 0.34;

type Sentence = PlacedSpan & { readonly stems: ReadonlySet<string>; readonly place: number };

/** Sentences that every telling has, in the words of the first, and those that only one has, with a name or a figure that no other prints. */
function sentencesOf(tellings: readonly Source[]): { all: PlacedSpan[]; alone: PlacedSpan[] } {
  const sentences = tellings.map(({ article: { text }, analysis }, telling) =>
    analysis.sentences.flatMap((span, place): Sentence[] => {
      const said = slice(text, span);
      return isStatement(said) ? [{ telling, span, place, stems: new Set(stems(said)) }] : [];
    }),
  );
  const texts = tellings.map(({ article: { text } }) => new Set(stems(text)));
  const likeness = (one: Sentence, other: Sentence) =>
    one.stems.intersection(other.stems).size / Math.max(1, Math.min(one.stems.size, other.stems.size));
  const nearest = (one: Sentence, others: readonly Sentence[]) => Math.max(0, ...others.map((other) => likeness(one, other)));
  const all = sentences[0]!.filter((one) => sentences.slice(1).every((others) => nearest(one, others) >= ALIKE)).slice(0, COMMON);
  const alone = sentences.flatMap((own, at) => {
    const others = sentences.filter((_, place) => place !== at).flat();
    const elsewhere = texts.filter((_, place) => place !== at).reduce((joined, held) => joined.union(held), new Set<string>());
    return own.filter((one) => tells(tellings[at]!, one, elsewhere) && nearest(one, others) < UNLIKE).slice(0, ALONE);
  });
  return { all, alone };
}

/** Does a sentence have a name or a figure that no other telling prints? */
function tells({ article: { text }, analysis }: Source, { span }: Sentence, elsewhere: ReadonlySet<string>): boolean {
  const inside = ({ start, end }: Span) => span.start <= start && end <= span.end;
  const telling = [
    ...analysis.names.flatMap(({ mentions }) => mentions),
    ...analysis.facts.filter(({ kind }) => kind !== "role" && kind !== "date" && kind !== "time"),
  ].filter(inside);
  return telling.some((words) => stems(slice(text, words)).some((stem) => !elsewhere.has(stem)));
}
