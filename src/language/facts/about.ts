import type { Clause, Found, Run } from "./clause.ts";
import { isHyphen, wordAt } from "./clause.ts";
import { isDateWord } from "./date.ts";
import { DETERMINERS, isParticiple } from "./lexicon.ts";
import { nounAfter, nounBefore, nounBehind, nounEnding } from "./phrase.ts";

/** A place or a date behind "in" says where and when, not what. */
function substance({ tokens }: Clause, run: Run | null): Run | null {
  return run && !tokens[run.from]!.capital && !isDateWord(wordAt(tokens, run.from)) ? run : null;
}

/** Does the figure stand before its noun as an adjective would: "a $3-billion tunnel", "its 5% stake"? */
function isAttributive({ tokens }: Clause, found: Found): boolean {
  for (let index = found.from; index < found.to; index++) if (isHyphen(tokens[index])) return true;
  const before = wordAt(tokens, found.from - 1);
  return DETERMINERS.has(before) || before.endsWith("'s") || before.endsWith("s'");
}

function attributed(clause: Clause, found: Found): Run | null {
  const { tokens } = clause;
  const from = found.to + (isHyphen(tokens[found.to]) ? 1 : 0);
  const noun = nounAfter(tokens, from);
  if (!noun || isDateWord(wordAt(tokens, from))) return null;
  if (isAttributive(clause, found)) return noun;
  return isParticiple(wordAt(tokens, from)) || found.kind === "duration" ? null : noun;
}

/** What an age is the age of: the noun behind "50-year-old", before "aged 42" or before the comma. */
function aged({ tokens }: Clause, found: Found): Run | null {
  if (/^olds?$/.test(wordAt(tokens, found.to - 1)) && isHyphen(tokens[found.to - 2])) return nounAfter(tokens, found.to);
  const before = tokens[found.from - 1]?.lower;
  if (before === "," || before === "(") return nounEnding(tokens, found.from - 1);
  return nounEnding(tokens, found.from) ?? nounBefore(tokens, found.from, () => false);
}

/** The noun that a figure governs or that governs it; null where none can be told without a guess. */
export function aboutOf(clause: Clause, found: Found, taken: (index: number) => boolean): Run | null {
  const { tokens } = clause;
  if (found.noun) return found.noun;
  if (found.kind === "age") return aged(clause, found);
  if (!/^(?:money|percent|duration|measure)$/.test(found.kind)) return null;
  return (
    attributed(clause, found) ??
    nounBehind(tokens, found.to, /^of$/) ??
    (wordAt(tokens, found.to) === "worth" ? nounBehind(tokens, found.to + 1, /^of$/) : null) ??
    (found.kind === "money" && !DETERMINERS.has(wordAt(tokens, found.to + 1))
      ? substance(clause, nounBehind(tokens, found.to, /^in$/))
      : null) ??
    nounBefore(tokens, found.from, taken) ??
    (found.kind === "money" ? substance(clause, nounBehind(tokens, found.to, /^(?:for|on)$/)) : null)
  );
}
