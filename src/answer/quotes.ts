import { excerptOf } from "../article/excerpt.ts";
import type { Archive, StoredQuotation } from "../index/archive.ts";
import { oneHoldsOther, speakerKey } from "../language/english/names/same-person.ts";
import { slice } from "../text/span.ts";
import { words } from "../text/words.ts";
import { attributionOf, citationOf, type Source, sourcesOf } from "./citations.ts";
import { type JoinedQuotation, wholeQuotations, wholeSentence } from "./join-split-quotations.ts";
import { lookup, type Narrowed, nothing } from "./lookup.ts";
import type { Outcome, Quote } from "./outcome.ts";
import { type QuoteCandidate, rankQuotes } from "./rank-quotes.ts";
import { resolveSpeaker } from "./resolve.ts";
import { onTopic } from "./statements.ts";
import { topicOf } from "./topic.ts";

/** What to look for; without a speaker, topic or article, the newest quotations. */
export type QuotesQuery = Narrowed & { readonly speaker?: string | undefined };

/** Most quotations in a reply. */
const MOST = 100;
/** A speaker's newest quotations, of which the best are shown: reading more articles takes longer than everything else. */
const NEWEST = 1.5 * MOST;
/** Articles on a topic whose quotations are considered. */
const ARTICLES = 100;

/**
 * Quotations of a speaker, on a topic, in an article. The same words in several articles come once, with all sources. If the article has
 * none of that speaker's, those of other articles, with `elsewhere` set.
 */
export async function quotes(archive: Archive, { speaker, topic, article, filter }: QuotesQuery): Promise<Outcome> {
  const place = await lookup(archive, { article, topic, filter }, ARTICLES);
  if ("outcome" in place) return place.outcome;
  const { found, ids } = place;
  const who = speaker === undefined ? null : await resolveSpeaker(archive, speaker);
  if (who && "outcome" in who) return who.outcome;

  const keys = who ? who.resolved : [undefined];
  const most = ids === undefined ? NEWEST : 10 * MOST;
  const held = (await Promise.all(keys.map((key) => archive.quotations({ speaker: key, articles: ids }, filter, most)))).flat();
  const sources = await sourcesOf(
    archive,
    held.map((one) => one.article),
  );
  const said = wholeQuotations(held, sources);
  const fitting = topic === undefined ? said.map((one) => ({ one, score: 0 })) : fitsOf(said, sources, topic, archive);
  if (fitting.length === 0) {
    const elsewhere = found && who ? await quotes(archive, { speaker, topic, filter }) : null;
    if (elsewhere?.kind === "quotes") return { ...elsewhere, elsewhere: citationOf(found!) };
    if (found && speaker === undefined && topic === undefined)
      return { kind: "unread", citation: citationOf(found), why: "none" };
    return nothing(archive, topic, place);
  }
  const all = rankQuotes(together(fitting, sources));
  return { kind: "quotes", quotes: all.slice(0, MOST), elsewhere: null };
}

/** What the headline's share of the topic adds: an article about it comes before one that mentions it. */
const HEADLINE = 0.35;
/** With less of the topic in headline and surroundings, somebody else of the name is meant. */
const HELD = 0.5;
/** Letters on either side of a quotation that are its surroundings. */
const AROUND = 300;

/** The quotations on a topic, and how well they fit it. */
function fitsOf(
  said: readonly JoinedQuotation[],
  sources: ReadonlyMap<string, Source>,
  topic: string,
  archive: Archive,
): FittedQuotation[] {
  const fits = topicOf(topic, archive.frequency);
  return onTopic(said, sources, fits).flatMap(({ one, source: { article }, score }) => {
    const around = article.text.slice(Math.max(0, one.quotation.start - AROUND), one.quotation.end + AROUND);
    if (fits(`${article.title} ${around}`) < HELD) return [];
    return [{ one, score: score + HEADLINE * fits(article.title) }];
  });
}

/** A quotation and how well it fits the topic. */
type FittedQuotation = { readonly one: JoinedQuotation; readonly score: number };

/** Quotations, each once with all its sources, as candidates for ranking. */
export const merged = (held: readonly StoredQuotation[], sources: ReadonlyMap<string, Source>): QuoteCandidate[] =>
  together(
    wholeQuotations(held, sources).map((one) => ({ one, score: 0 })),
    sources,
  );

/** Merges quotations of the same words: the earliest article is cited, the others are listed, with any other speakers. */
function together(fitting: readonly FittedQuotation[], sources: ReadonlyMap<string, Source>): QuoteCandidate[] {
  const groups = new Map<string, { one: JoinedQuotation; source: Source; score: number }[]>();
  for (const { one, score } of fitting) {
    const source = sources.get(one.article)!;
    const said = one.pieces.flatMap((piece) => words(slice(source.article.text, piece)));
    // Few words are said by many, so they are merged only within an article.
    const key = `${said.length < 4 ? one.article + one.index : ""} ${said.map(({ word }) => word).join(" ")}`;
    groups.set(key, [...(groups.get(key) ?? []), { one, source, score }]);
  }
  return [...groups.values()].map((group) => {
    const [first, ...others] = [...group].sort((a, b) =>
      (a.source.article.published ?? "9") < (b.source.article.published ?? "9") ? -1 : 1,
    );
    const { one, source } = first!;
    const fit = Math.max(...group.map(({ score }) => score));
    const key = keyOf(first!);
    const elsewhere = others.filter((other) => other.one.article !== one.article);
    const quote: Quote = {
      ...quoteOf(one, source),
      also: elsewhere.map((other) => citationOf(other.source)),
      disputed: elsewhere.flatMap((other) => {
        const name = other.one.quotation.speaker?.name;
        const theirs = keyOf(other);
        if (!name || theirs === null || key === null || oneHoldsOther(theirs, key)) return [];
        return [{ name: excerptOf(other.source.article, "text", name), citation: citationOf(other.source) }];
      }),
    };
    return { quote, source, fit };
  });
}

/** A quotation of one article. */
export function quoteOf(one: JoinedQuotation, source: Source): Quote {
  const { speaker, cue, ...span } = one.quotation;
  return {
    words: excerptOf(source.article, "text", span),
    shown: excerptOf(source.article, "text", wholeSentence(one, source)),
    attribution: speaker && attributionOf(source, speaker),
    cue: cue && excerptOf(source.article, "text", cue),
    citation: citationOf(source),
    also: [],
    disputed: [],
  };
}

function keyOf({ one, source }: { one: StoredQuotation; source: Source }): string | null {
  const name = one.quotation.speaker?.name;
  return name ? speakerKey(source.article.text.slice(name.start, name.end)) : null;
}
