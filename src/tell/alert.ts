import { citationOf, type Source } from "../answer/citations.ts";
import type { Conditions, FollowOutcome } from "../answer/follow.ts";
import { wholeQuotations } from "../answer/join-split-quotations.ts";
import { lede } from "../answer/latest.ts";
import type { Quote } from "../answer/outcome.ts";
import { quoteOf } from "../answer/quotes.ts";
import { bestSentence } from "../answer/search.ts";
import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import { wanted } from "../index/match-expression.ts";
import { frequency } from "../language/english/frequency.ts";
import { speakerKey } from "../language/english/names/same-person.ts";
import { type Span, shared, slice } from "../text/span.ts";
import { stems } from "../text/words.ts";
import { isPerson } from "./matching.ts";

type Alert = Extract<FollowOutcome, { kind: "alert" }>;
type AlertPassage = Alert["passages"][number];

/** Quotations and passages of a post; the rest is a button away. */
const QUOTES = 3;
const PASSAGES = 2;

/**
 * What an article has for some follows: the quotations of people followed, else the sentences that the conditions match, else its first
 * sentence. Pure. `copies`: other articles of the same story.
 */
export function alertOf(source: Source, conditions: readonly Conditions[], copies: readonly Source[] = []): Alert {
  const quotes = unique(
    conditions.flatMap((one) => quotesFor(source, one)),
    ({ words }) => words.start,
  );
  const passages = unique(
    conditions.flatMap((one) => passagesFor(source, one)),
    ({ excerpt }) => excerpt.start,
  );
  const first = quotes.length === 0 && passages.length === 0 ? lede(source) : null;
  return {
    kind: "alert",
    citation: citationOf(source),
    quotes: inOrder(quotes.slice(0, QUOTES), ({ words }) => words.start),
    passages: first ? [{ excerpt: first, matches: [] }] : inOrder(passages.slice(0, PASSAGES), ({ excerpt }) => excerpt.start),
    copies: copies.map(citationOf),
  };
}

const unique = <T>(list: readonly T[], key: (one: T) => number): T[] => [...new Map(list.map((one) => [key(one), one])).values()];
const inOrder = <T>(list: readonly T[], key: (one: T) => number): T[] => [...list].sort((a, b) => key(a) - key(b));

/** The quotations of a person followed, those with the words of the other conditions first. */
function quotesFor(source: Source, { person, topic, words }: Conditions): Quote[] {
  if (person === undefined) return [];
  const { article, analysis } = source;
  const held = analysis.quotations.flatMap((quotation, index) => {
    const name = quotation.speaker?.name;
    const said = name != null && isPerson(speakerKey(slice(article.text, name)), person);
    return said ? [{ article: article.id, revision: article.revision, index, quotation }] : [];
  });
  const about = new Set([topic, words].flatMap((text) => (text === undefined ? [] : stems(text))));
  const overlap = (span: Span) => stems(slice(article.text, span)).filter((stem) => about.has(stem)).length;
  return wholeQuotations(held, new Map([[article.id, source]]))
    .sort((a, b) => overlap(b.quotation) - overlap(a.quotation))
    .map((one) => quoteOf(one, source));
}

/** The sentence with the words asked for, and those that name a person who is followed by name. */
function passagesFor(source: Source, { person, topic, words }: Conditions): AlertPassage[] {
  const { article, analysis } = source;
  const excerpt = (span: Span): Excerpt => excerptOf(article, "text", span);
  if (person?.said === "named") {
    const mentions = analysis.names
      .filter(({ name }) => isPerson(speakerKey(slice(article.text, name)), person))
      .flatMap((one) => one.mentions);
    const naming = analysis.sentences.filter((sentence) => mentions.some((mention) => shared(sentence, mention) > 0));
    return naming.slice(0, PASSAGES).map((sentence) => ({
      excerpt: excerpt(sentence),
      matches: inOrder(mentions, ({ start }) => start)
        .filter((mention) => shared(sentence, mention) > 0)
        .map(excerpt),
    }));
  }
  const asked = [topic, words].flatMap((text) => (text === undefined ? [] : [wanted(text)]));
  const sought = asked.flatMap(({ stems, phrases }) => [...stems, ...phrases.flatMap((phrase) => phrase.split(" "))]);
  if (person !== undefined || sought.length === 0) return [];
  const best = bestSentence(article.text, analysis.sentences, sought, frequency);
  return best ? [{ excerpt: excerpt(best.sentence), matches: best.matches.map(excerpt) }] : [];
}
