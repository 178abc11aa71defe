import type { Command, Request, Services } from "../answer/command.ts";
import type { Outcome } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { revisionOf } from "../article/identity.ts";
import type { Archive, StoredArticle } from "../index/archive.ts";
import { articleOf } from "../index/rows.ts";
import { gate, type ReadStored } from "./gate.ts";
import { copied } from "./plain-text.ts";
import { render } from "./render.ts";
import type { Reply, Surface } from "./surface.ts";
import type { HelpEntry } from "./writer.ts";

/** What a door hands in: the commands, what they may use, and how replies are to be. */
export type Runtime = {
  readonly commands: ReadonlyMap<string, Command>;
  readonly services: Services;
  /** The part of an article, from 0 to 1, that a reply may show. */
  readonly share: number;
  readonly commandIds?: Readonly<Record<string, string>>;
  readonly running?: Running;
  /** Where the door has what Discord has: forms to report mistakes, the Apps menu of a message. */
  readonly forms?: boolean;
  /** What the door has beside the commands. */
  readonly otherCommands?: readonly HelpEntry[];
};

/** What `/about` says of the program: its version, and milliseconds to Discord and back where it is connected. */
export type Running = { readonly version: string; readonly latency: () => number | null };

/** A third of an article, unless a setting says otherwise: readers belong on the publisher's page. */
export const SHARE = 1 / 3;

/**
 * Reads excerpts back from an archive. What was withdrawn meanwhile is no longer there, nor is a revision whose words are not those that were
 * stored: excerpt and archive would agree on what a damaged file says.
 */
function storedIn(archive: Archive): ReadStored {
  const held = new Map<string, ReturnType<Archive["article"]>>();
  return async ({ article, revision, field, start, end }: Excerpt) => {
    const key = `${article} ${revision}`;
    const found = held.get(key) ?? archive.article(article, revision);
    held.set(key, found);
    const stored = await found;
    if (stored === null || stored.withdrawn || !isIntact(stored)) return null;
    return stored[field]?.slice(start, end) ?? null;
  };
}

/** Are a revision's words those that its hash was made of? */
const isIntact = (stored: StoredArticle): boolean => revisionOf(articleOf(stored)) === stored.revision;

/** The option that asks for the same page as plain text. */
const COPY = "copy";

/**
 * Answers a request: finds its command, runs it, shows the outcome and lets it through the gate. The same for every door. Throws a GateError
 * instead of a wrong word, and what the command throws.
 */
export async function respond<Drawing>(request: Request, runtime: Runtime, surface: Surface<Drawing>): Promise<Reply<Drawing>> {
  const { [COPY]: copy, ...options } = request.options;
  const asked: Request = { ...request, options };
  const command = runtime.commands.get(request.command);
  const outcome: Outcome =
    command === undefined ? { kind: "stale", why: "version", asked: {} } : await command.run(asked, runtime.services);
  const typed = [...runtime.commands.values()].filter(({ hidden }) => !hidden);
  const { share, commandIds = {}, forms = false, otherCommands = [], running } = runtime;
  const view = {
    request: asked,
    share,
    commands: [...typed, ...otherCommands],
    commandIds,
    forms,
    ...(running && { running: { ...running, latency: running.latency() } }),
  };
  const reply = render(outcome, view, surface);
  return gate(copy === true ? copied(reply, view, surface) : reply, storedIn(runtime.services.archive), surface);
}
