import { isHyphen, type Run, wordAt } from "./clause.ts";
import { BRIDGES, DETERMINERS, isAdverb, isParticiple, isPlural, isStop, mayModify } from "./lexicon.ts";
import { isNumberWord } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** No noun phrase worth showing beside a figure is longer. */
const LONGEST = 6;

const isWord = (token: Token | undefined): token is Token => token?.kind === "word";
const isPossessive = (token: Token) => /'s?$/.test(token.lower);

/**
 * The noun phrase that begins at a token: modifiers and nouns up to the first plural, else up to the first word that cannot belong to it.
 * Without a parser: closed classes, common verbs and endings tell where it stops. Null when none begins there.
 */
export function nounAfter(tokens: readonly Token[], at: number): Run | null {
  let to = at;
  while (to - at < LONGEST) {
    const token = tokens[to];
    if (!isWord(token)) break;
    const joined = to > at && isHyphen(tokens[to - 1]);
    const { lower } = token;
    if (!joined && (isStop(lower) || isNumberWord(lower))) break;
    if (to > at && !joined && isParticiple(lower) && !isAdverb(tokens[to - 1]!.lower)) break;
    if (isAdverb(lower) && to > at && !joined) break;
    // A word in -s before a determiner is the verb: "trial follows an inquiry".
    if (to > at && !joined && lower.endsWith("s") && DETERMINERS.has(wordAt(tokens, to + 1))) break;
    to++;
    if (isHyphen(tokens[to]) && isWord(tokens[to + 1]) && tokens[to + 1]!.tight) {
      to++;
      continue;
    }
    const next = tokens[to];
    if (isPlural(lower) && !(isWord(next) && !isStop(next.lower) && (mayModify(lower) || (token.capital && next.capital)))) break;
  }
  if (to > at && isHyphen(tokens[to - 1])) to--;
  // An adverb or a possessive alone is no noun phrase.
  const last = tokens[to - 1];
  return to === at || !last || isAdverb(last.lower) || isPossessive(last) ? null : { from: at, to };
}

/** The noun phrase of a number above one: its last word must be a plural. */
export function pluralAfter(tokens: readonly Token[], at: number): Run | null {
  const run = nounAfter(tokens, at);
  return run && isPlural(wordAt(tokens, run.to - 1)) ? run : null;
}

/** The noun phrase that ends before a token, with the phrases that "of", "for" or "in" hang on it ("support for the mayor"). */
export function nounEnding(tokens: readonly Token[], end: number): Run | null {
  let from = end;
  while (from > 0 && end - from < 3) {
    const token = tokens[from - 1]!;
    if (!isWord(token) || isStop(token.lower) || isNumberWord(token.lower) || isAdverb(token.lower)) break;
    if (isParticiple(token.lower) && from === end) break;
    from--;
    if (from > 0 && isHyphen(tokens[from - 1])) break;
  }
  if (from === end) return null;
  let before = from - 1;
  while (before >= 0 && DETERMINERS.has(wordAt(tokens, before))) before--;
  if (/^(?:of|for|in)$/.test(wordAt(tokens, before))) {
    const head = nounEnding(tokens, before);
    if (head) return { from: head.from, to: end };
  }
  return { from, to: end };
}

/** The noun before a figure that it measures: behind "of", "was", "rose by" and their like, other figures passed over. */
export function nounBefore(tokens: readonly Token[], at: number, taken: (index: number) => boolean): Run | null {
  let index = at;
  for (let steps = 0; steps < 10 && index > 0; steps++) {
    const token = tokens[index - 1]!;
    const compound = token.lower === "worth" && wordAt(tokens, index - 2) === "net";
    const passed =
      taken(index - 1) ||
      (isWord(token) && !compound && (BRIDGES.has(token.lower) || isAdverb(token.lower) || /^(?:a|an|the)$/.test(token.lower)));
    if (!passed) break;
    index--;
  }
  return nounEnding(tokens, index);
}

/** The noun phrase behind one of the prepositions at a token, determiners left out: "of the *voters*". */
export function nounBehind(tokens: readonly Token[], at: number, prepositions: RegExp): Run | null {
  if (!prepositions.test(wordAt(tokens, at))) return null;
  let from = at + 1;
  while (DETERMINERS.has(wordAt(tokens, from))) from++;
  return nounAfter(tokens, from);
}
