import { setImmediate } from "node:timers/promises";
import type { Aside } from "../article/article.ts";

import type { Archive, Filter, StoredArticle } from "../index/archive.ts";

import { ofNamesake } from "../language/answering/confusable.ts";
import { covered } from "../language/answering/covered.ts";
import type { Match, Query } from "../language/answering/match.ts";
import { holdsNumberWanted } from "../language/answering/number-wanted.ts";
import { SENTENCE } from "../language/answering/postings.ts";
import { denied } from "../language/answering/premise.ts";
import type { Ranked } from "../language/answering/rank.ts";
import { answerSpan } from "../language/answering/span.ts";
import span from "../language/answering/weights/span.json" with { type: "json" };
import type { Window } from "../language/answering/windows.ts";
import { reportsSpeechOf } from "../language/english/quotations/reported-speech.ts";
import type { Question } from "../language/question/question.ts";
import { readQuestion } from "../language/question/read.ts";
import { holds, type Span, slice } from "../text/span.ts";
import { fold } from "../text/words.ts";
import { type Choose, type ChosenBy, chooseByWeights, EXCERPT_WORDS } from "./choose.ts";
import { definingSentence, thingAsked } from "./definition.ts";
import { gather } from "./gather.ts";
import { scopeOf } from "./scope.ts";
import { spelledOut } from "./spelled-out.ts";
import { respelt } from "./spelling.ts";
import { type Statement, statementOf } from "./statements.ts";
import { asksOfAnotherTime } from "./time-asked-about.ts";

/** Below these confidences, silence is better: docs/answering.md has the trade-off. */
const THRESHOLD = { article: 0.5, archive: 0.52 };
/** Articles returned with an answer, or in its place. */
const FOUND = 10;

/** Passages of other articles are shown from this share of the best one's probability. */
const AS_LIKELY = 0.4;
const OTHERS = 2;

/** A passage that may answer. */
export type RankedPassage = {
  readonly article: StoredArticle;
  /** Probability that this is the article asked for. */
  readonly score: number;
  /** Sentence indices, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  /** The sentences, in order. */
  readonly sentences: readonly Span[];
  /** From the first to the last of them, cut to EXCERPT_WORDS. */
  readonly excerpt: Span;
  /** Where the question's terms are in the article; null if it was found by its speaker. */
  readonly match: Match | null;
};

/** A passage that answers, with the exact words if known. */
export type AnsweringPassage = RankedPassage & { readonly answer: Span | null };

/** The result of a question. */
export type Answered = {
  readonly question: Question;
  readonly query: Query;
  /** The best articles in order, each with its best passage; `best` answers. */
  readonly found: readonly RankedPassage[];
  readonly best: AnsweringPassage | null;
  /** Passages of other articles that are nearly as likely and differ. */
  readonly others: readonly AnsweringPassage[];
  /** Whether the best passage denies a premise of the question. */
  readonly contradicts: boolean;
  readonly confidence: number;
  /** Whether confidence is high enough to answer. */
  readonly answered: boolean;
  /** The reader that chose; null if the rules did. */
  readonly chosenBy: ChosenBy | null;
};

/** How a question is put. */
export type Manner = {
  /** When given, confidence alone decides: 0 always answers. */
  readonly threshold?: number | undefined;
  /** The day of asking, today by default: "last week" counts back from it, and so does the age of an article. */
  readonly now?: Date;
  /** What chooses among the sentences that the archive holds; by fitted weights by default. */
  readonly choose?: Choose;
};

/** Looks for the answer to a question in the whole archive or, with `filter.article`, in one article: first where the question says to look. */
export async function consult(
  archive: Archive,
  text: string,
  filter: Filter,
  { threshold, now = new Date(), choose = chooseByWeights }: Manner = {},
): Promise<Answered> {
  const scope = await scopeOf(archive, text, filter, now);
  const question = readQuestion(await respelt(archive, spelledOut(scope.text)));
  if (scope.first) {
    const consulted = await look(archive, question, scope.first, undefined, null, choose);
    if (consulted.answered) return consulted;
  }
  return look(archive, question, scope.filter, threshold, asksOfAnotherTime(text, now) ? null : now, choose);
}

