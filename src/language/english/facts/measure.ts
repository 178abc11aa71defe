import { type FactReader, type FoundFact, isHyphen, wordAt } from "./clause.ts";
import { type Amount, amountAt } from "./numbers.ts";
import { pluralAfter } from "./phrase.ts";
import type { Token } from "./tokens.ts";

/** Units with the symbol or plain noun given for them; names in the singular. */
const NAMES = new Map<string, string>(
  Object.entries({
    kilometre: "km",
    kilometer: "km",
    metre: "m",
    meter: "m",
    centimetre: "cm",
    centimeter: "cm",
    millimetre: "mm",
    millimeter: "mm",
    mile: "mile",
    foot: "foot",
    yard: "yard",
    inch: "inch",
    "nautical mile": "nautical mile",
    "light-year": "light-year",
    fathom: "fathom",
    kilogram: "kg",
    kilo: "kg",
    kilogramme: "kg",
    gram: "g",
    gramme: "g",
    milligram: "mg",
    microgram: "µg",
    tonne: "t",
    "metric ton": "t",
    ton: "ton",
    megaton: "megaton",
    kiloton: "kiloton",
    pound: "pound",
    ounce: "ounce",
    stone: "stone",
    carat: "carat",
    acre: "acre",
    hectare: "ha",
    "square mile": "square mile",
    "square foot": "square foot",
    "square yard": "square yard",
    "square kilometre": "km²",
    "square kilometer": "km²",
    "square metre": "m²",
    "square meter": "m²",
    "cubic metre": "m³",
    "cubic meter": "m³",
    "cubic foot": "cubic foot",
    litre: "L",
    liter: "L",
    millilitre: "mL",
    milliliter: "mL",
    gallon: "gallon",
    pint: "pint",
    barrel: "barrel",
    bushel: "bushel",
    "degree celsius": "°C",
    "degree centigrade": "°C",
    "degree fahrenheit": "°F",
    degree: "degree",
    watt: "W",
    kilowatt: "kW",
    megawatt: "MW",
    gigawatt: "GW",
    terawatt: "TW",
    "kilowatt hour": "kWh",
    "megawatt hour": "MWh",
    "gigawatt hour": "GWh",
    volt: "V",
    hertz: "Hz",
    megahertz: "MHz",
    gigahertz: "GHz",
    byte: "B",
    kilobyte: "kB",
    megabyte: "MB",
    gigabyte: "GB",
    terabyte: "TB",
    decibel: "dB",
    calorie: "calorie",
    knot: "knot",
    "mile per hour": "mph",
    "mile an hour": "mph",
    "kilometre per hour": "km/h",
    "kilometer per hour": "km/h",
    "kilometre an hour": "km/h",
    "kilometer an hour": "km/h",
    "metre per second": "m/s",
    "meter per second": "m/s",
    "mile per gallon": "mpg",
  }),
);

const SYMBOLS = new Map<string, string>(
  Object.entries({
    km: "km",
    cm: "cm",
    mm: "mm",
    ft: "foot",
    mi: "mile",
    yd: "yard",
    yds: "yard",
    kg: "kg",
    kgs: "kg",
    mg: "mg",
    lb: "pound",
    lbs: "pound",
    oz: "ounce",
    ha: "ha",
    "km/h": "km/h",
    kmh: "km/h",
    kph: "km/h",
    mph: "mph",
    "m/s": "m/s",
    mpg: "mpg",
    kw: "kW",
    mw: "MW",
    gw: "GW",
    tw: "TW",
    kwh: "kWh",
    mwh: "MWh",
    gwh: "GWh",
    gb: "GB",
    mb: "MB",
    tb: "TB",
    ghz: "GHz",
    mhz: "MHz",
    hz: "Hz",
    db: "dB",
    km2: "km²",
    "km²": "km²",
    m2: "m²",
    "m²": "m²",
    "sq km": "km²",
    "sq ft": "square foot",
    "sq m": "m²",
    "sq mi": "square mile",
    "°c": "°C",
    "°f": "°F",
    "º c": "°C",
    "°": "degree",
    ml: "mL",
    "cu m": "m³",
  }),
);
/** Letters that are units only if glued to digits. */
const GLUED = new Map([
  ["g", "g"],
  ["m", "m"],
  ["t", "t"],
  ["l", "L"],
  ["in", "inch"],
  ["c", "°C"],
  ["f", "°F"],
]);

/** How names and symbols of units begin: the word after most numbers is none. */
const NAME_OPENINGS = new Set([...NAMES.keys()].map((name) => name.split(" ")[0]!));
const SYMBOL_OPENINGS = new Set([...SYMBOLS.keys()].flatMap((symbol) => Array.from(symbol, (_, at) => symbol.slice(0, at + 1))));

const singular = (lower: string) => (lower === "feet" ? "foot" : lower === "inches" ? "inch" : lower.replace(/s$/, ""));

/** What may follow "a 100m": the digits are then metres, not millions. */
const METRES =
  /^(?:tall|high|long|wide|deep|away|above|below|from|race|sprint|hurdles|freestyle|backstroke|butterfly|breaststroke|relay|final|gold|record|dash|wall|tower|drop|pool|radius)$/;

