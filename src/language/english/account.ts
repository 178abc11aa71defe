import { indexAt, type Span, slice } from "../../text/span.ts";
import { stem } from "../../text/stem.ts";
import { WordCache } from "../../text/word-cache.ts";
import { type Word, words } from "../../text/words.ts";
import type { Analysis, Fact } from "../analysis.ts";
import { titleWords } from "../title-words.ts";
import { speakerKey } from "./names/same-person.ts";

/** A figure as other papers may tell it: what it counts, of what, and the words near it that say what became of it. */
export type AccountFigure = {
  readonly kind: Fact["kind"];
  readonly unit: string | null;
  readonly value: number | readonly [number, number];
  /** Stems of the noun that the figure counts or measures. */
  readonly noun: readonly string[];
  /** Key of the name near it; null if there is none. */
  readonly of: string | null;
  /** Stems of its clause near it, words of one meaning as one ("hurt", "injured"). */
  readonly near: readonly string[];
  /** "about", "nearly", "more than": the value is not exact. */
  readonly hedged: boolean;
  readonly figure: Span;
  readonly sentence: Span;
};

/** What makes an article recognisable as a telling of an event: its names (keys) and figures. */
export type Account = {
  readonly names: readonly string[];
  readonly figures: readonly AccountFigure[];
  /** Stems of the headline and the first two sentences, without names and numbers. */
  readonly opening: readonly string[];
};

const FIGURES: ReadonlySet<Fact["kind"]> = new Set(["money", "percent", "count", "measure", "score", "age", "rank", "duration"]);
/** Words around a figure that say what became of what it counts. */
const NEAR = 6;
const MOST = 60;
/** "Two other cases" counts others than the paper's own. */
const BESIDES = /\b(?:other|others|another|more|additional|further|extra)\b/i;
/** Words that make a figure a round one. */
const ROUNDS =
  /\b(?:about|around|nearly|almost|some|roughly|approximately|close|over|than|least|most|up to|under|as many|estimated|or so)\b/i;

/** Words that papers use for one another beside a figure. */
const ALIKE = `died kill deaths toll lives fatalities fatal;hurt injured wounded casualties;arrested detained custody;
fled evacuated displaced;missing unaccounted;rose increased grew climbed gained jumped higher;fell dropped declined slipped;
cost price paid worth spent bill;raised collected;sold sales;won winning;voted ballots;damaged destroyed;attended visitors;
burned scorched;rescued saved;prison jail sentenced bars;favour favor support backed;long length;wide width;tall height;weighs weight`
  .split(";")
  .flatMap((group) => {
    const all = group.trim().split(/\s+/);
    return all.map((word) => [stem(word), all[0]!] as const);
  });
const MEANING = new Map(ALIKE);

/** The names and figures of an article. */
export function accountOf(
  article: { readonly title: string; readonly text: string },
  { names, facts, sentences }: Pick<Analysis, "names" | "facts" | "sentences">,
  all: readonly Word[],
): Account {
  const { text } = article;
  const named = names.map(({ name, mentions }) => ({ key: speakerKey(slice(text, name)), mentions }));
  const nameAt = new Map(named.flatMap(({ key, mentions }) => mentions.map(({ start }) => [start, key] as const)));
  const keys = [...new Set(named.map(({ key }) => key).filter((key) => key.length > 2))];
  const figures = facts.flatMap((fact): AccountFigure[] => {
    const { kind, unit, value, about, of, hedge, sentence } = fact;
    const exact = numeric(value);
    if (!FIGURES.has(kind) || exact === null || BESIDES.test(slice(text, fact))) return [];
    const noun = nounOf(all, fact, about);
    return [
      {
        ...{
          kind,
          unit: kind === "count" ? null : unit,
          value: exact,
          noun,
          hedged: hedge !== null && ROUNDS.test(slice(text, hedge)),
        },
        of: of && (nameAt.get(of.start) ?? null),
        near: nearWords(all, text, fact, noun),
        figure: { start: fact.start, end: fact.end },
        sentence: { start: sentence.start, end: sentence.end },
      },
    ];
  });
  const called = new Set(keys.flatMap((key) => key.split(" ").map(stem)));
  const end = sentences[1]?.end ?? text.length;
  const opening = [...titleWords(article), ...all.slice(0, indexAt(all, end))].flatMap(telling);
  return {
    names: keys.slice(0, MOST),
    figures: figures.slice(0, MOST),
    opening: [...new Set(opening)].filter((one) => !called.has(one)),
  };
}

function numeric(value: Fact["value"]): AccountFigure["value"] | null {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return null;
  const [from, to] = value;
  return typeof from === "number" && typeof to === "number" ? [from, to] : null;
}

/** The stem of a word that is neither a number nor common. */
const telling = ({ stem, stop, word }: Word): string[] => (stop || /^\d/.test(word) ? [] : [stem]);

/** The telling words of a noun that is counted: few nouns are, again and again. */
const countedNouns = new WordCache((noun) => words(noun).flatMap(telling));

/** The noun that a figure counts; what it is about for other kinds. */
function nounOf(all: readonly Word[], { kind, unit }: Fact, about: Span | null): readonly string[] {
  if (kind === "count" && unit !== null) return countedNouns.at(unit);
  return about === null ? [] : all.slice(indexAt(all, about.start), indexAt(all, about.end - 1) + 1).flatMap(telling);
}

/** The telling words of a figure's clause, but for its noun: a comma and "and" end the clause. */
function nearWords(all: readonly Word[], text: string, fact: Fact, noun: readonly string[]): string[] {
  const at = indexAt(all, fact.start);
  const found: string[] = [];
  const look = (step: 1 | -1) => {
    let place = step === 1 ? indexAt(all, fact.end) : at - 1;
    for (let count = 0; count < NEAR; count++, place += step) {
      const word = all[place];
      if (!word || word.start < fact.sentence.start || word.end > fact.sentence.end) return;
      const next = all[place - step];
      const between = next ? text.slice(Math.min(word.end, next.end), Math.max(word.start, next.start)) : "";
      if (/[,;:—–()“”"]/.test(between) || /^(?:and|but|while|whereas)$/.test(word.word)) return;
      if (/^\d/.test(word.word) || noun.includes(word.stem)) continue;
      const meaning = MEANING.get(word.stem);
      if (meaning !== undefined) found.push(`=${meaning}`);
      else if (!word.stop) found.push(word.stem);
    }
  };
  look(1);
  look(-1);
  return [...new Set(found)];
}
