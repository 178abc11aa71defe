import type { Archive, Filter } from "../index/archive.ts";
import type { IndexedEvent } from "../index/ways.ts";
import { nameWords } from "../language/english/names/same-person.ts";
import { stems, words } from "../text/words.ts";
import { citationOf, type Source, sourcesOf } from "./citations.ts";
import type { Outcome, TimelineEvent } from "./outcome.ts";
import { excerptAt, peopleNamed, suggestionOf } from "./people.ts";
import { resolveArticle } from "./resolve.ts";
import { nearestArticles } from "./suggest.ts";
import { topicOf } from "./topic.ts";

/** What a timeline is of; the filter's days are those of what happened. */
export type TimelineQuery = {
  readonly topic?: string | undefined;
  readonly person?: string | undefined;
  readonly article?: string | undefined;
  readonly filter: Omit<Filter, "article">;
};

/** Articles whose dated sentences are read, and most events in a reply. */
const ARTICLES = 80;
const MOST = 60;
/** Below this share of the topic in a sentence and its headline, it tells something else. */
const FITS = 0.6;

/** Dated sentences in the order of what happened, each event once. */
export async function timeline(archive: Archive, { topic, person, article, filter }: TimelineQuery): Promise<Outcome> {
  const scope = await timelineScope(archive, topic, person, article, filter.source);
  if ("outcome" in scope) return scope.outcome;
  const { since, until } = filter;
  const found = (await archive.eventsOf(scope.ids)).filter(
    ({ day }) =>
      (since === undefined || day >= since.slice(0, day.length)) && (until === undefined || day <= `${until}\u{10ffff}`),
  );
  const scored = found.flatMap((event) => {
    const score = scope.fits(event);
    return score >= FITS ? [{ event, score }] : [];
  });
  const chosen = onceEach(scored.map(({ event }) => event));
  const best = new Map(scored.map(({ event, score }) => [event, score + (event.stated ? 0.3 : event.date ? 0.2 : 0)]));
  const kept = chosen
    .toSorted((a, b) => best.get(b.event)! - best.get(a.event)!)
    .slice(0, MOST)
    .sort((a, b) => a.event.day.localeCompare(b.event.day));
  const sources = await sourcesOf(
    archive,
    kept.flatMap(({ event, also }) => [event, ...also].map(({ sentence }) => sentence.article)),
  );
  const events = kept.flatMap((one) => outcomeOf(one, sources) ?? []);
  if (events.length > 0) return { kind: "timeline", events };
  return {
    kind: "nothing",
    holdings: await archive.holdings(),
    nearest: topic === undefined ? [] : await nearestArticles(archive, topic),
    citations: [],
  };
}

type TimelineScope = { readonly ids: readonly string[]; readonly fits: (event: IndexedEvent) => number };

/** The articles to read, and how well an event fits what is asked, from 0 on. */
async function timelineScope(
  archive: Archive,
  topic: string | undefined,
  person: string | undefined,
  article: string | undefined,
  source: string | undefined,
): Promise<TimelineScope | { readonly outcome: Outcome }> {
  if (article !== undefined) {
    const named = await resolveArticle(archive, article);
    return "outcome" in named ? named : { ids: [named.resolved.article.id], fits: () => 1 };
  }
  if (person !== undefined) {
    const [one, ...others] = await peopleNamed(archive, person);
    if (one && others.length > 0)
      return {
        outcome: { kind: "ambiguous", what: "speaker", choices: [one, ...others].map((each) => suggestionOf(each, "speaker")) },
      };
    const name = one?.name.words ?? person;
    const surname = nameWords(name).at(-1) ?? name;
    const hits = await archive.search(`"${name}"`, { source }, ARTICLES);
    const calls = (event: IndexedEvent) => (words(event.sentence.words).some(({ word }) => word === surname) ? 1 : 0);
    return { ids: hits.map(({ id }) => id), fits: calls };
  }
  if (topic === undefined) return { outcome: { kind: "wrong", option: "topic", wants: "article or topic" } };
  const hits = await archive.search(topic, { source }, ARTICLES);
  const share = topicOf(topic, archive.frequency);
  return { ids: hits.map(({ id }) => id), fits: ({ sentence, title }) => share(sentence.words) + 0.7 * share(title) };
}

type MergedEvent = { event: IndexedEvent; also: IndexedEvent[] };

/** Stems that both sentences of one event have: so many, and this share of the shorter one's. */
const FEW = 3;
const SHARED = 0.5;

/** Events of one day told in much the same words, as one: the one whose date is stated, else the first. */
function onceEach(events: readonly IndexedEvent[]): MergedEvent[] {
  const merged: (MergedEvent & { readonly stems: Set<string> })[] = [];
  const order = (event: IndexedEvent) => (event.stated ? 0 : event.date ? 1 : 2);
  for (const event of events.toSorted((a, b) => order(a) - order(b))) {
    const own = new Set(stems(event.sentence.words));
    const same = merged.find(
      (other) =>
        isOneDay(event.day, other.event.day) &&
        own.intersection(other.stems).size >= Math.max(FEW, SHARED * Math.min(own.size, other.stems.size)),
    );
    if (same) same.also.push(event);
    else merged.push({ event, also: [], stems: own });
  }
  return merged;
}

/** May two dates be one day: is one the other, or less precise? */
const isOneDay = (day: string, other: string): boolean => day.startsWith(other) || other.startsWith(day);

function outcomeOf({ event, also }: MergedEvent, sources: ReadonlyMap<string, Source>): TimelineEvent | null {
  const { sentence, date, day, stated } = event;
  const source = sources.get(sentence.article);
  if (source?.article.revision !== sentence.revision) return null;
  const elsewhere = new Map(
    also.flatMap((other) => {
      const cited = sources.get(other.sentence.article);
      return cited && cited !== source ? [[cited.article.id, citationOf(cited)] as const] : [];
    }),
  );
  return {
    day,
    how: date === null ? "article" : stated ? "stated" : "counted",
    date: date && excerptAt(date),
    sentence: excerptAt(sentence),
    citation: citationOf(source),
    also: [...elsewhere.values()],
  };
}
