import { excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import type { Fact, FactKind } from "../language/analysis.ts";
import { isEnglish } from "../language/read.ts";
import type { Span } from "../text/span.ts";
import { citationOf, type Source, sourcesOf } from "./citations.ts";
import { lookup, type Narrowed, nothing } from "./lookup.ts";
import type { Figure, Outcome } from "./outcome.ts";
import { type RankedFact, rankFacts } from "./rank-facts.ts";
import { topicOf } from "./topic.ts";

export type FactsQuery = Narrowed & { readonly kind?: FactKind | undefined };

/** Most facts in a reply. */
const MOST = 100;
/** Articles on a topic whose facts are considered. */
const ARTICLES = 60;

/** Facts of an article, or about a topic in all articles, central ones first. */
export async function facts(archive: Archive, { article, topic, kind, filter }: FactsQuery): Promise<Outcome> {
  if (article === undefined && topic === undefined) return { kind: "wrong", option: "article", wants: "article or topic" };
  const place = await lookup(archive, { article, topic, filter }, ARTICLES);
  if ("outcome" in place) return place.outcome;
  const { found, ids = [] } = place;
  const held = ids.length === 0 ? [] : await archive.facts({ kind, articles: ids }, filter, 20 * MOST);
  const sources = await sourcesOf(
    archive,
    held.map((one) => one.article),
  );
  const fits = topic === undefined ? null : topicOf(topic, archive.frequency);
  const figures = rankFacts(held, sources, fits).slice(0, MOST).map(figureOf);
  if (figures.length > 0) return { kind: "facts", figures };
  if (found && topic === undefined && kind === undefined) {
    const why = isEnglish(found.article.language) ? "none" : "language";
    return { kind: "unread", citation: citationOf(found), why };
  }
  return nothing(archive, topic, place);
}

function figureOf({ fact, source, also }: RankedFact): Figure {
  const words = (span: Span | null) => span && excerptOf(source.article, "text", span);
  const { kind, value, unit, about, of, hedge, sentence } = fact;
  return {
    figure: excerptOf(source.article, "text", fact),
    sentence: excerptOf(source.article, "text", sentence),
    ...{ kind, value, unit },
    ...{ about: words(about), of: words(of), hedge: words(hedge), when: words(whenOf(fact, source)) },
    citation: citationOf(source),
    also: also.map(citationOf),
  };
}

/** The day named in a fact's sentence; null if there is none, or several. */
function whenOf(fact: Fact, { analysis: { facts } }: Source): Span | null {
  const [day, ...others] = facts.filter(({ kind, sentence }) => kind === "date" && sentence.start === fact.sentence.start);
  return day && others.length === 0 && fact.kind !== "date" ? day : null;
}
