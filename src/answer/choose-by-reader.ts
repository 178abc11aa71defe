import { createHash } from "node:crypto";
import type { Archive, StoredArticle } from "../index/archive.ts";
import { softmax } from "../language/answering/linear.ts";
import { type Ranked, rank } from "../language/answering/rank.ts";
import choice from "../language/answering/weights/choice.json" with { type: "json" };
import { type Window, windows } from "../language/answering/windows.ts";
import type { GuardedReader } from "../reader/guarded.ts";
import type { PassageCandidate, Pick } from "../reader/reader.ts";
import { type Span, slice } from "../text/span.ts";
import { fold } from "../text/words.ts";
import { type Choice, type Choose, chooseByWeights, EXCERPT_WORDS, measureAll } from "./choose.ts";
import type { Services } from "./command.ts";
import { type Gathered, gather } from "./gather.ts";
import { type PassagePlaces, passagePlaces } from "./reader-passages.ts";
import { summaryChooserOf } from "./summarise-by-reader.ts";
import { isTopic } from "./topic-request.ts";
import { withinTime } from "./within-time.ts";

/** Articles that passages are taken from, when several are searched. */
const ARTICLES = 150;
/** Answers wanted: the best, and those shown beside it. */
const ANSWERS = 3;
/** The confidence of a choice for which the reader gives none. */
const UNSTATED = 0.75;

/** A passage as the reader sees it, and where it is. */
export type ReaderPassage = PassagePlaces & { readonly place: string; readonly candidate: PassageCandidate };

/**
 * Lets a reader choose among the passages that the archive holds. It gets passages and nothing else, and only those that the asker's filters allow;
 * what it returns are places. The rules choose where it gives no choice in time: its time runs from the first call, over all calls of this function.
 */
export function chooserOf(reader: GuardedReader, asker: string): Choose {
  let started: number | null = null;
  return async (query, gathered, searched, { archive, filter, now }) => {
    const byRules = await chooseByWeights(query, gathered, searched);
    if (isTopic(query.question)) return byRules;
    started ??= performance.now();
    const wide = searched === "article" ? gathered : (await gather(archive, query.question, filter, now, ARTICLES)).gathered;
    const ranked = rank(query, await measureAll(query, wide), choice);
    const passages = shuffled(await readPassages(archive, ranked, wide, reader.limits.candidates), query.question.text);
    if (passages.length === 0) return byRules;
    const reading = await withinTime(reader.limits.milliseconds - (performance.now() - started), (signal) =>
      reader.read({
        question: query.question.text,
        candidates: passages.map(({ candidate }) => candidate),
        places: passages.map(({ place }) => place),
        most: ANSWERS,
        asker,
        signal,
      }),
    );
    if (reading === null) return byRules;
    const chosen = { model: reader.model, among: passages.length };
    if (reading.length === 0) return { ...byRules, confidence: 0, reader: { ...chosen, spans: new Map() } };
    return pointed(reading, passages, ranked, wide, chosen);
  };
}

/** The services for one request of an asker: the reader chooses, if there is one. */
export function askedBy(asker: string, services: Services): Services {
  const { reader } = services;
  if (reader === undefined) return services;
  const choose = chooserOf(reader, asker);
  return { ...services, choose, ...(reader.summaries && { chooseSummary: summaryChooserOf(reader, asker) }) };
}

/** The `most` likeliest passages with their text, copies once. */
async function readPassages(
  archive: Archive,
  ranked: readonly Ranked[],
  gathered: readonly Gathered[],
  most: number,
): Promise<ReaderPassage[]> {
  const articles = new Map<number, StoredArticle | null>();
  const printed = new Set<string>();
  const found: ReaderPassage[] = [];
  for (const places of passagePlaces(ranked)) {
    if (found.length === most) break;
    const { candidate, match } = ranked[places.article]!;
    if (!articles.has(candidate)) articles.set(candidate, await archive.article(gathered[candidate]!.id));
    const article = articles.get(candidate);
    if (!article) continue;
    const { spans } = match.postings;
    const sentences = places.sentences.map((at) => slice(article.text, { start: spans[2 * at]!, end: spans[2 * at + 1]! }));
    const text = fold(sentences.join(" "));
    if (printed.has(text)) continue;
    printed.add(text);
    const { id, revision, title, source, published } = article;
    const place = `${id}@${revision}:${places.sentences}`;
    found.push({ ...places, place, candidate: { title, source, published, sentences } });
  }
  return found;
}

/** The passages in an order unrelated to their rank, but always the same. */
function shuffled(passages: readonly ReaderPassage[], question: string): ReaderPassage[] {
  const keyed = passages.map((passage) => ({
    passage,
    key: createHash("sha256").update(`${question}\n${passage.place}`).digest("hex"),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ passage }) => passage);
}

/** The places that a reader chose, as a choice: the articles chosen first, then the others as ranked; one window an article. */
function pointed(
  reading: readonly Pick[],
  passages: readonly ReaderPassage[],
  ranked: readonly Ranked[],
  gathered: readonly Gathered[],
  chosen: { readonly model: string; readonly among: number },
): Choice {
  const picks = new Map<number, Pick>();
  for (const pick of reading) {
    const { article } = passages[pick.candidate]!;
    if (!picks.has(article)) picks.set(article, pick);
  }
  const order = [...picks.keys(), ...ranked.keys().filter((article) => !picks.has(article))];
  const spans = new Map<number, Span>();
  const found = [...picks].map(([article, pick], at): Window => {
    const passage = passages[pick.candidate]!;
    const one = ranked[article]!;
    const named = pick.sentence === null ? null : passage.sentences[pick.sentence]!;
    const start = named === null ? 0 : one.match.postings.spans[2 * named]!;
    if (pick.span !== null) spans.set(at, { start: start + pick.span.start, end: start + pick.span.end });
    const range = named === null ? likeliest(one, passage) : { first: named, last: named };
    return { article: at, ...range, probability: pick.confidence ?? UNSTATED };
  });
  return {
    ranked: order.map((article) => ranked[article]!),
    gathered,
    windows: found,
    confidence: found[0]!.probability,
    reader: { ...chosen, spans },
  };
}

/** The one or two sentences of a passage that the rules find likeliest. */
function likeliest(one: Ranked, { sentences }: PassagePlaces): { first: number; last: number } {
  const shares = softmax(Float64Array.from(sentences, (at) => one.scores[at]!));
  const within = new Float64Array(one.scores.length);
  for (const [i, at] of sentences.entries()) within[at] = shares[i]!;
  const { first, last } = windows([{ ...one, sentences: within }], EXCERPT_WORDS)[0]!;
  return { first, last: sentences.includes(last) ? last : first };
}
