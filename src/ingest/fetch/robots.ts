import robotsParser from "robots-parser";
import { FetchError } from "./error.ts";

/** Asks for a robots.txt: its text, or null where there is none. Throws a FetchError where it cannot be had. */
export type AskRobots = (url: string) => Promise<string | null>;

type Robot = { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined };

/** The package declares itself a module twice, so that its function has no type of its own. */
const parse = robotsParser as unknown as (url: string, text: string) => Robot;

/** How long a robots.txt holds (RFC 9309, 2.4: at most a day). */
const HOLDS_MS = 60 * 60 * 1000;

/** Sites asked about are not kept beyond this many. */
const MOST_SITES = 1000;

export type Rules = {
  /** May the page be fetched? */
  allows(url: string): boolean;
  /** How many milliseconds the site asks to have between requests. */
  readonly delay: number;
};

/**
 * The rules of each site for `agent`, by RFC 9309: everything is allowed where there is no robots.txt that can be read, nothing while it cannot be had:
 * then the FetchError is thrown that says why.
 */
export function robotsOf(agent: string, ask: AskRobots, now: () => number = Date.now): (url: string) => Promise<Rules> {
  const known = new Map<string, { readonly until: number; readonly rules: Promise<Rules> }>();
  return (url) => {
    const place = new URL("/robots.txt", url).href;
    const held = known.get(place);
    if (held && held.until > now()) return held.rules;
    if (known.size >= MOST_SITES) known.delete(known.keys().next().value!);
    const rules = ask(place).then(
      (text) => rulesOf(text === null ? null : parse(place, text), agent),
      (error: unknown) => {
        known.delete(place);
        if (!(error instanceof FetchError) || error.passing) throw error;
        return rulesOf(null, agent);
      },
    );
    known.set(place, { until: now() + HOLDS_MS, rules });
    return rules;
  };
}

const rulesOf = (robot: Robot | null, agent: string): Rules => ({
  allows: (url) => robot?.isAllowed(url, agent) ?? true,
  delay: (robot?.getCrawlDelay(agent) ?? 0) * 1000,
});
