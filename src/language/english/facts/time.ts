import { type FactReader, type FoundFact, isHyphen, wordAt } from "./clause.ts";
import { amountAt } from "./numbers.ts";
import type { Token } from "./tokens.ts";

const ZONES = /^(?:et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|gmt|bst|utc|cet|cest|ist|jst|aest|eastern|pacific|central)$/;

const two = (value: number) => String(value).padStart(2, "0");

function half(tokens: readonly Token[], at: number): { half: "am" | "pm"; to: number } | null {
  const word = wordAt(tokens, at);
  if (!/^[ap]\.?m$/.test(word)) return null;
  // The stop of "a.m." belongs to it even if it also ends the sentence.
  return { half: word.startsWith("a") ? "am" : "pm", to: word.includes(".") && wordAt(tokens, at + 1) === "." ? at + 2 : at + 1 };
}

function zone(tokens: readonly Token[], at: number): { unit: string | null; to: number } {
  const token = tokens[at];
  if (token?.capital && ZONES.test(token.lower)) {
    const named = token.lower.length > 4 ? (wordAt(tokens, at + 1) === "time" ? 2 : 0) : 1;
    return named
      ? { unit: token.lower.length > 4 ? `${token.lower} time` : token.lower.toUpperCase(), to: at + named }
      : { unit: null, to: at };
  }
  if (token?.lower === "local" && wordAt(tokens, at + 1) === "time") return { unit: "local time", to: at + 2 };
  return { unit: null, to: at };
}

const whole = (token: Token | undefined, highest: number): number | null =>
  token?.kind === "number" && /^\d{1,2}$/.test(token.lower) && Number(token.lower) <= highest ? Number(token.lower) : null;

/** Hours and minutes at a token: "10", "10:30", "10.30". */
function clockAt(tokens: readonly Token[], at: number): { hour: number; minute: number; to: number; exact: boolean } | null {
  const dotted = /^(\d{1,2})\.(\d{2})$/.exec(wordAt(tokens, at));
  if (dotted && Number(dotted[1]) < 24 && Number(dotted[2]) < 60)
    return { hour: Number(dotted[1]), minute: Number(dotted[2]), to: at + 1, exact: false };
  const hour = whole(tokens[at], 24);
  if (hour === null) return null;
  const minute =
    tokens[at + 1]?.lower === ":" && tokens[at + 1]!.tight && tokens[at + 2]?.tight && tokens[at + 2]!.lower.length === 2
      ? whole(tokens[at + 2], 59)
      : null;
  return minute === null ? { hour, minute: 0, to: at + 1, exact: false } : { hour, minute, to: at + 3, exact: true };
}

const found = (from: number, to: number, value: string | readonly [string, string], unit: string | null): FoundFact => ({
  kind: "time",
  from,
  to,
  value,
  unit,
  noun: null,
});

const onClock = (hour: number, minute: number, part: "am" | "pm" | null) =>
  `${two(part === null ? hour : (hour % 12) + (part === "pm" ? 12 : 0))}:${two(minute)}`;

/** "8 p.m. EST", "10:30 a.m.", "14:05 GMT", "5 to 7 p.m.", "at noon": as hours and minutes of the day, `unit` the zone. */
export const readTime: FactReader = ({ tokens }, at) => {
  const word = wordAt(tokens, at);
  if (word === "noon" || word === "midnight") {
    if (!/^(?:at|around|about|by|before|after|until|till|since|from|past|to|and|just)$/.test(wordAt(tokens, at - 1))) return null;
    return found(at, at + 1, word === "noon" ? "12:00" : "00:00", null);
  }
  const spoken = amountAt(tokens, at);
  if (spoken?.form === "words" && wordAt(tokens, spoken.to) === "o'clock" && Number(spoken.value) <= 12) {
    return found(at, spoken.to + 1, onClock(Number(spoken.value), 0, null), null);
  }
  const clock = clockAt(tokens, at);
  if (!clock) return null;
  if (wordAt(tokens, clock.to) === "o'clock") return found(at, clock.to + 1, onClock(clock.hour, clock.minute, null), null);
  const part = half(tokens, clock.to);
  if (part && clock.hour <= 12) {
    const where = zone(tokens, part.to);
    return found(at, where.to, onClock(clock.hour, clock.minute, part.half), where.unit);
  }
  if (isHyphen(tokens[clock.to]) || wordAt(tokens, clock.to) === "to") {
    const end = clockAt(tokens, clock.to + 1);
    const shared = end && half(tokens, end.to);
    if (end && shared && clock.hour <= 12 && end.hour <= 12) {
      const where = zone(tokens, shared.to);
      // "10 to 2 p.m." begins before noon.
      const first = clock.hour % 12 > end.hour % 12 && shared.half === "pm" ? "am" : shared.half;
      return found(
        at,
        where.to,
        [onClock(clock.hour, clock.minute, first), onClock(end.hour, end.minute, shared.half)],
        where.unit,
      );
    }
  }
  const named = tokens[at - 1]?.capital && at > 1;
  if (!clock.exact || named || clock.hour > 23 || wordAt(tokens, clock.to) === ":") return null;
  const where = zone(tokens, clock.to);
  const dated = where.unit !== null || /^(?:at|around|about|by|from|until|before|after)$/.test(wordAt(tokens, at - 1));
  return dated ? found(at, where.to, onClock(clock.hour, clock.minute, null), where.unit) : null;
};
