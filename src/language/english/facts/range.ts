import type { FactValue } from "../../analysis.ts";
import { type Clause, type Day, type FactReader, type FoundFact, isHyphen, wordAt } from "./clause.ts";

/** Verbs of change: "fell 3% to 12%" and "rose $2 to $45" have two figures, not a range. */
const CHANGED =
  /^(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|grew|grow|grown|jumped|dropped|climbed|declined|slipped|slid|surged|soared|plunged|gained|lost|added|increased|decreased|up|down|by|from|lower|higher)$/;

function ends(first: FactValue | null, last: FactValue | null): FactValue | null | undefined {
  if (first === null && last === null) return null;
  if (typeof first === "number" && typeof last === "number") return first < last ? [first, last] : undefined;
  return typeof first === "string" && typeof last === "string" ? [first, last] : undefined;
}

/** The latest day for the start of a range: its end, so that in "May and June 2020" both months are in 2020. */
const dayOf = (value: FactValue | null): Day | null => {
  const match = typeof value === "string" ? /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) : null;
  return match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3] ?? 28) };
};

/** A range with the unit at both ends ("$5 million to $7 million", "between May and June 2020"), as one fact. */
export function extended(clause: Clause, first: FoundFact, reader: FactReader): FoundFact {
  const { tokens } = clause;
  if (!/^(?:money|percent|measure|duration|date|time|age)$/.test(first.kind) || Array.isArray(first.value)) return first;
  const joint = wordAt(tokens, first.to);
  const before = wordAt(tokens, first.from - 1);
  const moment = first.kind === "date" || first.kind === "time";
  const joined =
    isHyphen(tokens[first.to]) ||
    (joint === "to" && (moment ? before === "from" : !CHANGED.test(before))) ||
    (joint === "through" && moment) ||
    (joint === "and" && before === "between");
  if (!joined || first.to + 1 >= tokens.length) return first;
  const second = reader(clause, first.to + 1);
  if (!second || second.kind !== first.kind || second.unit !== first.unit || second.from !== first.to + 1) return first;
  const day = first.kind === "date" ? dayOf(second.value) : null;
  const begun = day ? (reader({ ...clause, published: day }, first.from) ?? first) : first;
  const value = ends(begun.value, second.value);
  return value === undefined ? first : { ...first, to: second.to, value };
}
