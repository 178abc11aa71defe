import { LRUCache } from "lru-cache";
import type { Archive } from "../index/archive.ts";
import type { Command, Request, Services } from "./command.ts";
import type { Outcome } from "./outcome.ts";

/** Most outcomes kept for an archive, and about the bytes they take: an excerpt keeps the text it was cut from. */
const OUTCOMES = 500;
const BYTES = 32_000_000;

type Kept = { readonly command: Command; readonly outcome: Outcome };
type Outcomes = LRUCache<string, Kept>;

const kept = new WeakMap<Archive, { readonly version: string; readonly outcomes: Outcomes }>();

/** An archive's outcomes, none of which is older than what was last written to it. */
function outcomesAt(archive: Archive, version: string): Outcomes {
  const last = kept.get(archive);
  if (last?.version === version) return last.outcomes;
  const outcomes: Outcomes = new LRUCache({
    max: OUTCOMES,
    maxSize: BYTES,
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

/** About what an object of an outcome takes, with its part of a card's layout, in bytes. */
const OBJECT = 300;

/** About the bytes that an outcome keeps: its objects, and the articles it cites. */
function sizeOf(outcome: Outcome): number {
  const articles = new Map<string, number>();
  let objects = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    objects++;
    if ("characters" in value && "revision" in value) articles.set(`${value.revision}`, Number(value.characters));
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(outcome);
  return articles.values().reduce((sum, size) => sum + size, objects * OBJECT);
}
