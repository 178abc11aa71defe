import { holds, indexAt, type Span, shared, slice } from "../../text/span.ts";
import { vocabularyOf } from "../../text/vocabulary.ts";
import { stems, type Word, words } from "../../text/words.ts";
import type { Analysis, Quotation } from "../analysis.ts";
import { titleWords } from "../title-words.ts";
import { frequency } from "./frequency.ts";
import { Tag } from "./lexicon.ts";
import { type Word as Token, wordsOf } from "./words.ts";

/** A name or noun phrase that words are about, as printed there. `key`, its stems, joins the forms it is printed in. */
export type Topic = Span & { readonly key: string };

/** Words in a larger share of the news carry no information. */
const COMMON = 0.12;
/** The most topics of a quotation. */
const MOST = 4;
/** The most words before the noun of a topic. */
const BEFORE = 2;
/** The factor for a topic in the headline. */
const HEADLINE = 2;

/**
 * What each quotation of an article is about, most telling first: nouns in its words, and names in its sentences except its speaker's. Only
 * what the article or its headline repeats counts. `found` are all words of the text.
 */
export function topicsOf(
  article: { readonly title: string; readonly text: string },
  { sentences, paragraphs, quotations, names }: Pick<Analysis, "sentences" | "paragraphs" | "quotations" | "names">,
  found: readonly Word[] = words(article.text),
): Topic[][] {
  if (quotations.length === 0) return [];
  const { text } = article;
  const all = wordsOf({ text, sentences, paragraphs });
  const headline = new Set(titleWords(article).flatMap(({ stem, stop }) => (stop ? [] : [stem])));
  const { stems: known, stemOf, numbers } = vocabularyOf(found);
  const run = numbers.map((number) => stemOf[number]!);
  const times = new Uint32Array(known.length);
  for (const number of run) times[number]!++;
  const counted = new Map<string, number>();
  const count = ({ stems, numbers }: CountedTopic): number => {
    const most = Math.min(...numbers.map((number) => times[number] ?? 0));
    if (stems.length === 1 || most < 2) return most;
    const key = stems.join(" ");
    const found = counted.get(key) ?? timesIn(run, numbers);
    counted.set(key, found);
    return found;
  };
  const stemsIn = (span: Span): CountedTopic => {
    const from = indexAt(found, span.start);
    let to = from;
    while (to < found.length && found[to]!.end <= span.end) to++;
    // A name may end inside a word: "D.C" of "D.C."
    const cut = [found[from], found[to]].some((word) => word && word.start < span.end && !holds(span, word));
    if (cut) {
      const held = stems(slice(text, span));
      return { stems: held, numbers: held.map((stem) => known.indexOf(stem)) };
    }
    const all: number[] = [];
    for (let at = from; at < to; at++) if (!found[at]!.stop && !all.includes(run[at]!)) all.push(run[at]!);
    return { stems: all.map((number) => known[number]!), numbers: all };
  };
  const mentioned = names
    .flatMap(({ name, mentions }) => mentions.map((mention) => ({ ...mention, name, times: mentions.length })))
    .sort((a, b) => a.start - b.start);

  const weigh = ({ start, end }: Span, { stems: held }: CountedTopic, times: number, weighed: Weighed[]): void => {
    const titled = held.every((stem) => headline.has(stem));
    if (held.length === 0 || (times < 2 && !titled)) return;
    const telling = held.reduce((sum, stem) => sum - Math.log(frequency(stem)), 0) / Math.sqrt(held.length);
    weighed.push({ start, end, key: held.join(" "), weight: telling * Math.log2(1 + times) * (titled ? HEADLINE : 1) });
  };

  return quotations.map((quotation) => {
    const around = sentencesOf(sentences, quotation);
    const found: Weighed[] = [];
    for (let at = indexAt(mentioned, around.start); at < mentioned.length && mentioned[at]!.start < around.end; at++) {
      const mention = mentioned[at]!;
      if (!holds(around, mention) || isSpeaker(quotation, mention.name)) continue;
      weigh(mention, stemsIn(mention), mention.times, found);
    }
    for (const noun of nounsIn(all, quotation)) {
      const held = stemsIn(noun);
      if (held.stems.some((stem) => frequency(stem) <= COMMON)) weigh(noun, held, count(held), found);
    }
    return best(found);
  });
}

