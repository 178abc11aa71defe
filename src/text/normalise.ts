/** A text as it is compared, typography folded but letters and case kept, with the way back to the raw text. */
export type Normalised = {
  readonly text: string;
  /** For each code unit of `text`, where its source in the raw text starts and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/**
 * What is not copied unchanged: white space other than one plain space, invisible characters, and every character outside ASCII together
 * with its combining marks (Hangul's too, since a syllable can be written in parts).
 */
const FOLDED = /[\s\p{DI}]{2,}|[^\S ]|(?:[^\x20-\x7e\s]|[\x21-\x7e](?=[\p{M}\u1160-\u11ff]))[\p{M}\u1160-\u11ff]*/gu;

const DOUBLE = "“”„‟«»〝〞〟＂″‶";
const SINGLE = "‘’‚‛‹›′‵´ʹʻʼʽˈ`＇";
const DASH = "‐‑‒–—―−⁃﹘﹣－";
const SIGN = new Map([...DOUBLE].map((sign): [string, string] => [sign, '"']));
for (const sign of SINGLE) SIGN.set(sign, "'");
for (const sign of DASH) SIGN.set(sign, "-");

/** A fraction stays apart from the number before it. A superscript or subscript digit stays, or 10² would read 102. */
const FRACTION = /[¼-¾⅐-⅞↉]/;
const RAISED = /[²³¹⁰-₟]/;
const TRADEMARK = /[™℠®©]/;

function fold(cluster: string): string {
  const sign = SIGN.get(cluster);
  if (sign !== undefined) return sign;
  const visible = cluster.replace(/\p{DI}/gu, "");
  if (/\s/.test(visible)) return " ";
  if (TRADEMARK.test(visible)) return "";
  if (RAISED.test(visible)) return visible;
  return visible
    .normalize("NFKC")
    .replaceAll("⁄", "/")
    .replace(/^(?=\d)/, FRACTION.test(visible) ? " " : "");
}

/**
 * Folds mere typography: quotation marks, apostrophes, dashes and minus signs, ellipses, spaces of every width and runs of them, soft hyphens
 * and other invisible characters, ligatures and full-width forms, decomposed letters. Letters, digits and case stay.
 */
export function normalise(raw: string): Normalised {
  const folds: { readonly at: number; readonly end: number; readonly text: string }[] = [];
  let growth = 0;
  for (const match of raw.matchAll(FOLDED)) {
    const text = fold(match[0]);
    folds.push({ at: match.index, end: match.index + match[0].length, text });
    growth += text.length - match[0].length;
  }
  const starts = new Uint32Array(raw.length + growth);
  const ends = new Uint32Array(raw.length + growth);
  let text = "";
  let from = 0;
  let length = 0;
  const copy = (to: number) => {
    text += raw.slice(from, to);
    for (; from < to; length++) {
      starts[length] = from++;
      ends[length] = from;
    }
  };
  for (const { at, end, text: folded } of folds) {
    copy(at);
    text += folded;
    starts.fill(at, length, length + folded.length);
    ends.fill(end, length, length + folded.length);
    length += folded.length;
    from = end;
  }
  copy(raw.length);
  return { text, starts, ends };
}
