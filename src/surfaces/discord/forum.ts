import { Routes } from "discord-api-types/v10";
import { type Block, plain } from "../../cards/parts.ts";
import type { Claimed } from "../../tell/outbox.ts";
import type { Rest } from "./delivery.ts";
import { THREAD_NAME } from "./limits.ts";
import { idAfter } from "./marks.ts";

/** "Cannot execute action on this channel type": a forum has threads alone. */
const WRONG_TYPE = 50024;

/** Did Discord refuse a message because its channel is a forum? */
export const isForum = (error: unknown): boolean => (error as { code?: unknown }).code === WRONG_TYPE;

type Thread = { readonly id: string; readonly parent_id?: string | null; readonly name?: string };

/** What a thread is called: the headline of its post, else its first words. */
export function threadName(blocks: readonly Block[]): string {
  const named = blocks.flatMap((block) => (block.kind === "headline" ? [block.title] : []));
  const written = blocks.flatMap((block) => ("parts" in block ? [block.parts] : []));
  const name = plain(named[0] ?? written[0] ?? []).trim();
  return name.length <= THREAD_NAME ? name || "…" : `${name.slice(0, THREAD_NAME - 1).trimEnd()}…`;
}

/**
 * Posts in a forum: each post is a thread, whose id is its first message's. A thread of an earlier attempt is found among the active ones by its
 * name. A correction is a reply in the thread of its post.
 */
export async function postThread(rest: Rest, post: Claimed, message: object, name: string): Promise<string> {
  const { channel, body, tried } = post;
  if (body.kind === "correction") {
    const { id } = (await rest.post(Routes.channelMessages(body.message), { body: message })) as Thread;
    return id;
  }
  if (tried !== null) {
    const { guild_id } = (await rest.get(Routes.channel(channel))) as { guild_id: string };
    const { threads } = (await rest.get(Routes.guildActiveThreads(guild_id))) as { threads: readonly Thread[] };
    const after = BigInt(idAfter(tried));
    const before = threads.find((thread) => thread.parent_id === channel && thread.name === name && BigInt(thread.id) > after);
    if (before) return before.id;
  }
  const { id } = (await rest.post(Routes.threads(channel), { body: { name, message } })) as Thread;
  return id;
}
