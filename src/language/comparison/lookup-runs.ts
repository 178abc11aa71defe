import { normalise } from "../../text/normalise.ts";
import { slice } from "../../text/span.ts";
import { stem } from "../../text/stem.ts";
import type { Frequency } from "../english/frequency.ts";
import { type GivenQuote, segments } from "./given-quote.ts";
import { type ComparedToken, spanOf } from "./tokens.ts";

/** Words in a run that finds the articles with all of the words: enough that few others have it. */
const ANCHOR = 6;
/** Words in a run that finds the articles with some: three rarely occur together by chance, and a change leaves others whole. */
const SHORT = 3;
/** How far apart short runs begin, how few of them there are if the words allow, and how many at most. */
const APART = 4;
const FEWEST = 5;
const MOST = 12;
/** A run whose rarest word is in a larger share of articles is slow to look up and tells little. */
const COMMON = 0.05;

/** What is looked up first: the rarest run of each half of what is between two ellipses. */
export const anchorRuns = (quote: GivenQuote, frequency: Frequency): string[] =>
  segments(quote).flatMap((segment) => rarestRuns(quote.text, segment, segment.length < 2 * ANCHOR ? 1 : 2, ANCHOR, frequency));

/** Short runs spread over the given words, the rarest of each stretch; runs of common words only if there are few others. */
export function tellingRuns({ text, tokens }: GivenQuote, frequency: Frequency): string[] {
  const places = tokens.length - SHORT + 1;
  const stretches = Math.min(Math.max(Math.ceil(places / APART), FEWEST), MOST, places);
  return rarestRuns(text, tokens, stretches, SHORT, frequency);
}

/** A run across a stop is a last resort: two speeches may have been joined there. */
const STOP = /[.,;:!?–—]/;
const OVER_STOP = 1e6;

/** For each stretch of the tokens the least likely run of `length` words. */
function rarestRuns(
  text: string,
  list: readonly ComparedToken[],
  stretches: number,
  length: number,
  frequency: Frequency,
): string[] {
  const shares = list.map(({ key }) => Math.max(frequency(stem(key)), 1e-6));
  const places = Math.max(list.length - length + 1, 1);
  const likely = (at: number) => {
    const run = list.slice(at, at + length);
    const whole = !STOP.test(
      run
        .slice(1)
        .map(({ start }, i) => text.slice(run[i]!.end, start))
        .join(""),
    );
    return shares.slice(at, at + length).reduce((product, share) => product * share, whole ? 1 : OVER_STOP);
  };
  const rarest = Array.from({ length: Math.max(stretches, 0) }, (_, stretch) => {
    let best = Math.floor((stretch * places) / stretches);
    for (let at = best + 1; at < Math.floor(((stretch + 1) * places) / stretches); at++) if (likely(at) < likely(best)) best = at;
    return { run: list.slice(best, best + length), commonest: Math.min(...shares.slice(best, best + length)) };
  }).filter(({ run }) => run.length > 0);
  const telling = rarest.filter(({ commonest }) => commonest <= COMMON);
  return (telling.length >= Math.min(FEWEST, rarest.length) ? telling : rarest).map(({ run }) => shown(text, run));
}

const shown = (text: string, run: readonly ComparedToken[]): string => normalise(slice(text, spanOf(run, 0, run.length))).text;