async function look(
  archive: Archive,
  question: Question,
  filter: Filter,
  threshold: number | undefined,
  now: Date | null,
  choose: Choose,
): Promise<Answered> {
  const { query, gathered } = await gather(archive, question, filter, now);
  await setImmediate();
  const mode = filter.article === undefined ? "archive" : "article";
  const said = question.speech && (await statementOf(archive, question.speech, filter, EXCERPT_WORDS));
  const choice = await (said ? chooseByWeights : choose)(query, gathered, mode, { archive, filter, now });
  const { ranked, confidence, reader } = choice;
  const articles = choice.gathered ?? gathered;
  await setImmediate();
  const found = await Promise.all(ranked.slice(0, FOUND).map((one) => archive.article(articles[one.candidate]!.id)));
  const thing = reader === undefined ? thingAsked(question) : null;
  const windows = thing === null ? choice.windows : choice.windows.map((window) => defining(window, thing, ranked, found));
  const first = windows[0];
  const replies = new Map<number, RankedPassage>();
  for (const [i, one] of ranked.slice(0, FOUND).entries()) {
    const article = found[i];
    const window = windows.find((window) => window.article === i) ?? { first: 0, last: 0 };
    if (article) replies.set(i, replyOf(article, one, adjacent(article, one, window)));
  }
  if (said) return quoted(query, said, [...replies.values()], threshold ?? THRESHOLD[mode]);
  const answering = windows.values().flatMap((window): AnsweringPassage[] => {
    const reply = replies.get(window.article);
    if (!reply || window.probability < AS_LIKELY * first!.probability) return [];
    const { match } = ranked[window.article]!;
    const answer =
      reader?.spans.get(window.article) ?? answerSpan(query, match, reply.article.text, reply.first, reply.last, span.weights);
    return [{ ...reply, answer: answer && holds(reply.excerpt, answer) ? answer : null }];
  });
  // Further passages are read only until enough of them differ.
  const best = answering.next().value ?? null;
  const isReported =
    question.speech === null ||
    (best !== null && reportsSpeechOf(slice(best.article.text, best.excerpt), question.speech.speaker));
  const numbered = best === null || holdsNumberWanted(question.wanted, ofThatName(query, best));
  const pinned =
    reader !== undefined || (first !== undefined && covered(query, ranked[first.article]!.match, first, mode === "archive"));
  return {
    question,
    query,
    found: [...replies].flatMap(([i, reply]) => (i < FOUND ? [reply] : [])),
    best,
    others: best ? [...answering.filter((other) => saysElse(best, other)).take(OTHERS)] : [],
    contradicts:
      question.speech === null && first !== undefined && denied(query, ranked[first.article]!.match, first.first, first.last),
    confidence,
    answered:
      best !== null &&
      (threshold === undefined ? confidence >= THRESHOLD[mode] && pinned && numbered && isReported : confidence >= threshold),
    chosenBy: reader === undefined ? null : { model: reader.model, among: reader.among },
  };
}

/** The speaker's own words were asked for: they answer, with confidence by fit, before any ranked sentence. */
function quoted(
  query: Query,
  { source, first, last, words: said, fit }: Statement,
  replies: readonly RankedPassage[],
  least: number,
): Answered {
  const { article, analysis } = source;
  const sentences = analysis.sentences.slice(first, last + 1);
  const excerpt = cut(article.text, sentences);
  const best = { article, score: 1, first, last, sentences, excerpt, match: null, answer: holds(excerpt, said) ? said : null };
  const confidence = (1 + fit) / 2;
  return {
    question: query.question,
    query,
    found: [best, ...replies.filter((reply) => reply.article.id !== article.id)].slice(0, FOUND),
    best,
    others: [],
    contradicts: false,
    confidence,
    answered: confidence >= least,
    chosenBy: null,
  };
}

/** Whether another passage gives a different answer. A copy does not. */
function saysElse(best: AnsweringPassage, other: AnsweringPassage): boolean {
  const said = ({ article, answer, excerpt }: AnsweringPassage) => fold(slice(article.text, answer ?? excerpt));
  return (
    said(best) !== said(other) && fold(slice(best.article.text, best.excerpt)) !== fold(slice(other.article.text, other.excerpt))
  );
}

/** The window at the sentence of its article that says what a thing is; the window itself if none does. */
function defining(window: Window, thing: string, ranked: readonly Ranked[], articles: readonly (StoredArticle | null)[]): Window {
  const article = articles[window.article];
  const at = article ? definingSentence(article.text, sentencesOf(ranked[window.article]!.match), thing) : null;
  return at === null || (at >= window.first && at <= window.last) ? window : { ...window, first: at, last: at };
}

/** A passage without the sentences that may be about a namesake of who is asked for. */
function ofThatName(query: Query, { article, excerpt, first, sentences, match }: RankedPassage): string {
  const namesake = match && ofNamesake(query, match);
  if (!namesake?.some((is) => is)) return slice(article.text, excerpt);
  return sentences.flatMap((sentence, i) => (namesake[first + i] ? [] : [slice(article.text, sentence)])).join(" ");
}

type SentenceRange = Pick<Window, "first" | "last">;

/** A label within the prose ("Read more", a heading) was removed; one that ends in a dash opens it ("CNN —"). */
const isInside = ({ kind, text }: Aside): boolean => kind === "label" && !/[—–-]$/.test(text);

/** Only the likelier sentence if a label may have stood between the two: they are not adjacent on the page. */
function adjacent({ aside }: StoredArticle, { sentences, match }: Ranked, { first, last }: SentenceRange): SentenceRange {
  const opens = (match.postings.kinds[last]! & SENTENCE.paragraph) !== 0;
  if (first === last || !opens || !aside.some(isInside)) return { first, last };
  const likelier = sentences[first]! >= sentences[last]! ? first : last;
  return { first: likelier, last: likelier };
}

const sentencesOf = ({ masks, postings: { spans } }: Match): Span[] =>
  Array.from(masks, (_, at) => ({ start: spans[2 * at]!, end: spans[2 * at + 1]! }));

function replyOf(article: StoredArticle, { share, match }: Ranked, { first, last }: SentenceRange): RankedPassage {
  const sentences = sentencesOf(match).slice(first, last + 1);
  return { article, score: share, first, last, sentences, excerpt: cut(article.text, sentences), match };
}

/** The sentences as one span of at most EXCERPT_WORDS words: the first alone if both are too long, cut if it is too long itself. */
function cut(text: string, sentences: readonly Span[]): Span {
  const { start } = sentences[0]!;
  let end = sentences.at(-1)!.end;
  const words = [...slice(text, { start, end }).matchAll(/\S+/g)];
  const last = words[EXCERPT_WORDS - 1];
  if (words.length > EXCERPT_WORDS && last) end = Math.min(sentences[0]!.end, start + last.index + last[0].length);
  return { start, end };
}
