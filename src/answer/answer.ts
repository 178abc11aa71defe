import { excerptOf } from "../article/excerpt.ts";
import type { Archive, Filter } from "../index/archive.ts";
import { partners } from "../language/english/summary/partners.ts";
import type { Span } from "../text/span.ts";
import { answerOrStory } from "./answer-or-story.ts";
import type { AnsweringPassage, Manner } from "./ask.ts";
import { citationOf, passagesOf, type Source, sourceOf } from "./citations.ts";
import { distinct } from "./dedupe.ts";
import type { Answer, Outcome } from "./outcome.ts";
import { resolveArticle } from "./resolve.ts";
import { nearest, storyOutcome } from "./story.ts";

/** Limit: articles listed if none answers, each story once. */
const NEAREST = 3;

/** The outcome of a question: an answer in the news's own words, a story, or the nearest articles. */
export async function ask(
  archive: Archive,
  question: string,
  reference: string | undefined,
  filter: Filter,
  manner: Omit<Manner, "threshold"> = {},
): Promise<Outcome> {
  const named = reference === undefined ? null : await resolveArticle(archive, reference);
  if (named && "outcome" in named) return named.outcome;
  const within = named ? { article: named.resolved.article.id } : filter;
  const { consulted, story, topic } = await answerOrStory(archive, question, within, manner);
  if (story) return storyOutcome(story, topic);
  const { best, answered, confidence: sure } = consulted;
  const source = best && (await sourceOf(archive, best.article.id, best.article.revision));
  if (!best || !answered || !source) {
    const found = await Promise.all(nearest(consulted).map(({ article }) => sourceOf(archive, article.id)));
    return {
      kind: "nothing",
      holdings: await archive.holdings(),
      nearest: [],
      citations: distinct(found.filter((one) => one !== null))
        .slice(0, NEAREST)
        .map(citationOf),
    };
  }
  const others = await Promise.all(
    consulted.others.map(async (other) => {
      const held = await sourceOf(archive, other.article.id, other.article.revision);
      return held && answerOf(held, other, sure);
    }),
  );
  return {
    kind: "answer",
    best: answerOf(source, best, sure),
    others: others.filter((other) => other !== null),
    contradicts: consulted.contradicts,
    chosenBy: consulted.chosenBy,
  };
}

function answerOf(source: Source, { sentences, answer }: AnsweringPassage, sure: number): Answer {
  return {
    passages: passagesOf(source, completed(source, sentences)),
    answer: answer && excerptOf(source.article, "text", answer),
    citation: citationOf(source),
    confidence: sure,
  };
}

const PERSONAL = /\b(?:he|she|him|her|his|hers)\b/i;

/** Adds the sentences that say whom or what the given ones refer to, if the article tells. */
function completed({ article, analysis }: Source, sentences: readonly Span[]): Span[] {
  const needs = partners({ text: article.text, ...analysis }, analysis.quotations, analysis.names);
  const places = sentences.map(({ start }) => analysis.sentences.findIndex((sentence) => sentence.start === start));
  const all = new Set(places.flatMap((place) => [place, ...(needs(place) ?? [])]));
  const named = antecedent({ article, analysis }, Math.min(...all));
  if (named !== null) all.add(named);
  return [...all].sort((a, b) => a - b).map((place) => analysis.sentences[place]!);
}

/** If a sentence has "her" before any name: the last earlier sentence that names a person before any such word; otherwise null. */
function antecedent({ article, analysis: { sentences, names } }: Source, place: number): number | null {
  const persons = names.flatMap(({ kind, mentions }) => (kind === "person" ? mentions.map(({ start }) => start) : []));
  const opens = (at: number): "name" | "pronoun" | null => {
    const { start, end } = sentences[at]!;
    const pronoun = PERSONAL.exec(article.text.slice(start, end))?.index;
    if (persons.some((name) => name >= start && name < (pronoun === undefined ? end : start + pronoun))) return "name";
    return pronoun === undefined ? null : "pronoun";
  };
  if (opens(place) !== "pronoun") return null;
  for (let before = place - 1; before >= 0; before--) if (opens(before) === "name") return before;
  return null;
}
