import { excerptOf } from "../article/excerpt.ts";
import type { Archive, HeldFact } from "../index/archive.ts";
import type { FactKind } from "../language/analysis.ts";
import { isEnglish } from "../language/read.ts";
import { slice } from "../text/span.ts";
import { citationOf, type Source, sourcesOf } from "./citations.ts";
import { lookup, type Narrowed, nothing } from "./lookup.ts";
import type { Asked, Figure, Outcome } from "./outcome.ts";
import { topicOf } from "./topic.ts";

export type FactsAsked = Narrowed & { readonly kind?: FactKind | undefined };

/** No reply has use for more. */
const MOST = 100;
/** Of how many articles on a topic the facts are looked at. */
const ARTICLES = 60;
/** A fact whose sentence and headline hold less of the topic is about something else. */
const FITS = 0.5;

/** The figures, dates and roles of an article in its order, or those about a topic over all articles, the newest first. */
export async function facts(archive: Archive, { article, topic, kind, filter }: FactsAsked, asked: Asked): Promise<Outcome> {
  if (article === undefined && topic === undefined) return { kind: "wrong", asked, option: "article", wants: "article or topic" };
  const place = await lookup(archive, { article, topic, filter }, ARTICLES, asked);
  if ("outcome" in place) return place.outcome;
  const { found, ids = [] } = place;
  const held = ids.length === 0 ? [] : await archive.facts({ kind, articles: ids }, filter, 20 * MOST);
  const sources = await sourcesOf(
    archive,
    held.map((one) => one.article),
  );
  const fitting = topic === undefined ? held : onTopic(held, sources, topicOf(topic, archive.frequency));
  const figures = fitting.flatMap((one) => figureOf(one, sources)).slice(0, MOST);
  if (figures.length > 0) return { kind: "facts", asked, figures };
  if (found && topic === undefined && kind === undefined) {
    const why = isEnglish(found.article.language) ? "none" : "language";
    return { kind: "unread", citation: citationOf(found), why };
  }
  return nothing(archive, topic, place, asked);
}

/** The facts about a topic: the sentence counts, what the figure is about counts more. The order stays. */
function onTopic(held: readonly HeldFact[], sources: ReadonlyMap<string, Source>, fits: (text: string) => number): HeldFact[] {
  return held.filter(({ article, fact }) => {
    const source = sources.get(article);
    if (!source) return false;
    const { text, title } = source.article;
    const about = [fact, fact.about, fact.of].filter((span) => span !== null).map((span) => slice(text, span));
    return fits(slice(text, fact.sentence)) + 0.5 * fits(about.join(" ")) + 0.25 * fits(title) >= FITS;
  });
}

function figureOf({ article, fact }: HeldFact, sources: ReadonlyMap<string, Source>): Figure[] {
  const source = sources.get(article);
  if (!source) return [];
  const words = (span: { start: number; end: number } | null) => span && excerptOf(source.article, "text", span);
  const { kind, value, unit, about, of, hedge, sentence } = fact;
  return [
    {
      figure: excerptOf(source.article, "text", fact),
      sentence: excerptOf(source.article, "text", sentence),
      ...{ kind, value, unit },
      ...{ about: words(about), of: words(of), hedge: words(hedge) },
      citation: citationOf(source),
    },
  ];
}
