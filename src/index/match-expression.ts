import { stems, words } from "../text/words.ts";

/** What somebody searches for: words of which any may stand in an article, and phrases that must. */
export type Wanted = { readonly stems: readonly string[]; readonly phrases: readonly string[] };

/** A token, or several side by side, as FTS5 takes them. */
export const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;

/** Reads a search: what stands between quotation marks is a phrase. A search of stop words alone looks for those. */
export function wanted(search: string): Wanted {
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

/** As many of the rarest stems find what all of them find, and read a sixth of the postings. */
const RAREST = 4;

/** Articles that a search ranks at most for the stems after the rarest: ranking them is nearly all that a search costs. */
const MOST_RANKED = 15_000;

/**
 * The expression for FTS5's MATCH: every phrase, and any of the rarest known stems; null when nothing in it is held. `articles` is how many there
 * are: of very many, common stems are left to those that rank the articles found.
 */
export function expression({ stems, phrases }: Wanted, frequency: (stem: string) => number, articles: number): string | null {
  const known = stems.filter((stem) => frequency(stem) > 0).sort((a, b) => frequency(a) - frequency(b));
  let ranked = 0;
  const rarest = known.slice(0, RAREST).filter((stem, i) => {
    ranked += frequency(stem) * articles;
    return i === 0 || ranked <= MOST_RANKED;
  });
  const any = rarest.map(quoted).join(" OR ");
  if (phrases.length === 0) return any === "" ? null : any;
  const all = phrases.map(quoted).join(" AND ");
  return any === "" ? all : `${all} AND (${all} OR ${any})`;
}

/** The expression for words that a headline is to hold, the last of them perhaps half typed; null for none. */
export function headlineExpression(typed: string): string | null {
  const all = typed.match(/[\p{L}\p{N}]+/gu);
  return all === null ? null : all.map((word) => `${quoted(word)}*`).join(" AND ");
}

/** The expression for words side by side in an article's text; null where there is no word. */
export function runExpression(run: string): string | null {
  const stemmed = words(run).map(({ stem }) => stem);
  return stemmed.length === 0 ? null : `{lede body} : ${quoted(stemmed.join(" "))}`;
}
