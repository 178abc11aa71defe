import nlp from "compromise/two";
import { sentences } from "../../text/sentences.ts";
import { slice } from "../../text/span.ts";
import { stem } from "../../text/stem.ts";
import { type Word, words } from "../../text/words.ts";
import type { Question, Speech, Term, Wanted } from "./question.ts";
import { isEmptyHead, isVague, SPEECH, wantedByHead, wantedByHow } from "./wanted.ts";

type Tagged = Word & { readonly raw: string; readonly tags: ReadonlySet<string>; readonly asking: boolean };
type Reading = { readonly wanted: Wanted /** The head noun's place among the words. */; readonly head: number };

const ASKING = /^(?:who|whom|whose|what|when|where|why|how|which|who's|what's|where's|when's|how's|who're|what're)$/;
const AUXILIARY =
  /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isn't|aren't|wasn't|weren't|doesn't|didn't)$/;
const NEGATION = /^(?:not|never|no|nobody|none|except|without|cannot|can't|\w+n't)$/;
/** The most terms that the matcher's masks can hold. */
const MOST_TERMS = 31;

/**
 * Reads a question in plain words: what is wanted, the words to look for and their relations. Of several sentences the last one with a question word
 * asks; a bare list of words ("jack ma india buyers?") wants any phrase.
 */
export function readQuestion(text: string): Question {
  const tagged = tag(text);
  const asking = tagged.filter((word) => word.asking);
  const { wanted, head } = readWanted(asking);
  const terms: Term[] = [];
  const index = new Map<string, number>();
  const places: number[] = [];
  for (const [place, word] of tagged.entries()) {
    if (!isTerm(word, asking[head] === word)) continue;
    let at = index.get(word.stem);
    if (at === undefined) {
      if (terms.length === MOST_TERMS) break;
      at = terms.push(termOf(word, asking[head] === word)) - 1;
      index.set(word.stem, at);
    }
    places[place] = at;
  }
  return {
    text,
    wanted,
    terms,
    pairs: pairsOf(tagged, places),
    names: namesOf(text, tagged, places),
    years: tagged.map(({ word }) => word).filter((word) => /^(?:1[5-9]|20)\d\d$/.test(word)),
    negated: asking.some(({ word }) => NEGATION.test(word)),
    choices: wanted === "choice" ? readChoices(asking) : [],
    speech: wanted === "speech" ? readSpeech(text, asking) : null,
  };
}

/** The words with compromise's tags: it reads the short text of a question well, lower-case names included. */
function tag(text: string): Tagged[] {
  const tags = new Map<number, ReadonlySet<string>>();
  for (const sentence of nlp(text).json({ offset: true }) as {
    terms: { text: string; tags: string[]; offset: { start: number; length: number } }[];
  }[]) {
    for (const term of sentence.terms) {
      for (let at = term.offset.start; at < term.offset.start + term.offset.length; at++) tags.set(at, new Set(term.tags));
    }
  }
  const clauses = sentences(text);
  const last = clauses.findLast((clause) => words(slice(text, clause)).some(({ word }) => ASKING.test(word))) ?? clauses.at(-1);
  return words(text).map((word) => ({
    ...word,
    raw: slice(text, word),
    tags: tags.get(word.start) ?? new Set<string>(),
    asking: last !== undefined && word.start >= last.start && word.start < last.end,
  }));
}

const isTerm = (word: Tagged, head: boolean): boolean =>
  !word.stop &&
  !ASKING.test(word.word) &&
  !(head && isEmptyHead(word.word)) &&
  !(isVague(word.word) && !/^\p{Lu}/u.test(word.raw));

function termOf(word: Tagged, head: boolean): Term {
  const name =
    /^\p{Lu}/u.test(word.raw) && word.start > 0
      ? true
      : ["ProperNoun", "Person", "Place", "Organization", "Demonym", "Acronym"].some((t) => word.tags.has(t));
  return {
    word: word.word,
    stem: word.stem,
    name: name && !word.tags.has("QuestionWord"),
    number: /^\d/.test(word.word),
    verb: !name && word.tags.has("Verb"),
    head,
    asking: word.asking,
  };
}

function pairsOf(tagged: readonly Tagged[], places: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  let before: number | undefined;
  for (const [place, word] of tagged.entries()) {
    const at = places[place];
    if (at !== undefined) {
      if (before !== undefined && before !== at) pairs.push([before, at]);
      before = at;
    } else if (!word.stop) before = undefined;
  }
  return pairs;
}

