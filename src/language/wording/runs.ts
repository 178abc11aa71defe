import { normalise } from "../../text/normalise.ts";
import { slice } from "../../text/span.ts";
import { stem } from "../../text/stem.ts";
import type { Frequency } from "../read.ts";
import { type Asked, segments } from "./asked.ts";
import { spanOf, type Token } from "./tokens.ts";

/** Words of a run: three hardly ever stand together by chance, and a change of one word leaves others whole. */
const LENGTH = 3;
/** Runs looked for: so many that one is left in each half of two quotations run together. */
const MOST = 12;
/** A longer phrase finds nothing that its first words do not. */
const LONGEST = 40;

/** The given words as runs to look up: all that stands between two ellipses. */
export const wholeRuns = (asked: Asked): string[] =>
  segments(asked).map((segment) => shown(asked.text, segment.slice(0, LONGEST)));

/** Short runs spread over the given words, in each stretch the one whose words are the rarest. */
export function tellingRuns({ text, tokens }: Asked, frequency: Frequency): string[] {
  const last = tokens.length - LENGTH;
  if (last < 0) return [];
  const rarity = tokens.map(({ key }) => -Math.log(frequency(stem(key)) || 1e-6));
  const stretches = Math.min(last + 1, MOST);
  return Array.from({ length: stretches }, (_, stretch) => {
    const from = Math.floor((stretch * (last + 1)) / stretches);
    const to = Math.floor(((stretch + 1) * (last + 1)) / stretches);
    let best = from;
    const score = (at: number) => rarity.slice(at, at + LENGTH).reduce((sum, rare) => sum + rare, 0);
    for (let at = from + 1; at < to; at++) if (score(at) > score(best)) best = at;
    return shown(text, tokens.slice(best, best + LENGTH));
  });
}

const shown = (text: string, run: readonly Token[]): string =>
  run.length === 0 ? "" : normalise(slice(text, spanOf(run, 0, run.length))).text;
