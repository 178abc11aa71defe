import type { Wanted } from "./question.ts";

const list = (text: string) => text.trim().split(/\s+/);

/** Nouns after "what" or "which" that say what kind of thing is asked for. */
const HEADS: readonly (readonly [Wanted, ReadonlySet<string>])[] = (
  [
    ["date", "year day date month time weekday season decade century week era hour"],
    [
      "place",
      `country city state nation place town region location area county continent village island province district capital
      neighborhood neighbourhood river lake mountain ocean sea street airport venue stadium planet peninsula desert territory republic`,
    ],
    [
      "organisation",
      `company firm team organization organisation party agency group university college school band airline network club
      corporation bank newspaper magazine broadcaster channel retailer manufacturer brand business ministry department studio publisher
      charity church army carrier franchise league chain label union giant maker platform`,
    ],
    [
      "person",
      `person man woman boy girl president minister actor actress author singer player politician leader star chancellor king queen
      prince princess senator governor mayor judge director writer scientist candidate general musician artist athlete coach celebrity
      official lawyer doctor comedian footballer boxer golfer rapper model journalist presenter host secretary justice congressman
      congresswoman lawmaker billionaire entrepreneur founder ceo pope bishop philosopher physicist mathematician composer poet driver
      quarterback pitcher striker manager member mp premier monarch emperor explorer nobleman brother sister son daughter father mother
      wife husband friend character figure people heavyweight founder spokesman spokeswoman`,
    ],
    ["money", "price cost amount sum fee fine salary budget value worth revenue profit tax bill"],
    ["percent", "percentage percent proportion share fraction rate"],
    ["age", "age"],
    ["count", "number toll total score count population figure capacity quantity"],
    ["measure", "height weight length distance size speed temperature magnitude depth width altitude"],
    ["rank", "rank position ranking place"],
    ["reason", "reason cause motive purpose"],
    [
      "name",
      `film movie show song album book novel series nickname game event festival award prize title name ship plane product drug
      disease hurricane storm virus word term language religion nationality color colour sport race tournament competition law act`,
    ],
  ] as const
).map(([wanted, words]) => [wanted, new Set(list(words))]);

/** The kind of thing a noun names; null if it says nothing about it. */
export function wantedByHead(noun: string): Wanted | null {
  const singular = noun.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
  for (const [wanted, nouns] of HEADS) if (nouns.has(noun) || nouns.has(singular)) return wanted;
  return null;
}

/** Nouns that say only what kind of thing is asked for, and need not be beside the answer. */
const EMPTY_HEADS = new Set(
  list("year day date month time number amount percentage percent name kind type sort person thing age reason place location"),
);
export const isEmptyHead = (noun: string): boolean => EMPTY_HEADS.has(noun);

/** Words of chat that no article has to have. */
const VAGUE = new Set(
  list("stuff thing things guy guys dude folks kinda sorta gonna wanna tho lol btw actually basically literally exactly anyways"),
);
export const isVague = (word: string): boolean => VAGUE.has(word);

/** Verbs of "what did X say": what is wanted are their words. */
export const SPEECH =
  /^(?:say|says|said|tell|tells|told|claim|claims|claimed|think|thinks|warn|warns|warned|announce|announced|state|stated|call|promise|promised|suggest|argue|argued|believe|respond|reply|describe|comment|deny|denied|admit|admitted|write|wrote|tweet|tweeted|insist|explain|urge)$/;

/** What "how" asks for, by the word after it. */
export function wantedByHow(next: string, after: string): Wanted {
  if (next === "many") return "count";
  if (next === "much") return /^(?:time|longer)$/.test(after) ? "duration" : "money";
  if (next === "long") return "duration";
  if (next === "old" || next === "young") return "age";
  if (next === "often" || next === "frequently") return "count";
  if (next === "soon") return "date";
  if (/^(?:far|tall|big|large|high|deep|fast|wide|heavy|hot|cold|close|small|strong|quickly|low)$/.test(next)) return "measure";
  return "manner";
}