const CALENDAR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** Runs of capitalised words. One that opens a sentence may be any word, and an acronym has a long form that an article may use. */
function namesOf(text: string, tagged: readonly Tagged[], places: readonly number[]): number[][] {
  const names: number[][] = [];
  let run: number[] = [];
  for (const [place, { start, raw, word }] of tagged.entries()) {
    const at = places[place];
    const opens = place === 0 || /[.?!:]["”’)]?\s+$/.test(text.slice(tagged[place - 1]!.end, start));
    if (opens) run = [];
    const named = /^\p{Lu}/u.test(raw) && !/^[\p{Lu}\p{N}.&]+$/u.test(raw) && !CALENDAR.test(word);
    if (!named) run = [];
    if (!named || opens || at === undefined) continue;
    if (run.length === 0) names.push(run);
    run.push(at);
  }
  return names;
}

function readWanted(asking: readonly Tagged[]): Reading {
  const at = questionWord(asking);
  if (at < 0) {
    if (!AUXILIARY.test(asking[0]?.word ?? "")) return { wanted: "phrase", head: -1 };
    return { wanted: asking.some(({ word }) => word === "or") ? "choice" : "yes or no", head: -1 };
  }
  const word = asking[at]!.word.replace(/'(?:s|re)$/, "");
  const next = asking[at + 1]?.word ?? "";
  if (word === "who" || word === "whom") return { wanted: isDefinition(asking, at) ? "definition" : "person", head: -1 };
  if (word === "whose") return { wanted: "person", head: at + 1 };
  if (word === "when") return { wanted: "date", head: -1 };
  if (word === "where") return { wanted: "place", head: -1 };
  if (word === "why") return { wanted: "reason", head: -1 };
  if (word === "how")
    return { wanted: wantedByHow(next, asking[at + 2]?.word ?? ""), head: next === "many" ? headAfter(asking, at + 2) : -1 };
  return readWhat(asking, at);
}

/** The word that asks: the first if it opens the clause ("In which …"), else the last "what", "which" or "how". */
function questionWord(asking: readonly Tagged[]): number {
  const first = asking.findIndex(({ word }) => ASKING.test(word));
  if (first <= 1) return first;
  const last = asking.findLastIndex(({ word }) => /^(?:what|which|how|whose)$/.test(word));
  return last >= 0 ? last : AUXILIARY.test(asking[0]!.word) ? -1 : first;
}

/** "Who is X?" with only a name after it asks for a role. */
const isDefinition = (asking: readonly Tagged[], at: number): boolean =>
  /^(?:is|was)$/.test(asking[at + 1]?.word ?? "") &&
  asking.length <= at + 5 &&
  asking.slice(at + 2).every(({ raw, tags }) => /^\p{Lu}/u.test(raw) || tags.has("Person"));

function readWhat(asking: readonly Tagged[], at: number): Reading {
  const rest = asking.slice(at + 1);
  if (rest.length === 0) return { wanted: "phrase", head: -1 };
  const auxiliary = AUXILIARY.test(rest[0]!.word);
  if (!auxiliary && !(rest[0]!.tags.has("Verb") && !rest[0]!.tags.has("Noun"))) {
    const head = headAfter(asking, at + 1);
    return { wanted: head < 0 ? "phrase" : (wantedByHead(asking[head]!.word) ?? "name"), head };
  }
  if (rest.slice(1).some(({ word }) => SPEECH.test(word)) && /^(?:do|does|did|has|had|is|was)$/.test(rest[0]!.word)) {
    return { wanted: "speech", head: -1 };
  }
  // "What is the name of …", "What was the number of …": the noun after the article says what is wanted.
  if (/^(?:is|are|was|were)$/.test(rest[0]!.word)) {
    const head = headAfter(asking, at + 2);
    const wanted = head < 0 ? null : wantedByHead(asking[head]!.word);
    if (wanted !== null) return { wanted, head };
    if (rest.length === 2 && !/^(?:happening|going)$/.test(rest[1]!.word)) return { wanted: "definition", head: -1 };
    if (rest.length <= 4 && head >= 0 && head === asking.length - 1) return { wanted: "definition", head: -1 };
  }
  return { wanted: "phrase", head: -1 };
}

/** The last noun of the run of nouns and adjectives that begins at `from`, preferably of a known kind; -1 if there is none. */
function headAfter(asking: readonly Tagged[], from: number): number {
  let head = -1;
  let known = -1;
  for (let at = from; at < asking.length; at++) {
    const { word, tags } = asking[at]!;
    if (head < 0 && /^(?:the|a|an|his|her|its|their|of|these|those|following)$/.test(word)) continue;
    if (tags.has("Noun") || /^\d/.test(word)) head = at;
    else if (!tags.has("Adjective") || head >= 0) break;
    if (wantedByHead(word) === null) continue;
    known = at;
    if (/^(?:of|is|are|was|were|did|do|does|has|had|in)$/.test(asking[at + 1]?.word ?? "")) break;
  }
  return known >= 0 ? known : head;
}

/** The two sides of the last "or". */
function readChoices(asking: readonly Tagged[]): string[][] {
  const at = asking.findLastIndex(({ word }) => word === "or");
  const side = (words: readonly Tagged[]) => words.filter(({ stop }) => !stop).map(({ word }) => stem(word));
  return [side(asking.slice(Math.max(0, at - 2), at)), side(asking.slice(at + 1, at + 3))].filter((choice) => choice.length > 0);
}

/** The speaker is between "what did" and the verb of saying, the topic after the next "about". */
function readSpeech(text: string, asking: readonly Tagged[]): Speech | null {
  const from = asking.findIndex(({ word }) => word === "what") + 2;
  const verb = asking.findIndex(({ word }, at) => at > from && SPEECH.test(word));
  const last = asking.at(-1);
  if (verb < 0 || !last || !/^(?:about|of|on|regarding|concerning)$/.test(asking[verb + 1]?.word ?? "")) return null;
  const [first, topic] = [asking[from], asking[verb + 2]];
  if (!first || !topic) return null;
  return {
    speaker: slice(text, { start: first.start, end: asking[verb - 1]!.end }),
    topic: slice(text, { start: topic.start, end: last.end }),
  };
}
