import type { Span } from "../../../text/span.ts";
import { Tag } from "../lexicon.ts";
import type { Word } from "../words.ts";
import { isOrganisationWord } from "./kind.ts";

/** A run of capitalised words that is one mention of a name, without titles. */
export type NameRun = Span & {
  /** Its words in lower case, particles ("of", "van") included. */
  readonly parts: readonly string[];
  /** The title right before it, lower-cased: "mr", "minister". */
  readonly title: string | null;
  /** A single word that may be capitalised only because it opens a sentence. */
  readonly doubtful: boolean;
  /** Index of its first word, and of the word after its last. */
  readonly from: number;
  readonly to: number;
};

/** Particles of names in several languages, then those of English too. */
const OWN_CONNECTORS = new Set("de del della van von der den bin ibn al el la las los le du da dos di zu".split(" "));
const CONNECTORS = new Set([...OWN_CONNECTORS, ..."of & the and for".split(" ")]);
const CLOSED = Tag.auxiliary | Tag.determiner | Tag.pronoun | Tag.preposition | Tag.conjunction | Tag.subordinator | Tag.relative;
const COMMON =
  CLOSED | Tag.past | Tag.present | Tag.base | Tag.ing | Tag.adverb | Tag.noun | Tag.adjective | Tag.time | Tag.actor;
const NAMING = Tag.male | Tag.female | Tag.surname | Tag.place | Tag.organisation | Tag.demonym;

/** Words before which a title is part of a name: "Justice Department", "General Motors". */
const AFTER_OFFICE =
  /^(?:department|office|county|committee|motors|electric|court|house|assembly|council|island|street|mills|association|institute|service)$/;

