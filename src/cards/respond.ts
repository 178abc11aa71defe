import type { Command, Request, Services } from "../answer/command.ts";
import { outcomeOf } from "../answer/kept-outcomes.ts";
import type { Outcome } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { revisionOf } from "../article/identity.ts";
import type { Archive, StoredArticle } from "../index/archive.ts";
import { articleOf } from "../index/rows.ts";
import type { Observed } from "../metrics.ts";
import { GateError, gate, type ReadStored } from "./gate.ts";
import { copied } from "./plain-text.ts";
import { render } from "./render.ts";
import type { Reply, Surface } from "./surface.ts";
import type { HelpEntry } from "./writer.ts";

/** What a surface passes to `respond`: the commands, the services they use, and settings for replies. */
export type Runtime = {
  readonly commands: ReadonlyMap<string, Command>;
  readonly services: Services;
  /** The share of an article, from 0 to 1, that a reply may show. */
  readonly share: number;
  readonly commandIds?: Readonly<Record<string, string>>;
  readonly running?: Running;
  /** Called after each request. */
  readonly observed?: (observed: Observed) => void;
  /** The surface has forms and the Apps menu of a message. */
  readonly forms?: boolean;
  /** Origin of the page in the browser, for links to the proof of what is quoted. */
  readonly site?: string;
  /** Commands that only this surface has. */
  readonly otherCommands?: readonly HelpEntry[];
};

/**
 * What `/about` says of the program: version, round trip to Discord in ms if connected, and how many changes of the record its index lacks (null if
 * the record does not answer).
 */
export type Running = {
  readonly version: string;
  readonly latency: () => number | null;
  readonly behind: () => number | null;
};

/** A third, unless configured otherwise: readers belong on the publisher's page. */
export const SHARE = 1 / 3;

/**
 * Reads excerpts back from an archive. Null for withdrawn articles, and for revisions that no longer match their hash: the gate would
 * otherwise agree with a damaged file.
 */
export function storedIn(archive: Archive): ReadStored {
  const revisions = new Map<string, Promise<StoredArticle | null>>();
  const readIntact = async (article: string, revision: string): Promise<StoredArticle | null> => {
    const stored = await archive.article(article, revision);
    return stored === null || stored.withdrawn || !isIntact(stored) ? null : stored;
  };
  return async ({ article, revision, field, start, end }: Excerpt) => {
    const key = `${article} ${revision}`;
    const read = revisions.get(key) ?? readIntact(article, revision);
    revisions.set(key, read);
    return (await read)?.[field]?.slice(start, end) ?? null;
  };
}

/** Does a revision still match its hash? */
const isIntact = (stored: StoredArticle): boolean => revisionOf(articleOf(stored)) === stored.revision;

/** The option that asks for the page as plain text. */
const COPY = "copy";

/**
 * Answers a request on any surface: runs its command, renders the outcome and passes it through the gate. Throws a GateError rather than
 * send a wrong word, and whatever the command throws.
 */
export async function respond<Drawing>(request: Request, runtime: Runtime, surface: Surface<Drawing>): Promise<Reply<Drawing>> {
  const started = performance.now();
  const observe = (outcome: string) => {
    const command = runtime.commands.has(request.command) ? request.command : "unknown";
    runtime.observed?.({ command, outcome, seconds: (performance.now() - started) / 1000 });
  };
  try {
    const { [COPY]: _, ...options } = request.options;
    const command = runtime.commands.get(request.command);
    const outcome: Outcome =
      command === undefined
        ? { kind: "stale", why: "version" }
        : await outcomeOf(command, { ...request, options }, runtime.services);
    const reply = await present(outcome, request, runtime, surface);
    observe(outcome.kind);
    return reply;
  } catch (error) {
    observe(error instanceof GateError ? "refused by the gate" : "failed");
    throw error;
  }
}

/** Renders the outcome of a request and passes it through the gate. Throws a GateError rather than give a wrong word. */
export async function present<Drawing>(
  outcome: Outcome,
  request: Request,
  runtime: Runtime,
  surface: Surface<Drawing>,
): Promise<Reply<Drawing>> {
  const { [COPY]: copy, ...options } = request.options;
  const asked: Request = { ...request, options };
  const typed = [...runtime.commands.values()].filter(({ hidden }) => !hidden);
  const { share, commandIds = {}, forms = false, site, otherCommands = [], running } = runtime;
  const view = {
    request: asked,
    share,
    commands: [...typed, ...otherCommands],
    commandIds,
    forms,
    ...(site !== undefined && { site }),
    ...(running && { running: { ...running, latency: running.latency(), behind: running.behind() } }),
  };
  const reply = render(outcome, view, surface);
  return gate(copy === true ? copied(reply, view, surface) : reply, storedIn(runtime.services.archive), surface);
}
