import type { Value } from "../analysis.ts";
import { type Clause, type Found, isHyphen, type Reader, wordAt } from "./clause.ts";

/** Verbs of change: "fell 3% to 12%" and "rose $2 to $45" name two figures, no range. */
const CHANGED =
  /^(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|grew|grow|grown|jumped|dropped|climbed|declined|slipped|slid|surged|soared|plunged|gained|lost|added|increased|decreased|up|down|by|from|lower|higher)$/;

/** A month or a day without a year takes that of the range's end: "May and June 2020". */
function begun(first: string, last: string): string {
  if (!/^\d{4}-\d\d/.test(first) || !/^\d{4}-\d\d/.test(last)) return first;
  const moved = last.slice(0, 4) + first.slice(4);
  return moved <= last ? moved : String(Number(last.slice(0, 4)) - 1).padStart(4, "0") + first.slice(4);
}

function ends(first: Value | null, last: Value | null, unfinished: boolean): Value | null | undefined {
  if (first === null && last === null) return null;
  if (typeof first === "number" && typeof last === "number") return first < last ? [first, last] : undefined;
  if (typeof first === "string" && typeof last === "string") return [unfinished ? begun(first, last) : first, last];
  if (first === null && typeof last === "string") return null;
  return undefined;
}

/** A range whose ends both carry the unit ("$5 million to $7 million", "between May and June 2020"): found as one. */
export function extended(clause: Clause, first: Found, reader: Reader): Found {
  const { tokens } = clause;
  if (!/^(?:money|percent|measure|duration|date|time|age)$/.test(first.kind) || Array.isArray(first.value)) return first;
  const joint = wordAt(tokens, first.to);
  const before = wordAt(tokens, first.from - 1);
  const moment = first.kind === "date" || first.kind === "time";
  const joined =
    isHyphen(tokens[first.to]) ||
    (joint === "to" && (moment ? before === "from" : !CHANGED.test(before))) ||
    (joint === "and" && before === "between") ||
    (joint === "or" && !moment);
  if (!joined || first.to + 1 >= tokens.length) return first;
  const second = reader(clause, first.to + 1);
  if (!second || second.kind !== first.kind || second.unit !== first.unit || second.from !== first.to + 1) return first;
  const year = (found: Found) => /^\d{4}$/.test(wordAt(tokens, found.to - 1));
  const value = ends(first.value, second.value, !year(first) && year(second));
  return value === undefined ? first : { ...first, to: second.to, value };
}
