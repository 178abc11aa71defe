import { LRUCache } from "lru-cache";
import type { Archive } from "../index/archive.ts";
import type { Command, Request, Services } from "./command.ts";
import type { Outcome } from "./outcome.ts";

/** Most outcomes kept for an archive, and the most characters of articles that they hold on to: an excerpt keeps the text it was cut from. */
const OUTCOMES = 500;
const CHARACTERS = 16_000_000;

type Kept = { readonly command: Command; readonly outcome: Outcome };
type Outcomes = LRUCache<string, Kept>;

const kept = new WeakMap<Archive, { readonly version: string; readonly outcomes: Outcomes }>();

/** An archive's outcomes, none of which is older than what was last written to it. */
function outcomesAt(archive: Archive, version: string): Outcomes {
  const last = kept.get(archive);
  if (last?.version === version) return last.outcomes;
  const outcomes: Outcomes = new LRUCache({
    max: OUTCOMES,
    maxSize: CHARACTERS,
    sizeCalculation: ({ outcome }) => sizeOf(outcome),
  });
  kept.set(archive, { version, outcomes });
  return outcomes;
}

/** Runs a command or, if it depends on the archive alone, repeats its outcome until something is written: another page looks nothing up again. */
export async function outcomeOf(command: Command, request: Request, services: Services): Promise<Outcome> {
  const { archive, choose, chooseSummary } = services;
  if (!command.archiveOnly || choose || chooseSummary) return command.run(request, services);
  const version = archive.version();
  const outcomes = outcomesAt(archive, version);
  const key = JSON.stringify([command.name, request.options]);
  const known = outcomes.get(key);
  if (known?.command === command) return known.outcome;
  const outcome = await command.run(request, services);
  if (archive.version() === version) outcomes.set(key, { command, outcome });
  return outcome;
}

/** The characters of all articles that an outcome cites, at least 1. */
function sizeOf(outcome: Outcome): number {
  const sizes = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("characters" in value && "revision" in value) sizes.set(`${value.revision}`, Number(value.characters));
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(outcome);
  return Math.max(
    1,
    sizes.values().reduce((sum, size) => sum + size, 0),
  );
}