/** The stems of a run's meaningful words, each once; `numbers` in the text's vocabulary, −1 if not in it. */
type CountedTopic = { readonly stems: readonly string[]; readonly numbers: readonly number[] };

/** How often the stems occur in a run in sequence; needs at least one of them. */
function timesIn(run: Uint32Array, stems: readonly number[]): number {
  let times = 0;
  for (let at = 0; at + stems.length <= run.length; at++) {
    let same = 0;
    while (same < stems.length && run[at + same] === stems[same]) same++;
    if (same < stems.length) continue;
    times++;
    at += stems.length;
  }
  return times;
}

type Weighed = Topic & { readonly weight: number };

/** The weightiest topics; of those that share a word, the first. */
function best(all: readonly Weighed[]): Topic[] {
  const chosen: Topic[] = [];
  const taken = new Set<string>();
  for (const { weight: _, ...topic } of all.toSorted((a, b) => b.weight - a.weight)) {
    const held = topic.key.split(" ");
    if (chosen.length === MOST || held.some((stem) => taken.has(stem))) continue;
    for (const stem of held) taken.add(stem);
    chosen.push(topic);
  }
  return chosen;
}

function isSpeaker({ speaker }: Quotation, name: Span): boolean {
  const overlaps = (part: Span | null) => part !== null && shared(part, name) > 0;
  return speaker !== null && (overlaps(speaker.name) || overlaps(speaker.mention) || overlaps(speaker.role));
}

/** The most characters of a sentence on either side of a quotation, for sentences that never end. */
const REACH = 1000;

/** The sentences that a quotation is in, within reach. */
function sentencesOf(sentences: readonly Span[], { start, end }: Span): Span {
  const from = sentences[indexAt(sentences, start)]?.start ?? start;
  const to = sentences[indexAt(sentences, end - 1)]?.end ?? end;
  return { start: Math.max(start - REACH, Math.min(start, from)), end: Math.min(end + REACH, Math.max(end, to)) };
}

const VERB = Tag.past | Tag.present | Tag.base | Tag.ing;
const DESCRIBES = Tag.adjective | Tag.demonym;
/** What comes before a noun: there, a word that may be a verb or is on no list is a noun ("the plan", but "we plan"). */
const LEADS = Tag.determiner | Tag.possessive | Tag.preposition | DESCRIBES;

function isNoun(all: readonly Token[], at: number): boolean {
  const { kind, tags, lower, capital } = all[at]!;
  if (kind !== "word" || capital || lower.length < 3) return false;
  if (tags !== 0 && (tags & Tag.noun) === 0) return false;
  return (tags !== 0 && (tags & VERB) === 0) || ((all[at - 1]?.tags ?? 0) & LEADS) !== 0;
}

/** The nouns in a quotation, alone and with the words before them that belong to them. */
function nounsIn(all: readonly Token[], within: Span): Span[] {
  const from = indexAt(all, within.start);
  const found: Span[] = [];
  const describes = (at: number) => (all[at]!.tags & DESCRIBES) !== 0;
  const joined = (at: number) => at + 1 < all.length && all[at + 1]!.start - all[at]!.end === 1;
  for (let at = from; at < all.length && all[at]!.end <= within.end; at++) {
    // "a revolutionary mobile phone"
    if (!isNoun(all, at) || (joined(at) && describes(at + 1))) continue;
    found.push({ start: all[at]!.start, end: all[at]!.end });
    for (let first = at - 1; first >= from && at - first <= BEFORE; first--) {
      if (!joined(first) || all[first]!.owns || !(describes(first) || isNoun(all, first))) break;
      found.push({ start: all[first]!.start, end: all[at]!.end });
    }
  }
  return found;
}
