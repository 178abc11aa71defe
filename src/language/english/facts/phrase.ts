import { isHyphen, type TokenRun, wordAt } from "./clause.ts";
import {
  AUXILIARIES,
  BRIDGES,
  bends,
  DETERMINERS,
  isAdverb,
  isHomograph,
  isParticiple,
  isPlural,
  isStop,
  mayModify,
  mayOpen,
} from "./lexicon.ts";
import { isNumberWord } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** The longest noun phrase worth showing beside a figure. */
const LONGEST = 6;

/** "Worth" ends a noun phrase, but for "net worth". */
const stopsAt = (tokens: readonly Token[], at: number): boolean => {
  const { lower, capital } = tokens[at]!;
  // "US" is not a pronoun.
  return isStop(lower) && !(lower === "worth" && wordAt(tokens, at - 1) === "net") && !(lower === "us" && capital);
};

const isWord = (token: Token | undefined): token is Token => token?.kind === "word";
const isPossessive = (token: Token) => /'s?$/.test(token.lower);

/** The place of a noun phrase: `counted` after a number, so that a plural must come; `attributive` after a figure used like an adjective. */
type PhrasePosition = "counted" | "attributive" | "plain";

/**
 * The noun phrase that begins at a token: modifiers and nouns up to the first plural, else up to the first word that cannot belong to it. There is
 * no parser: closed classes, common verbs and endings tell where it stops. Null if none begins there.
 */
export function nounAfter(tokens: readonly Token[], at: number, place: PhrasePosition = "plain"): TokenRun | null {
  let to = at;
  while (to - at < LONGEST) {
    const token = tokens[to];
    if (!isWord(token)) break;
    const { lower } = token;
    const first = to === at;
    const joined = !first && isHyphen(tokens[to - 1]);
    const compound = isHyphen(tokens[to + 1]) && tokens[to + 2]?.tight === true && tokens[to + 2]!.kind !== "sign";
    if (!joined && !compound) {
      const opens = first && (mayOpen(lower) || (place === "attributive" && isHomograph(lower)));
      if (!opens && (stopsAt(tokens, to) || isNumberWord(lower))) break;
      if (!first && isParticiple(lower) && !isAdverb(tokens[to - 1]!.lower) && !modifies(tokens, to, place)) break;
      if (!first && isAdverb(lower)) break;
      // A word in -s before a determiner is the verb: "trial follows an inquiry".
      if (!first && place !== "counted" && lower.endsWith("s") && DETERMINERS.has(wordAt(tokens, to + 1))) break;
    }
    to += compound ? 3 : 1;
    if (lower.includes(".") && wordAt(tokens, to) === "." && tokens[to]!.tight && isWord(tokens[to + 1])) to++;
    if (compound) {
      if (tokens[to - 1]!.kind === "number") continue;
      to--;
      continue;
    }
    const next = tokens[to];
    const leads = isWord(next) && !isStop(next.lower) && (mayModify(lower) || (token.capital && next.capital));
    if (isPlural(lower) && !leads) break;
  }
  const last = tokens[to - 1];
  if (to === at || !last) return null;
  // An adverb, a possessive, a participle or an opening word alone is not a noun phrase.
  const hollow =
    isAdverb(last.lower) || isPossessive(last) || mayOpen(last.lower) || (isParticiple(last.lower) && !isPlural(last.lower));
  return hollow ? null : { from: at, to };
}

/** Does the "-ing" modify a noun: after a capital ("Republican nominating contest"), or if a plural must come ("vote counting systems")? */
const modifies = (tokens: readonly Token[], at: number, place: PhrasePosition) =>
  (place === "counted" || tokens[at - 1]!.capital) &&
  tokens[at]!.lower.endsWith("ing") &&
  isWord(tokens[at + 1]) &&
  !tokens[at + 1]!.capital &&
  !isStop(tokens[at + 1]!.lower);

/** The noun phrase of a number above one: up to its last plural, across "and" between modifiers ("three national and local papers"). */
export function pluralAfter(tokens: readonly Token[], at: number): TokenRun | null {
  const run = nounAfter(tokens, at, "counted");
  if (!run) return null;
  for (let to = run.to; to > at; to--) if (isPlural(wordAt(tokens, to - 1))) return { from: at, to };
  const rest = wordAt(tokens, run.to) === "and" ? nounAfter(tokens, run.to + 1, "counted") : null;
  return rest && isPlural(wordAt(tokens, rest.to - 1)) ? { from: at, to: rest.to } : null;
}

