import { indexAt, type Span } from "../../text/span.ts";
import type { Word } from "../../text/words.ts";
import type { Analysis, FactKind, Name } from "../analysis.ts";
import type { Wanted } from "../question/question.ts";

/** The kinds of answer that a run of words may be. `name` is a name of unknown kind. */
export const KINDS = [
  "person",
  "organisation",
  "place",
  "name",
  "date",
  "duration",
  "money",
  "percent",
  "age",
  "count",
  "measure",
  "rank",
  "quotation",
] as const;
export type Kind = (typeof KINDS)[number];

/** A run of words that may answer: word indices, `to` exclusive. */
export type CandidateRun = { readonly from: number; readonly to: number; readonly kind: Kind };

/** The kinds that answer each wish; none if any phrase may. */
export const ANSWERING: Readonly<Record<Wanted, readonly Kind[]>> = {
  person: ["person", "organisation", "name"],
  organisation: ["organisation", "name"],
  place: ["place", "name"],
  name: ["name", "organisation", "person", "place"],
  date: ["date"],
  duration: ["duration", "measure"],
  money: ["money", "count", "percent"],
  percent: ["percent"],
  age: ["age"],
  count: ["count", "age", "duration", "measure", "percent"],
  measure: ["measure", "count", "duration"],
  rank: ["rank", "count"],
  speech: ["quotation"],
  reason: [],
  manner: [],
  definition: [],
  "yes or no": [],
  choice: [],
  phrase: [],
};

const OF_NAME: Readonly<Record<Name["kind"], Kind>> = {
  person: "person",
  organisation: "organisation",
  place: "place",
  other: "name",
};

const OF_FACT: Readonly<Record<FactKind, Kind | null>> = {
  money: "money",
  percent: "percent",
  count: "count",
  rank: "rank",
  age: "age",
  duration: "duration",
  measure: "measure",
  score: "count",
  date: "date",
  time: "date",
  role: null,
};

/** Fewer quoted words are a term, not speech. */
const SAID = 3;

/** The runs of words that may answer a question, in the text's order: its names, figures, dates and quotations. */
export function findCandidates(
  words: readonly Word[],
  { names, facts, quotations }: Pick<Analysis, "names" | "facts" | "quotations">,
): CandidateRun[] {
  const found: CandidateRun[] = [];
  const add = (span: Span, kind: Kind, least = 1) => {
    const from = indexAt(words, span.start);
    let to = from;
    while (to < words.length && words[to]!.start < span.end) to++;
    // "155 passengers": the figure answers, and what it counts is in the question.
    if (kind === "count") while (to - 1 > from && !/^\d|illion$|^(?:hundred|thousand|dozen)s?$/.test(words[to - 1]!.word)) to--;
    if (to - from >= least) found.push({ from, to, kind });
  };
  for (const { mentions, kind } of names) for (const mention of mentions) add(mention, OF_NAME[kind]);
  for (const fact of facts) {
    const kind = OF_FACT[fact.kind];
    if (kind !== null) add(fact, kind);
  }
  for (const quotation of quotations) add(quotation, "quotation", SAID);
  return found.sort((a, b) => a.from - b.from);
}
