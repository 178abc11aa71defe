import type { Clause, FoundFact, TokenRun } from "./clause.ts";
import { isHyphen, wordAt } from "./clause.ts";
import { isDateWord } from "./dateparts.ts";
import { timeUnit } from "./duration.ts";
import { DETERMINERS, isParticiple, isPlural, isStop } from "./lexicon.ts";
import { nounAfter, nounBefore, nounBehind, nounEnding, type Taken } from "./phrase.ts";

/** What "in" opens without saying what the money is for: "in response", "in all". */
const IDIOM =
  /^(?:response|addition|total|all|turn|part|advance|return|exchange|general|particular|place|time|cash|full|question|order)$/;

/** A place or a date after "in" says where and when, not what. */
function substance({ tokens }: Clause, run: TokenRun | null): TokenRun | null {
  return run && !tokens[run.from]!.capital && !isDateWord(wordAt(tokens, run.from)) && !IDIOM.test(wordAt(tokens, run.from))
    ? run
    : null;
}

const isOwner = (lower: string) => lower.endsWith("'s") || lower.endsWith("s'");

/** Is the figure attributive: "a $3-billion tunnel", "its 5% stake", "a proposed $50 fee"? */
function isAttributive({ tokens }: Clause, found: FoundFact): boolean {
  for (let index = found.from; index < found.to; index++) if (isHyphen(tokens[index])) return true;
  // A singular unit after a number other than one: "40 percentage point margin".
  if (found.unit === "pp" && wordAt(tokens, found.to - 1) === "point") return true;
  let governor = found.from - 1;
  while (
    governor > found.from - 3 &&
    tokens[governor]?.kind === "word" &&
    !isStop(wordAt(tokens, governor)) &&
    !isOwner(wordAt(tokens, governor))
  )
    governor--;
  const before = wordAt(tokens, governor);
  return DETERMINERS.has(before) || isOwner(before);
}

/** The noun right after the figure. */
function attributed(clause: Clause, found: FoundFact): TokenRun | null {
  const { tokens } = clause;
  const rated = pastRate(tokens, found.to);
  const from = rated === found.to && isHyphen(tokens[rated]) ? rated + 1 : rated;
  if (isDateWord(wordAt(tokens, from))) return null;
  if (isAttributive(clause, found)) return nounAfter(tokens, from, "attributive");
  if (found.kind === "duration" || found.kind === "measure" || isParticiple(wordAt(tokens, from)) || tokens[from]?.capital)
    return null;
  const noun = nounAfter(tokens, from);
  return noun && isPlural(wordAt(tokens, noun.to - 1)) ? noun : null;
}

/** After a rate: "two billion tons per year of carbon dioxide", "the $15-an-hour wage". */
function pastRate(tokens: Clause["tokens"], at: number): number {
  const from = isHyphen(tokens[at]) ? at + 1 : at;
  const to = isHyphen(tokens[from + 1]) ? from + 2 : from + 1;
  return /^(?:a|an|per|each|every)$/.test(wordAt(tokens, from)) && timeUnit(wordAt(tokens, to)) ? to + 1 : at;
}

/** Whose age it is: the noun after "50-year-old", before "aged 42" or before the comma. */
function aged({ tokens }: Clause, found: FoundFact): TokenRun | null {
  if (/^olds?$/.test(wordAt(tokens, found.to - 1)) && isHyphen(tokens[found.to - 2])) return nounAfter(tokens, found.to);
  const before = tokens[found.from - 1]?.lower;
  if (before === "," || before === "(") return nounEnding(tokens, found.from - 1);
  if (wordAt(tokens, found.to - 1) === "s") return null;
  return nounEnding(tokens, found.from) ?? nounBefore(tokens, found.from, () => null, true);
}

/** "Deaths rose to 45": a bare number counts the noun before it, unless that is a name ("Brandt has 129"). */
const counted = ({ tokens }: Clause, noun: TokenRun | null): TokenRun | null =>
  noun && noun.to > 1 && tokens[noun.to - 1]!.capital ? null : noun;

/** Words after a length of time that make it an interval between two moments. */
const APART = /^(?:later|earlier|before|after|ago|since|old|prior)$/;

/** The noun that a figure governs or that governs it; null if it would be a guess. */
export function aboutOf(clause: Clause, found: FoundFact, taken: Taken): TokenRun | null {
  const { tokens } = clause;
  const { kind } = found;
  if (found.noun) return found.noun;
  if (kind === "age") return aged(clause, found);
  if (kind === "count") return counted(clause, nounBefore(tokens, found.from, taken, true));
  if (!/^(?:money|percent|duration|measure)$/.test(kind) || (kind === "duration" && APART.test(wordAt(tokens, found.to))))
    return null;
  const behind = pastRate(tokens, found.to);
  const about = governing(clause, found, behind, taken);
  // "each month for 18 years": one length of time is not about another.
  return about && timeUnit(wordAt(tokens, about.to - 1)) ? null : about;
}

function governing(clause: Clause, found: FoundFact, behind: number, taken: Taken): TokenRun | null {
  const { tokens } = clause;
  const { kind } = found;
  if ((isHyphen(tokens[found.to]) && behind === found.to) || (kind === "duration" && isAttributive(clause, found)))
    return attributed(clause, found);
  return (
    attributed(clause, found) ??
    nounBehind(tokens, wordAt(tokens, behind) === "worth" ? behind + 1 : behind, /^of$/) ??
    (kind === "money" && !DETERMINERS.has(wordAt(tokens, behind + 1))
      ? substance(clause, nounBehind(tokens, behind, /^in$/))
      : null) ??
    nounBefore(tokens, found.from, taken, kind !== "money") ??
    (kind === "money" ? substance(clause, nounBehind(tokens, behind, /^(?:for|on)$/)) : null)
  );
}
