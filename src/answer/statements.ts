import type { Archive, Filter, StoredQuotation } from "../index/archive.ts";
import type { Speaker } from "../language/analysis.ts";
import { nameWords } from "../language/english/names/same-person.ts";
import type { Speech } from "../language/question/question.ts";
import { indexAt, type Span, slice } from "../text/span.ts";
import { respell } from "../text/spelling.ts";
import { type Source, sourcesOf } from "./citations.ts";
import { resolveSpeaker } from "./resolve.ts";
import { nearSpeakers } from "./suggest.ts";
import { topicOf, topicWeights, totalOf } from "./topic.ts";

/** Below this share of the topic, a quotation is about something else. */
const FITS = 0.5;
/** The highest score: the topic in the words, beside them and in the headline. */
const WHOLE = 1.75;
/** Quotations of a speaker examined. */
const MOST = 1000;
/** The least share of a topic that the article of a fitting quotation has, with room for rounding: each part of the score is at most that share. */
const LEAST = (FITS / WHOLE) * (1 - 1e-9);

/** A quotation on a topic; `score` from FITS to WHOLE. */
export type Fitting<One extends StoredQuotation = StoredQuotation> = {
  readonly one: One;
  readonly source: Source;
  readonly score: number;
};

/** A speaker's words on a topic: sentences of the article, `last` inclusive, and the words themselves. */
export type Statement = {
  readonly source: Source;
  readonly first: number;
  readonly last: number;
  readonly words: Span;
  /** From 0 to 1. */
  readonly fit: number;
};

/** Answers "what did X say about Y" in whole sentences of at most `most` words; null if no quotation fits. */
export async function statementOf(
  archive: Archive,
  { speaker, topic }: Speech,
  filter: Filter,
  most: number,
): Promise<Statement | null> {
  const keys = await speakerKeys(archive, speaker);
  if (keys.length === 0) return null;
  const { article, ...rest } = filter;
  const stems = topicWeights(topic, archive.frequency);
  const about = { stems, least: LEAST * totalOf(stems) };
  const asked = (key: string) => ({ speaker: key, articles: article === undefined ? undefined : [article], about });
  const held = (await Promise.all(keys.map((key) => archive.quotations(asked(key), rest, MOST)))).flat();
  const sources = await sourcesOf(
    archive,
    held.map((one) => one.article),
  );
  const fits = topicOf(topic, archive.frequency);
  const fitting = onTopic(held, sources, fits);
  const best = fitting[0];
  return best ? around(best, fitting, fits, most) : null;
}

/**
 * Resolves a name to a speaker: among several of one surname the most quoted, plus entries with the bare surname; if none matches, the one speaker with
 * nearly the same spelling.
 */
async function speakerKeys(archive: Archive, name: string): Promise<readonly string[]> {
  const who = await resolveSpeaker(archive, name);
  if ("resolved" in who) return who.resolved;
  if (who.outcome.kind === "ambiguous") {
    const keys = who.outcome.choices.map(({ value }) => value);
    return keys.slice(0, keys[0] === nameWords(name).join(" ") ? 2 : 1);
  }
  if (who.outcome.kind !== "nothing") return [];
  const spelt = (word: string, key: readonly string[]) => key.includes(word) || respell(word, key).length > 0;
  const near = (await nearSpeakers(archive, name)).filter(({ key }) =>
    nameWords(name).every((word) => spelt(word, key.split(" "))),
  );
  return near.length === 1 ? [near[0]!.key] : [];
}

/** The sentence of a quotation with most of the topic, plus neighbours in which the speaker says more on it. */
function around(
  { source, one, score }: Fitting,
  fitting: readonly Fitting[],
  fits: (text: string) => number,
  most: number,
): Statement {
  const { text } = source.article;
  const { sentences } = source.analysis;
  const placesOf = ({ start, end }: Span) => {
    const [from, to] = [indexAt(sentences, start), indexAt(sentences, end - 1)];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  };
  const places = new Set(fitting.flatMap((other) => (other.source === source ? placesOf(other.one.quotation) : [])));
  const [opening, ...others] = placesOf(one.quotation);
  const holding = (at: number) => fits(slice(text, sentences[at]!));
  let first = others.reduce((top, at) => (holding(at) > holding(top) ? at : top), opening!);
  let last = first;
  const short = (from: number, to: number) => text.slice(sentences[from]!.start, sentences[to]!.end).split(/\s+/).length <= most;
  while (places.has(last + 1) && short(first, last + 1)) last++;
  while (places.has(first - 1) && short(first - 1, last)) first--;
  const said = {
    start: Math.max(one.quotation.start, sentences[first]!.start),
    end: Math.min(one.quotation.end, sentences[last]!.end),
  };
  return { source, first, last, words: said, fit: score / WHOLE };
}

/** Quotations on the topic, best first: in their words, then beside them, then in the headline. */
export function onTopic<One extends StoredQuotation>(
  held: readonly One[],
  sources: ReadonlyMap<string, Source>,
  fits: (text: string) => number,
): Fitting<One>[] {
  const scored = held.flatMap((one) => {
    const source = sources.get(one.article);
    if (!source) return [];
    const { text, title } = source.article;
    const { sentences } = source.analysis;
    const from = sentences[Math.max(0, indexAt(sentences, one.quotation.start) - 1)]?.start ?? 0;
    const to = sentences[indexAt(sentences, one.quotation.end - 1)]?.end ?? text.length;
    const inWords = fits(text.slice(one.quotation.start, one.quotation.end));
    const score = inWords + 0.5 * fits(contextOf(text, { start: from, end: to }, one.quotation.speaker)) + 0.25 * fits(title);
    return score >= FITS ? [{ one, source, score }] : [];
  });
  return scored.sort((a, b) => b.score - a.score);
}

/** The text around a quotation without its speaker's name: Ban Ki-moon is not speaking about the Moon. */
function contextOf(text: string, { start, end }: Span, speaker: Speaker | null): string {
  const named = [speaker?.name, speaker?.mention].find((span) => span && start <= span.start && span.end <= end);
  return named ? `${text.slice(start, named.start)} ${text.slice(named.end, end)}` : text.slice(start, end);
}
