import { stems, words } from "../text/words.ts";

/** A search: optional words, and phrases that must match. */
export type SearchTerms = { readonly stems: readonly string[]; readonly phrases: readonly string[] };

/** One token, or several consecutive ones, in FTS5 syntax. */
export const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;

/** Parses a search: words in quotation marks are a phrase. A search of stop words alone keeps them. */
export function wanted(search: string): SearchTerms {
  const phrases: string[] = [];
  const rest = search.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu, (_, phrase: string) => {
    const stemmed = words(phrase).map(({ stem }) => stem);
    if (stemmed.length > 0) phrases.push(stemmed.join(" "));
    return " ";
  });
  const meaning = stems(rest);
  return {
    stems: meaning.length > 0 || phrases.length > 0 ? meaning : [...new Set(words(rest).map(({ stem }) => stem))],
    phrases,
  };
}

/** This many of the rarest stems find what all stems find, and read a sixth of the postings. */
const RAREST = 4;

/** The most articles to rank for the stems after the rarest: ranking is nearly all that a search costs. */
const MOST_RANKED = 15_000;

/** The rarest known stems, the rarest first. With very many `articles`, common stems only rank what the others find. */
export function rarestOf({ stems }: SearchTerms, frequency: (stem: string) => number, articles: number): string[] {
  const known = stems
    .map((stem) => ({ stem, share: frequency(stem) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => a.share - b.share);
  let ranked = 0;
  const rarest = known.slice(0, RAREST).filter(({ share }, i) => {
    ranked += share * articles;
    return i === 0 || ranked <= MOST_RANKED;
  });
  return rarest.map(({ stem }) => stem);
}

/** The expression for FTS5's MATCH: every phrase, and any of some stems; null for none. */
export function expression(phrases: readonly string[], stems: readonly string[]): string | null {
  const any = stems.map(quoted).join(" OR ");
  if (phrases.length === 0) return any === "" ? null : any;
  const all = phrases.map(quoted).join(" AND ");
  return any === "" ? all : `${all} AND (${all} OR ${any})`;
}

/** The expression for words of a headline, the last possibly incomplete; null for no words. */
export function headlineExpression(typed: string): string | null {
  const all = typed.match(/[\p{L}\p{N}]+/gu);
  return all === null ? null : all.map((word) => `${quoted(word)}*`).join(" AND ");
}

/** The expression for consecutive stems in a text. */
export const runExpression = (stems: readonly string[]): string => `{lede body} : ${quoted(stems.join(" "))}`;