/** Verbs that follow "I", but no name that ends in a numeral ("Charles I"). */
const FIRST_PERSON = /^(?:am|have|do|don't|want|think|know|believe|hope|say|feel|need|love|see|thank|stand|speak|apologi[sz]e)$/;

const isTitle = (word: Word): boolean => (word.tags & Tag.title) !== 0 && word.capital;
const isUpper = (written: string): boolean => written.length > 1 && written === written.toUpperCase() && /\p{Lu}/u.test(written);

/** LetterRuns of capitalised words in a text, in order, without weekdays, months, pronouns and words that merely open a sentence. */
export function findNameRuns(text: string, words: readonly Word[]): NameRun[] {
  const found: NameRun[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    if (word.kind !== "word" || !word.capital) {
      at++;
      continue;
    }
    const opens = opensSentence(words, at);
    // "In June", but "April Haines".
    if (
      (word.tags & Tag.time) !== 0 &&
      ((words[at - 1]?.tags ?? 0) & (Tag.preposition | Tag.determiner | Tag.subordinator)) !== 0
    ) {
      at++;
      continue;
    }
    if ((word.tags & (CLOSED | Tag.time)) !== 0 && (word.tags & (Tag.male | Tag.female | Tag.surname)) === 0 && !isTitle(word)) {
      const inside = !opens && (word.tags & Tag.auxiliary) !== 0 && word.lower.length > 2;
      if (!inside) {
        at++;
        continue;
      }
    }
    const to = runEnd(text, words, at);
    addRun(text, words, at, to, opens, found);
    at = to;
  }
  return found;
}

/** Is the word the first of its sentence, punctuation aside? */
function opensSentence(words: readonly Word[], at: number): boolean {
  if (/^["“„‘«]$/.test(words[at - 1]?.lower ?? "") && words[at - 1]!.end === words[at]!.start) return true;
  let before = at - 1;
  while (
    before >= 0 &&
    words[before]!.kind === "mark" &&
    words[before]!.sentence === words[at]!.sentence &&
    !/[.:,;]/.test(words[before]!.lower)
  )
    before--;
  const word = words[before];
  return word === undefined || word.sentence !== words[at]!.sentence || word.lower === ":";
}

function runEnd(text: string, words: readonly Word[], first: number): number {
  let to = first + 1;
  while (to < words.length && !words[to - 1]!.owns) {
    const word = words[to]!;
    if (word.sentence !== words[first]!.sentence || text.slice(words[to - 1]!.end, word.start).includes("\n")) break;
    // "As prime minister of Australia I am sorry": a pronoun, no numeral.
    if (word.lower === "i" && FIRST_PERSON.test(words[to + 1]?.lower ?? "")) break;
    // "Ma And Musk Meet", as in headlines: two names.
    if (word.kind === "word" && word.capital && (word.tags & Tag.time) === 0 && word.lower !== "and") {
      to++;
      continue;
    }
    if (!CONNECTORS.has(word.lower)) break;
    const particles = OWN_CONNECTORS.has(word.lower) ? particlesAt(words, to) : 1;
    const next = words[to + particles];
    const joined = next?.capital && next.kind === "word" && next.sentence === word.sentence && (next.tags & Tag.time) === 0;
    if (!joined || !(OWN_CONNECTORS.has(word.lower) || joinsNames(words, first, to))) break;
    to += particles + 1;
  }
  return to;
}

/** How many particles follow one another from `at`: two in "Ursula von der Leyen", at most three. */
function particlesAt(words: readonly Word[], at: number): number {
  let count = 1;
  while (count < 3 && OWN_CONNECTORS.has(words[at + count]?.lower ?? "") && !words[at + count]!.capital) count++;
  return count;
}

/** "of" joins words of an organisation's or a place's name, never a person's; "and" only in a known one. */
function joinsNames(words: readonly Word[], first: number, at: number): boolean {
  const before = words[at - 1]!;
  if (words[at]!.lower === "&") return true;
  if (words[at]!.lower !== "of") return false;
  if ((before.tags & (Tag.male | Tag.female | Tag.surname | Tag.title)) !== 0 && first === at - 1) return false;
  return (before.tags & (Tag.noun | Tag.adjective | Tag.organisation)) !== 0 || isOrganisationWord(before.lower);
}

function addRun(text: string, words: readonly Word[], first: number, to: number, opens: boolean, found: NameRun[]): void {
  let from = first;
  let title: string | null = null;
  // Everything up to the last title precedes the name: "Former House Speaker Newt Gingrich".
  for (let at = to - 1; at >= from; at--) {
    if (!isTitle(words[at]!) || (words[at]!.tags & Tag.female & Tag.male) !== 0) continue;
    const next = words[at + 1];
    if (at + 1 < to && next && AFTER_OFFICE.test(next.lower)) continue;
    if (at + 1 === to) {
      if (from === at) return;
      // "Prime Minister", "Attorney General" and "Judicial Watch President" alone are not names.
      to = at;
      at = to;
      continue;
    }
    title = words[at]!.lower;
    if (at > from && !isTitle(words[at - 1]!)) addPlain(text, words, from, trimTitles(words, from, at), opens, found);
    from = at + 1;
    break;
  }
  addPlain(text, words, from, to, opens && from === first, found, title);
}

/** Does the lexicon have the word as more than a name, or may it be a plural? */
const isCommon = ({ lower, tags }: Word): boolean => (tags & COMMON) !== 0 || /^[a-z]+[a-rt-z]s$/.test(lower);

/** Does the word look like an occupation: "Engineer", "Novelist", "Spokeswoman"? */
const isRole = ({ lower, tags }: Word): boolean =>
  (tags & Tag.actor) !== 0 || ((tags & NAMING) === 0 && /(?:er|eer|or|ist|ian|man|woman)$/.test(lower));

/** May the word precede a forename without being part of the name: "Republican", "Public Prosecutions", "Nations", "CNN"? */
function describes(text: string, word: Word): boolean {
  const abbreviation = word.end - word.start > 2 && isUpper(text.slice(word.start, word.end));
  return (
    (word.tags & (Tag.demonym | Tag.place)) !== 0 ||
    isCommon(word) ||
    isRole(word) ||
    isOrganisationWord(word.lower) ||
    abbreviation
  );
}

const trimTitles = (words: readonly Word[], from: number, to: number): number => {
  let end = to;
  while (end > from && (isTitle(words[end - 1]!) || CONNECTORS.has(words[end - 1]!.lower))) end--;
  return end;
};

/** "Secretary of State Jon Husted": the word at `from` belongs to the office. */
function behindOffice(words: readonly Word[], from: number): boolean {
  const office = words[from - 2];
  return (
    words[from - 1]?.lower === "of" &&
    office !== undefined &&
    /^(?:secretary|minister)$/.test(office.lower) &&
    (words[from]!.tags & NAMING) === 0
  );
}

/** "Democrat Lujan Grisham": a party before an unlisted forename, unlike "Republican National Committee". */
const behindParty = (words: readonly Word[], from: number, to: number): boolean =>
  to - from > 2 &&
  /^(?:republican|democrat|conservative|tory|labour|liberal|independent)$/.test(words[from]!.lower) &&
  !words.slice(from + 1, to).some((word) => isCommon(word) || isOrganisationWord(word.lower));

function addPlain(
  text: string,
  words: readonly Word[],
  first: number,
  end: number,
  opens: boolean,
  found: NameRun[],
  title: string | null = null,
): void {
  let from = first;
  let to = end;
  // The word that opens the sentence is not part of the name: "Former", "Calling", "Novelist".
  if (
    opens &&
    to - from > 1 &&
    (words[from]!.tags & NAMING) === 0 &&
    /^\p{Lu}\p{Ll}/u.test(text.slice(words[from]!.start, words[from]!.start + 2))
  ) {
    const first = words[from]!;
    const named = (words[from + 1]!.tags & (Tag.male | Tag.female)) !== 0;
    const actor = isRole(first) && to - from > 2;
    if (actor || (named && (isCommon(first) || to - from > 2)) || (first.tags & (CLOSED | Tag.adverb | Tag.ing | Tag.past)) !== 0)
      from++;
  }
  if (behindOffice(words, from) && to - from > 1) {
    const forename = words.slice(from + 1, to).findIndex(({ tags }) => (tags & (Tag.male | Tag.female)) !== 0);
    from += 1 + Math.max(0, forename);
  }
  // "Will Elena Brandt stay?"
  if (opens && to - from > 2 && words[from]!.lower === "will" && (words[from + 1]!.tags & (Tag.male | Tag.female)) !== 0) from++;
  if (behindParty(words, from, to)) from++;
  // Descriptions precede the forename: "Republican Donald Trump", "Director of Public Prosecutions Max Hill".
  for (let at = to - 2; at > from; at--) {
    if ((words[at]!.tags & (Tag.male | Tag.female)) === 0 || (words[at]!.tags & Tag.place) !== 0) continue;
    if (describes(text, words[at - 1]!) && (words[at - 1]!.tags & (Tag.male | Tag.female)) === 0) from = at;
    break;
  }
  while (to > from && CONNECTORS.has(words[to - 1]!.lower) && !words[to - 1]!.capital) to--;
  if (to <= from) return;
  const run = words.slice(from, to);
  const only = run.length === 1 ? run[0]! : null;
  const written = only && text.slice(only.start, only.end);
  if (only && (only.tags & (CLOSED | Tag.time)) !== 0 && (only.tags & NAMING) === 0 && !/^will$/.test(only.lower)) return;
  if (only && (only.end - only.start < 2 || ((only.tags & Tag.time) !== 0 && title === null))) return;
  // "Western" and "Brown" are names only if a longer name ends so.
  const adjective =
    only !== null &&
    title === null &&
    (only.tags & (Tag.demonym | Tag.adjective)) !== 0 &&
    (only.tags & (NAMING & ~Tag.demonym)) === 0;
  const last = words[to - 1]!;
  const owned = last.owns ? (text.charCodeAt(last.end - 1) === 115 || text.charCodeAt(last.end - 1) === 83 ? 2 : 1) : 0;
  found.push({
    start: words[from]!.start,
    end: last.end - owned,
    parts: run.map((word) => word.lower),
    title,
    doubtful:
      adjective ||
      (only !== null && opens && title === null && (only.tags & NAMING) === 0 && !isUpper(written!) && isCommon(only)),
    from,
    to,
  });
}
