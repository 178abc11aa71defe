import { SAYING } from "./saying.ts";
import { type Span, trimmed } from "./span.ts";

/** A text with its paragraphs and sentences, which every language rule builds on. */
export type Layout = { readonly text: string; readonly paragraphs: readonly Span[]; readonly sentences: readonly Span[] };

/** The paragraphs of a text: runs of lines separated by an empty line. */
export function paragraphs(text: string): Span[] {
  const found: Span[] = [];
  for (const block of text.matchAll(/[^\n]+(?:\n(?!\s*(?:\n|$))[^\n]+)*/g)) {
    const span = trimmed(text, { start: block.index, end: block.index + block[0].length });
    if (span.start < span.end) found.push(span);
  }
  return found;
}

/** Abbreviations that always belong to the next word: titles and ranks before a name, "No. 1", "vs." */
const BEFORE_NAME = new Set(
  `mr mrs ms mx dr st sen sens rep reps gov govs gen lt col maj sgt capt cmdr adm cpl pvt prof rev fr hon pres supt insp det messrs mt ft no nos vs v
  fig pp vol ch art cf viz msgr amb atty asst assoc dept dist`.split(/\s+/),
);

/** Abbreviations that may end a sentence (months, companies, states, "a.m.", "etc."), and do if an opener follows. */
const MAY_END = new Set(
  `jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd llc bros jr sr etc al est ave blvd rd ala ariz ark calif colo conn del fla ga ill ind
  kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo mon tue tues wed thu thur thurs fri sat sun approx e.g i.e
  esq ph.d m.d b.a m.a d.c a.m p.m u.s u.k u.n e.u u.s.a d.c n.y n.j l.a b.c n.c s.c n.h n.m r.i`.split(/\s+/),
);

/** Words that open sentences and are hardly ever capitalised after an abbreviation inside one. */
const OPENER =
  /^["'“‘«([]*(?:the|a|an|this|that|these|those|it|its|he|she|they|we|i|you|his|her|their|our|my|in|on|at|for|from|by|with|as|if|when|while|after|before|since|but|and|or|so|yet|however|there|here|what|who|why|how|where|which|some|many|most|all|both|no|not|now|then|once|officials|police|although|though|because|according|during|under|over|about|meanwhile|still|also|among|instead|earlier|last|one|two|three|asked|only|another|other|such|even|until|unlike|despite|amid|is|are|was|were|do|does|did)(?=[\s,'’])/iu;

/** What may follow "a.m." or "p.m." inside a sentence: a day, a month, a time zone, a figure. Any other capital opens a new one. */
const GOES_ON_AFTER_TIME =
  /^["'“‘([]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|january|february|march|april|may \d|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|christmas|new year|(?:eastern|central|mountain|pacific|atlantic|alaska|hawaii|local|greenwich|moscow|beijing|tokyo|london|paris|israel|india|british|gulf|universal)\b(?: (?:standard|daylight|summer|mean))?(?: time|,)?|[ecmpag][sd]?t\b|gmt\b|utc\b|bst\b|cest\b|cet\b|ist\b|jst\b|aest\b|hkt\b|msk\b|\d|[-–—$€£#@])/i;

const isStop = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
const CLOSERS = "\"'”’»)]";
/** How much of the text before a stop is needed to judge it: the longest abbreviation with its marks. */
const BEFORE = 64;

/** Possible sentence ends: stops and the closing marks after them, before white space or a capital with no space before it. */
function* stops(block: string): Generator<number> {
  for (let at = 0; at < block.length; at++) {
    if (!isStop(block.charCodeAt(at))) continue;
    while (at < block.length && isStop(block.charCodeAt(at))) at++;
    const closers = at;
    while (at < block.length && CLOSERS.includes(block[at]!)) at++;
    const next = block[at];
    if (next === undefined) return;
    if (/\s/.test(next) || (at > closers && /["”]/.test(block[at - 1]!) && /\p{Lu}/u.test(next))) yield at;
    at--;
  }
}

/** “Why?” Ma asked: after a quoted question or exclamation the sentence may go on with its cue. */
const ASKED = new RegExp(
  String.raw`^(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|\p{Lu}[\p{L}.’'-]*)(?:\s+(?:\p{Lu}[\p{L}.’'-]*|of|the|de|van|von|bin|al))*` +
    String.raw`(?:,\s[^!?;:"“”]{2,60},)?\s+(?:also\s+|then\s+|later\s+)?(?:${SAYING.join("|")})\b`,
  "u",
);

/** How far after a question its cue may end. */
const ASKED_WITHIN = 140;

/** Does the sentence end at this stop? `before` is the sentence so far, `after` what follows the white space. */
function ends(before: string, after: string): boolean {
  if (!/^["'“‘„«([‹¿¡*•‐-―-]*\s*[\p{Lu}\p{N}$€£#@¿¡\p{Lo}]/u.test(after)) return false;
  if (/[!?…]["'”’»)\]]*$/u.test(before)) return !(/["'”’»]$/.test(before) && ASKED.test(after));
  if (/["”’»)\]]$/u.test(before) && /\.["'”’»)\]]+$/u.test(before)) return true;
  const word = /([\p{L}\p{N}.'’&-]*)\.$/u.exec(before.slice(before.lastIndexOf(" ") + 1))?.[1] ?? "";
  const lower = word.toLowerCase();
  if (lower === "") return true;
  if (BEFORE_NAME.has(lower))
    return lower === "no" ? !/^\d/.test(after) : lower === "st" || lower === "mt" || lower === "ft" ? OPENER.test(after) : false;
  if (lower === "a.m" || lower === "p.m") return !GOES_ON_AFTER_TIME.test(after);
  if (MAY_END.has(lower) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return OPENER.test(after);
  if (/^\p{Lu}$/u.test(word)) return OPENER.test(after) && !/^["'“‘]*I\b/.test(after);
  return true;
}

/** “…” — Lena Vogel, teacher: after a quotation or at the start of a line, who said it ends with the line. */
const SIGNATURE = /(?<=^|\n|["”’]\s*)[‐-―-]+\s*\p{Lu}[^.!?“”"\n]{1,80}(?=\n)/gu;

/** Where the signatures of a paragraph end, and the paragraph itself. */
const partEnds = (block: string): number[] => [
  ...(block.includes("\n") ? block.matchAll(SIGNATURE).map(({ index, 0: line }) => index + line.length) : []),
  block.length,
];

/** The sentences of a text, in order and trimmed; none crosses the end of a paragraph. */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  for (const paragraph of paragraphs(text)) {
    const block = text.slice(paragraph.start, paragraph.end);
    let from = 0;
    const push = (to: number) => {
      const span = trimmed(text, { start: paragraph.start + from, end: paragraph.start + to });
      if (span.start < span.end) found.push(span);
      from = to;
    };
    for (const end of partEnds(block)) {
      const first = from;
      for (const offset of stops(block.slice(first, end))) {
        const at = first + offset;
        const before = block.slice(Math.max(from, at - BEFORE), at);
        if (ends(before, block.slice(at, Math.min(end, at + ASKED_WITHIN)).trimStart())) push(at);
      }
      push(end);
    }
  }
  return found;
}