/** The longest noun phrase before a figure, with its prepositional phrases. */
const LONGEST_BEFORE = 8;

/** The noun phrase that ends before a token, with its phrases in "of", "for", "in", "at" or "from" ("support for the mayor"). */
export function nounEnding(tokens: readonly Token[], end: number): TokenRun | null {
  let from = end;
  let nouns = 0;
  while (from > 0 && nouns < 4) {
    const token = tokens[from - 1]!;
    const heads =
      from === end &&
      isHomograph(token.lower) &&
      (from === 1 || DETERMINERS.has(wordAt(tokens, from - 2)) || (isWord(tokens[from - 2]) && !stopsAt(tokens, from - 2)));
    if (!isWord(token) || (stopsAt(tokens, from - 1) && !heads) || isNumberWord(token.lower) || isAdverb(token.lower)) break;
    if (
      isParticiple(token.lower) &&
      (from === end || (isWord(tokens[from - 2]) && !isStop(wordAt(tokens, from - 2)) && !isAdverb(wordAt(tokens, from - 2))))
    )
      break;
    nouns++;
    from--;
    while (from > 1 && isHyphen(tokens[from - 1]) && isWord(tokens[from - 2]) && tokens[from]!.tight) from -= 2;
  }
  if (from === end) return null;
  let before = from - 1;
  while (before >= 0 && DETERMINERS.has(wordAt(tokens, before))) before--;
  // After an auxiliary, a pronoun or "to" comes a verb: "will save $46 million".
  if (
    before === from - 1 &&
    nouns === 1 &&
    (AUXILIARIES.has(wordAt(tokens, before)) ||
      /^(?:to|help|helps|helped|i|you|he|she|it|we|they|who|that|which)$/.test(wordAt(tokens, before)))
  )
    return null;
  if (/^(?:of|for|in|from|at)$/.test(wordAt(tokens, before))) {
    const head = nounEnding(tokens, before);
    if (head && end - head.from <= LONGEST_BEFORE) return { from: head.from, to: end };
  }
  return { from, to: end };
}

/** The figure already found at a token, by index. */
export type Taken = (index: number) => { readonly noun: TokenRun | null } | null;

/**
 * The noun before a figure that it measures: before "of", "was", "rose by" and the like, other figures skipped. `tied`: a preposition or a verb
 * must link them, not just a word such as "nearly".
 */
export function nounBefore(tokens: readonly Token[], at: number, taken: Taken, tied: boolean): TokenRun | null {
  let index = at;
  let bond = false;
  for (let steps = 0; steps < 10 && index > 0; steps++) {
    const token = tokens[index - 1]!;
    const compound = token.lower === "worth" && wordAt(tokens, index - 2) === "net";
    const article = /^(?:a|an|the)$/.test(token.lower);
    const bridge = isWord(token) && !compound && (BRIDGES.has(token.lower) || isAdverb(token.lower));
    const figure = taken(index - 1);
    // "The No. 2 economy grew 6.9%", "up 1,204 cases to 45,300": the noun of the figure before.
    if (figure?.noun && figure.noun.to === index) return bond ? figure.noun : null;
    if (!article && !bridge && !figure) break;
    // "Fuel costs rose by": the noun before a verb that links the figure.
    if (bond && isHomograph(token.lower)) break;
    if (bridge && !bends(token.lower)) bond = true;
    index--;
  }
  return bond || (!tied && index < at) ? nounEnding(tokens, index) : null;
}

/** The noun phrase after one of the prepositions at a token, without determiners: "of the *voters*". */
export function nounBehind(tokens: readonly Token[], at: number, prepositions: RegExp): TokenRun | null {
  if (!prepositions.test(wordAt(tokens, at))) return null;
  let from = at + 1;
  while (DETERMINERS.has(wordAt(tokens, from))) from++;
  // "59 percent of those surveyed": no noun is counted.
  return wordAt(tokens, from - 1) === "those" ? null : nounAfter(tokens, from);
}
