import { type Clause, isHyphen, wordAt } from "./clause.ts";
import { isPlural } from "./lexicon.ts";
import { isNumberWord } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** Things that numbers distinguish: the number after one is part of its name. */
const DESIGNATED =
  /^(?:boeing|airbus|channel|flight|gate|room|route|highway|interstate|section|article|chapter|windows|iphone|ipad|ios|android|apollo|phase|page|pages|paragraph|verse|psalm|psalms|matthew|mark|luke|john|romans|level|type|class|grade|unit|platform|track|lane|pier|terminal|zone|district|precinct|ward|area|region|proposition|prop|measure|amendment|title|formula|playstation|xbox|galaxy|falcon|super|bowl|season|episode|volume|vol|part|book|act|scene|rule|resolution|bill|docket|case|exhibit|suite|apartment|apt|box|extension|ext|line|bus|train|engine|squadron|battalion|company|no|model|version|fig|figure|table|group|seed|hwy|i|m|us|sr|radio|bbc|espn|fox|cnn|file|form|fc|studio|stage|lot|block|building|court|tour|sputnik|nr)$/;

const isYear = (token: Token) => /^(?:1[4-9]|20|21)\d\d$/.test(token.lower);

const DATED =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|fall|winter|aged?|ages|magnitude|top|q)$/;

/** Digits continued by hyphens, slashes, stops or white space, and where they end. */
function chain(tokens: readonly Token[], at: number, signs: RegExp): number {
  let to = at + 1;
  while (tokens[to]?.tight && signs.test(tokens[to]!.lower) && tokens[to + 1]?.tight && tokens[to + 1]!.kind === "number")
    to += 2;
  return to;
}

/**
 * How many tokens to skip because the number at `at` is not a figure: part of a name (Boeing 747, Covid-19, G20), a telephone number, 9/11 or 24/7,
 * the number of a list item. 0 if it may be a figure.
 */
export function excludedAt({ tokens }: Clause, at: number): number {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token.kind === "sign")
    return token.lower === "+" && next?.kind === "number" && next.tight ? digitsEnd(tokens, at + 1) - at : 0;
  if (token.kind !== "number") return isNumberWord(token.lower) && isCapitalised(tokens, at) ? 1 : 0;
  if (at === 0 && (tokens.length <= 2 || next?.lower === ")") && /^\d{1,3}$/.test(token.lower)) return 2;
  // No count has this many digits without a comma: an identifier.
  if (token.lower.length > 12 && !/[,.]/.test(token.lower)) return 1;
  if (/^0\d/.test(token.lower) && next?.lower !== ":") return 1;
  if (!token.tight || before?.kind !== "word") {
    const hyphens = chain(tokens, at, /^[-–]$/);
    // Telephone numbers: groups of three and four digits.
    if (
      hyphens > at + 1 &&
      !isYear(token) &&
      (hyphens > at + 3 || (token.lower.length === 3 && tokens[at + 2]!.lower.length === 4))
    ) {
      const dated = isYear(token) && hyphens === at + 5;
      if (!dated && !/^\d{1,2}$/.test(tokens[hyphens - 1]!.lower)) return hyphens - at;
    }
    if (before?.lower === "(" && next?.lower === ")" && /^\d{3}$/.test(token.lower) && tokens[at + 2]?.kind === "number")
      return digitsEnd(tokens, at + 2) - at;
  }
  if (isAddress(tokens, at)) return 1;
  if (
    /^(?:call|calls|called|calling|dial|dialed|dialled)$/.test(before?.lower ?? "") &&
    /^\d{3}$/.test(token.lower) &&
    next?.kind !== "word"
  )
    return 1;
  if (before?.lower === "of" && tokens[at - 2]?.lower === "group" && tokens[at - 2]!.capital) return 1;
  const slashes = chain(tokens, at, /^\/$/);
  if (slashes > at + 1) return slashes === at + 5 && isYear(tokens[at + 4]!) ? 0 : slashes - at;
  if (!before) return 0;
  if (token.tight && before.kind === "word" && before.lower !== "q" && !/^(?:rs|us|a|c|nz|hk|usd|eur|gbp)$/.test(before.lower))
    return 1;
  if (token.tight && /^[.:#@_*⁄\\]$/.test(before.lower) && before.tight) return 1;
  if (
    isHyphen(before) &&
    token.tight &&
    tokens[at - 2]?.kind === "word" &&
    !/^(?:mid|early|late|pre|post|magnitude|top|non|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/.test(tokens[at - 2]!.lower)
  )
    return 1;
  if (before.kind !== "word" || !before.capital || !/^\d{1,4}$/.test(token.lower) || DATED.test(before.lower)) return 0;
  if (next?.tight && /^(?:[%:.]|[a-z]+)$/.test(next.lower) && next.lower !== "." && !next.capital) return 0;
  const year = isYear(token);
  if (DESIGNATED.test(before.lower)) return year && before.lower !== "boeing" ? 0 : isHyphen(next) ? 0 : 1;
  // "Apollo 13 returned", but "In Paris 20 people": a name with its number, unless a noun is counted after it.
  const counted =
    next?.kind === "word" &&
    (isPlural(next.lower) ||
      isPlural(wordAt(tokens, at + 2)) ||
      /^(?:percent|per|million|billion|thousand|hundred|km|kg|mph|to|a|p)$/.test(next.lower));
  return year || counted || at === 1 || (next && /^[-–%,]$/.test(next.lower)) ? 0 : 1;
}

/** "Six Nations", "Four Seasons": a capitalised number inside a sentence, before another capital. */
const isCapitalised = (tokens: readonly Token[], at: number) =>
  tokens[at]!.capital && tokens[at + 1]?.capital === true && tokens[at - 1]?.kind === "word" && !tokens[at - 1]!.capital;

const STREETS = /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|square|plaza|parkway|highway)$/;

/** "131 West 23rd Street": a house number, or a street's ordinal. */
function isAddress(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; index <= at + 5; index++) {
    const token = tokens[index];
    if (!token || !(token.capital || token.kind === "number" || token.tight)) return false;
    if (token.capital && STREETS.test(token.lower)) return true;
  }
  return false;
}

function digitsEnd(tokens: readonly Token[], at: number): number {
  let to = at;
  while (tokens[to]?.kind === "number" || (/^[-()]$/.test(wordAt(tokens, to)) && tokens[to + 1]?.kind === "number")) to++;
  return to;
}

/** Is the sentence a line about when the article was published? So is a time alone. */
export function isTimestamp({ text, sentence, tokens }: Clause): boolean {
  if (
    tokens.length <= 7 &&
    tokens[0]?.kind === "number" &&
    /^\d{1,2}[:.]?\d{0,2}\s*[ap]\.?m\.?(?:\s\p{Lu}{2,4})?[.:]?$/u.test(text.slice(sentence.start, sentence.end))
  )
    return true;
  const first = wordAt(tokens, 0);
  const word = first === "first" || first === "last" ? wordAt(tokens, 1) : first;
  if (!/^(?:published|updated|posted|modified|created)$/.test(word) || tokens.length > 20) return false;
  return !/[^.]\.$|[?!]$/.test(text.slice(sentence.start, sentence.end)) || tokens.length < 8;
}
