import { type Span, shared } from "../text/span.ts";
import { stems, type Word, words } from "../text/words.ts";
import type { Source } from "./citations.ts";
import type { Quote } from "./outcome.ts";

/** A quotation with the article it is cited from; `fit`: how well it fits the topic, 0 without one. */
export type QuoteCandidate = { readonly quote: Quote; readonly source: Source; readonly fit: number };

/** Fewer words, or a beginning in the middle of a sentence, make a fragment. */
const SENTENCE = 5;
/** More words than this are long for a first quotation. */
const LONG = 60;
/** Penalty for a question: it says less than an answer does. */
const QUESTION = 0.5;

/** Penalties for each earlier quotation of the same article, and of the same days. */
const SAME_ARTICLE = 0.4;
const SAME_DAYS = 0.05;
const DAYS = 14;

/** Quotations this old, in days, count a third as fresh as the newest. */
const FRESH = 90;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Quotations as a reader would want them: what is about the topic or the article's heart before the incidental, whole sentences before
 * fragments, and, by maximal marginal relevance (Carbonell and Goldstein 1998), one article and time after the other.
 */
export function rankQuotes(candidates: readonly QuoteCandidate[]): Quote[] {
  const newest = Math.max(0, ...candidates.map(({ source }) => timeOf(source)));
  const sources = new Set(candidates.map(({ source }) => source));
  const headlines = new Map([...sources].map((source) => [source, stems(source.article.title)]));
  const left = candidates.map((candidate) => {
    const time = timeOf(candidate.source);
    const score = worth(candidate, headlines.get(candidate.source)!) + 0.3 * Math.exp((time - newest) / (FRESH * DAY));
    return { quote: candidate.quote, article: candidate.source.article.id, time, score };
  });
  const ranked: Quote[] = [];
  while (left.length > 0) {
    const best = left.reduce((top, one) => (one.score > top.score ? one : top));
    left.splice(left.indexOf(best), 1);
    ranked.push(best.quote);
    for (const other of left) {
      if (other.article === best.article) other.score -= SAME_ARTICLE;
      else if (Math.abs(other.time - best.time) < DAYS * DAY) other.score -= SAME_DAYS;
    }
  }
  return ranked;
}

const timeOf = ({ article: { published } }: Source): number => Date.parse(published ?? "") || 0;

function worth({ quote, fit, source }: QuoteCandidate, headline: readonly string[]): number {
  const { words: said, attribution, also } = quote;
  const own = words(said.text);
  const long = Math.max(0, own.length - LONG) / 100;
  const whole = own.length >= SENTENCE && OPENS.test(said.text);
  const isNamed = attribution?.name && /^(?!The\b)\p{Lu}/u.test(attribution.name.text);
  const named = !isNamed ? 0 : attribution.how === "named" ? 0.4 : 0.3;
  return (
    2 * Number(whole) +
    fit +
    heart(own, said, source, headline) +
    named +
    0.2 * Math.log1p(also.length) -
    long -
    QUESTION * Number(ASKS.test(said.text))
  );
}

const ASKS = /\?[”"’']*$/;
/** The beginning of a sentence. */
const OPENS = /^\P{L}*(?!\p{Ll})\p{L}/u;

/** How near words are to the heart of their article: their share of the headline, and whether the summary has their sentence. */
function heart(said: readonly Word[], place: Span, { analysis: { summary } }: Source, headline: readonly string[]): number {
  const own = new Set(said.map(({ stem }) => stem));
  const share = headline.length === 0 ? 0 : headline.filter((stem) => own.has(stem)).length / headline.length;
  return Math.min(0.5, share) + (summary.medium.some((sentence) => shared(sentence, place) > 0) ? 0.3 : 0);
}
