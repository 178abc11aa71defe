import nlp from "compromise/two";
import type { Word } from "../../text/words.ts";
import type { Wanted } from "../question/question.ts";

/** What a run of words may answer. `name` is a name of which we cannot say whose. */
export const KINDS = [
  "person",
  "organisation",
  "place",
  "name",
  "date",
  "duration",
  "money",
  "percent",
  "age",
  "count",
  "measure",
  "rank",
  "quotation",
] as const;
export type Kind = (typeof KINDS)[number];

/** A run of words that may answer: indices into the words, `to` exclusive. */
export type Candidate = { readonly from: number; readonly to: number; readonly kind: Kind };

/** The kinds that answer each wish; none for what any phrase may answer. */
export const ANSWERING: Readonly<Record<Wanted, readonly Kind[]>> = {
  person: ["person", "organisation", "name"],
  organisation: ["organisation", "name"],
  place: ["place", "name"],
  name: ["name", "organisation", "person", "place"],
  date: ["date"],
  duration: ["duration"],
  money: ["money", "count"],
  percent: ["percent"],
  age: ["age"],
  count: ["count", "age", "duration"],
  measure: ["measure", "count", "duration"],
  rank: ["rank", "count"],
  speech: ["quotation"],
  reason: [],
  manner: [],
  definition: [],
  "yes or no": [],
  choice: [],
  phrase: [],
};

const list = (text: string) => new Set(text.trim().split(/\s+/));
const MONTHS = list(
  "january february march april may june july august september october november december jan feb apr jun jul aug sept sep oct nov dec",
);
const DAYS = list(
  "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays",
);
const DATE_WORDS = list("yesterday today tomorrow tonight overnight christmas easter thanksgiving ramadan midnight noon");
const PERIODS = list(
  "week month year weekend decade century spring summer autumn winter fall morning afternoon evening night season quarter",
);
const BEFORE_PERIOD = list("last next this early late earlier later previous following past mid");
const TIME_UNITS = list(
  "second minute hour day week month year decade century seconds minutes hours days weeks months years decades centuries",
);
const MONEY_UNITS = list(
  "dollar dollars euro euros pound pounds yen yuan rupee rupees cent cents pence peso pesos krone kroner franc francs rouble roubles ruble rubles lira won baht rand ringgit naira shekel shekels",
);
const SCALES = list("hundred thousand million billion trillion hundreds thousands millions billions dozen dozens");
const UNITS = list(
  `mile miles kilometer kilometers kilometre kilometres meter meters metre metres foot feet inch inches yard yards acre acres hectare hectares
  ton tons tonne tonnes kilogram kilograms kg km cm mm mph gallon gallons liter liters litre litres barrel barrels degree degrees watts
  megawatts kilowatts volts celsius fahrenheit magnitude knots ounces ounce grams stone square cubic`,
);
const TITLES = list(
  `mr mrs ms dr president minister secretary senator sen rep gov governor mayor judge justice king queen prince princess pope gen general
  captain capt lt col colonel sgt sergeant sir lord lady professor prof chancellor premier sheikh ayatollah officer detective coach
  chairman ceo director actor actress author singer spokesman spokeswoman attorney ambassador chief rev`,
);
const ORGANISATIONS = list(
  `inc corp ltd llc co plc company corporation group bank university college school institute party ministry department agency council court
  committee commission association federation union club league team army police church hospital senate congress parliament house network
  news times post foundation society airlines airways motors records pictures studios party fc united city center centre bureau office
  organization organisation authority board service force navy administration museum gallery academy`,
);
const PLACES = list(
  "county street avenue road river lake mountain mountains island islands bay beach valley park airport square province state district ocean sea hills peninsula",
);
const PLACE_CUES = list("in at near from to outside across throughout");
const INSIDE = list("of the de la al el bin van von der du and for");