function unitAt(tokens: readonly Token[], at: number): { unit: string; to: number } | null {
  const from = isHyphen(tokens[at]) ? at + 1 : at;
  const token = tokens[from];
  if (!token) return null;
  return writtenUnit(tokens, from) ?? gluedUnit(tokens, at);
}

function gluedUnit(tokens: readonly Token[], at: number): { unit: string; to: number } | null {
  const token = tokens[at]!;
  const unit = token.tight && !(tokens[at + 1]?.tight && tokens[at + 1]!.kind === "number") ? GLUED.get(token.lower) : undefined;
  return unit ? { unit, to: at + 1 } : null;
}

function writtenUnit(tokens: readonly Token[], from: number): { unit: string; to: number } | null {
  const token = tokens[from]!;
  if (!isHyphen(token) && !NAME_OPENINGS.has(singular(token.lower)) && !SYMBOL_OPENINGS.has(token.lower)) return null;
  // Longest first: "degrees Celsius" before "degrees", "miles per hour" before "miles". Hyphens between the words count as white space.
  const parts: { word: string; to: number }[] = [];
  for (let index = from; parts.length < 3 && index < tokens.length; index++) {
    if (isHyphen(tokens[index])) continue;
    parts.push({ word: tokens[index]!.lower, to: index + 1 });
  }
  const words = parts.map((part) => part.word);
  for (let length = parts.length; length > 0; length--) {
    const some = words.slice(0, length);
    const { to } = parts[length - 1]!;
    const name = NAMES.get(some.map(singular).join(" ")) ?? NAMES.get([singular(some[0]!), ...some.slice(1)].join(" "));
    if (name) return { unit: name, to };
    const tight = tokens.slice(from + 1, to).every((part) => part.tight);
    const symbol = (tight ? SYMBOLS.get(some.join("")) : undefined) ?? SYMBOLS.get(some.join(" "));
    if (symbol && (token.tight || !/^(?:mi|mb|tw|ha|oz|°)$/.test(words[0]!))) return { unit: symbol, to };
  }
  return null;
}

/** Distances run or swum. */
const RACES = new Set([50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000]);

/** Is the "m" of "100m" a metre, not a million? It is beside words of length, or as a race's distance if nothing is counted after it. */
function isMetres(tokens: readonly Token[], amount: Amount): boolean {
  const counted = pluralAfter(tokens, amount.to);
  if (counted && (!tokens[counted.to - 1]!.capital || counted.to - counted.from < 3)) return false;
  return METRES.test(wordAt(tokens, amount.to)) || RACES.has(Number(amount.value) / 1e6);
}

/** The inches after feet: "6ft 2in", "5-foot-9". */
function inchesAt(tokens: readonly Token[], at: number): { value: number; to: number } | null {
  const hyphen = isHyphen(tokens[at]);
  const amount = amountAt(tokens, hyphen ? at + 1 : at);
  if (!amount || typeof amount.value !== "number" || amount.value >= 12) return null;
  const unit = unitAt(tokens, amount.to);
  if (unit?.unit === "inch") return { value: amount.value, to: unit.to };
  return hyphen ? { value: amount.value, to: amount.to } : null;
}

/** "30 miles", "12kg", "-15 degrees Celsius", "300-metre", "magnitude 6.2". */
export const readMeasure: FactReader = ({ tokens }, at): FoundFact | null => {
  const magnitude = wordAt(tokens, at) === "magnitude";
  const number = magnitude ? at + 1 + (isHyphen(tokens[at + 1]) ? 1 : 0) : at;
  const amount = amountAt(tokens, number);
  if (!amount) return null;
  if (magnitude) return { kind: "measure", from: at, to: amount.to, value: amount.value, unit: "magnitude", noun: null };
  const scale = tokens[amount.to - 1]!;
  if (scale.lower === "m" && scale.tight && typeof amount.value === "number" && isMetres(tokens, amount)) {
    return { kind: "measure", from: at, to: amount.to, value: amount.value / 1e6, unit: "m", noun: null };
  }
  const of = wordAt(tokens, amount.to) === "of" && typeof amount.value !== "number" ? 1 : 0;
  const unit = unitAt(tokens, amount.to + of);
  if (unit?.unit === "foot" && typeof amount.value === "number") {
    const inches = inchesAt(tokens, unit.to);
    if (inches)
      return { kind: "measure", from: at, to: inches.to, value: 12 * amount.value + inches.value, unit: "inch", noun: null };
  }
  if (unit) return { kind: "measure", from: at, to: unit.to, value: amount.value, unit: unit.unit, noun: null };
  if (
    wordAt(tokens, amount.to) === "magnitude" ||
    (isHyphen(tokens[amount.to]) && wordAt(tokens, amount.to + 1) === "magnitude")
  ) {
    const to = amount.to + (wordAt(tokens, amount.to) === "magnitude" ? 1 : 2);
    return { kind: "measure", from: at, to, value: amount.value, unit: "magnitude", noun: null };
  }
  return null;
};
