import robotsParser from "robots-parser";
import { FetchError } from "./error.ts";

/** Fetches a robots.txt: its text, or null if there is none. Throws a FetchError. */
export type AskRobots = (url: string) => Promise<string | null>;

type Robot = { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined };

/** The package's types declare the module twice, which hides the function's type. */
const parse = robotsParser as unknown as (url: string, text: string) => Robot;

/** How long a robots.txt is cached (RFC 9309, 2.4: at most a day). */
const HOLDS_MS = 60 * 60 * 1000;

/** The most sites cached. */
const MOST_SITES = 1000;

export type Rules = {
  /** May the page be fetched? */
  allows(url: string): boolean;
  /** The site's crawl delay in milliseconds. */
  readonly delay: number;
};

/**
 * The rules of each site for `agent`, by RFC 9309: without a robots.txt everything is allowed; while it cannot be fetched, nothing is, and the
 * FetchError is thrown.
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