const lexicon = (nlp.model() as unknown as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
const has = (word: string, ...tags: string[]) => {
  const known = Object.hasOwn(lexicon, word) ? lexicon[word] : undefined;
  return known !== undefined && [known].flat().some((tag) => tags.includes(tag));
};

/** The runs of words that may answer a question, in the text's order. Names may hold figures ("Boeing 747"), figures no names. */
export function findCandidates(text: string, words: readonly Word[], openers: ReadonlySet<number>): Candidate[] {
  return [...findNames(text, words, openers), ...findFigures(text, words), ...findQuoted(text, words)].sort(
    (a, b) => a.from - b.from,
  );
}

const between = (text: string, words: readonly Word[], at: number) =>
  text.slice(words[at]!.end, words[at + 1]?.start ?? words[at]!.end);
const capital = (text: string, word: Word) => /^\p{Lu}/u.test(text.slice(word.start, word.start + 2));

function findNames(text: string, words: readonly Word[], openers: ReadonlySet<number>): Candidate[] {
  const inside = new Set(words.flatMap((word, at) => (!openers.has(at) && capital(text, word) ? [word.word] : [])));
  const people = new Set<string>();
  const found: Candidate[] = [];
  const named = (at: number): boolean => {
    const word = words[at];
    if (!word || !capital(text, word) || isCalendar(word.word)) return false;
    if (word.stop && !/^\p{Lu}+$/u.test(word.word)) return false;
    if (!openers.has(at)) return true;
    return (
      inside.has(word.word) ||
      has(word.word, "FirstName", "MaleName", "FemaleName", "LastName", "Country", "City", "Region") ||
      named(at + 1)
    );
  };
  for (let at = 0; at < words.length; at++) {
    if (!named(at)) continue;
    let to = at + 1;
    while (to < words.length && /^[ .'’&-]{1,3}$|^['’]s $/.test(between(text, words, to - 1)) && !openers.has(to)) {
      if (/^['’]s /.test(text.slice(words[to - 1]!.start + words[to - 1]!.word.length, words[to]!.start))) break;
      if (named(to) || (/^\d+$/.test(words[to]!.word) && to - at <= 2 && words[to]!.word.length <= 3)) to++;
      else if (INSIDE.has(words[to]!.word) && words[to]!.word !== "and" && named(to + 1)) to += 2;
      else if (words[to]!.word === "of" && words[to + 1]?.word === "the" && named(to + 2)) to += 3;
      else break;
    }
    const kind = nameKind(words, at, to, people);
    if (kind === "person") for (let i = at; i < to; i++) people.add(words[i]!.word);
    found.push({ from: at, to, kind });
    at = to - 1;
  }
  return found;
}

function nameKind(words: readonly Word[], from: number, to: number, people: ReadonlySet<string>): Kind {
  const run = words.slice(from, to).map(({ word }) => word);
  const [first, last] = [run[0]!, run.at(-1)!];
  const whole = run.join(" ");
  if (has(whole, "Country", "City", "Region", "Place")) return "place";
  if (has(whole, "SportsTeam", "Organization")) return "organisation";
  if (TITLES.has(first) && run.length > 1) return "person";
  if (ORGANISATIONS.has(last) || (run.length > 2 && ORGANISATIONS.has(first))) return "organisation";
  if (PLACES.has(last)) return "place";
  if (run.length > 1 && run.length < 5 && has(first, "FirstName", "MaleName", "FemaleName", "Person")) return "person";
  if (run.length === 1 && people.has(first)) return "person";
  if (TITLES.has(words[from - 1]?.word ?? "") || TITLES.has(first)) return "person";
  if (run.length === 1 && PLACE_CUES.has(words[from - 1]?.word ?? "") && !has(first, "LastName", "MaleName", "FemaleName"))
    return "place";
  if (run.length === 1 && has(first, "FirstName", "MaleName", "FemaleName", "LastName", "Person")) return "person";
  return "name";
}

const isCalendar = (word: string) => (MONTHS.has(word) && word.length > 2) || DAYS.has(word);
const isFigure = (word: string) => /^\d/.test(word);

function findFigures(text: string, words: readonly Word[]): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < words.length; at++) {
    const candidate = dateAt(text, words, at) ?? figureAt(text, words, at);
    if (!candidate) continue;
    found.push(candidate);
    at = candidate.to - 1;
  }
  return found;
}

function dateAt(text: string, words: readonly Word[], at: number): Candidate | null {
  const { word } = words[at]!;
  const next = words[at + 1]?.word ?? "";
  const span = (to: number): Candidate => ({ from: at, to, kind: "date" });
  const year = (i: number) => /^(?:1\d|20)\d\d$/.test(words[i]?.word ?? "");
  if (MONTHS.has(word) && capital(text, words[at]!)) {
    let to = at + 1;
    if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(words[to]?.word ?? "")) to++;
    if (year(to)) to++;
    return to > at + 1 || word !== "may" ? span(to) : null;
  }
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(word) && MONTHS.has(next)) return span(year(at + 2) ? at + 3 : at + 2);
  if (DAYS.has(word) || DATE_WORDS.has(word)) return span(PERIODS.has(next) ? at + 2 : at + 1);
  if (/^(?:1\d|20)\d\ds?$/.test(word) && !/[$€£]\s?$/.test(text.slice(0, words[at]!.start).slice(-2)) && !TIME_UNITS.has(next))
    return span(at + 1);
  if (BEFORE_PERIOD.has(word) && (PERIODS.has(next) || year(at + 1))) return span(at + 2);
  return null;
}

function figureAt(text: string, words: readonly Word[], at: number): Candidate | null {
  const first = words[at]!;
  const scaled = SCALES.has(first.word) && /s$|^dozen$/.test(first.word);
  if (!isFigure(first.word) && !scaled) return null;
  let to = at + 1;
  while (to < words.length && SCALES.has(words[to]!.word) && /^[ -]$/.test(between(text, words, to - 1))) to++;
  const next = words[to]?.word ?? "";
  const after = text.slice(words[to - 1]!.end, words[to - 1]!.end + 12);
  const before = text.slice(Math.max(0, first.start - 4), first.start);
  if (/(?:[$€£¥₹]|Rs\.?|US\$)\s?$/.test(before)) return { from: at, to, kind: "money" };
  if (/^\s?%/.test(after)) return { from: at, to, kind: "percent" };
  if (/^(?:percent|percentage|pct)$/.test(next)) return { from: at, to: to + 1, kind: "percent" };
  if (next === "per" && words[to + 1]?.word === "cent") return { from: at, to: to + 2, kind: "percent" };
  if (MONEY_UNITS.has(next)) return { from: at, to: to + 1, kind: "money" };
  if (/^[- ]years?[- ]olds?/.test(after)) return { from: at, to: to + 2, kind: "age" };
  if (words[at - 1]?.word === "aged" || words[at - 1]?.word === "age") return { from: at, to, kind: "age" };
  if (/, $/.test(before) && /^,/.test(after) && /^\d\d$/.test(first.word)) return { from: at, to, kind: "age" };
  if (TIME_UNITS.has(next) && /^[- ]$/.test(between(text, words, to - 1))) return { from: at, to: to + 1, kind: "duration" };
  if (UNITS.has(next)) return { from: at, to: to + 1, kind: "measure" };
  if (/^\d+(?:st|nd|rd|th)$/.test(first.word)) return { from: at, to, kind: "rank" };
  return { from: at, to, kind: "count" };
}

/** Words between quotation marks, from three words on. */
function findQuoted(text: string, words: readonly Word[]): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  for (const quoted of text.matchAll(/["“][^"“”\n]{8,}["”]/g)) {
    while (at < words.length && words[at]!.start < quoted.index) at++;
    const from = at;
    while (at < words.length && words[at]!.end <= quoted.index + quoted[0].length) at++;
    if (at - from >= 3) found.push({ from, to: at, kind: "quotation" });
  }
  return found;
}
