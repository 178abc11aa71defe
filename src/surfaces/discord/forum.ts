import { ChannelFlags, ChannelType, Routes } from "discord-api-types/v10";
import type { Services } from "../../answer/command.ts";
import { type Block, plain } from "../../cards/parts.ts";
import type { Trace } from "../../tell/attempt.ts";
import type { ClaimedPost } from "../../tell/outbox.ts";
import type { Rest } from "./delivery.ts";
import { THREAD_NAME, THREAD_TAGS } from "./limits.ts";
import { floorOf } from "./trace.ts";

type ForumTag = { readonly id: string; readonly name: string; readonly moderated?: boolean };

/** A forum or media channel: it has threads alone. */
export type Forum = {
  readonly id: string;
  readonly guild_id: string;
  readonly flags?: number;
  readonly last_message_id?: string | null;
  readonly available_tags?: readonly ForumTag[];
};

type Thread = { readonly id: string; readonly parent_id?: string | null; readonly owner_id?: string };

/** A channel as a forum; null if it is not one. */
export async function forumAt(rest: Rest, channel: string): Promise<Forum | null> {
  const about = (await rest.get(Routes.channel(channel))) as Forum & { readonly type: ChannelType };
  return about.type === ChannelType.GuildForum || about.type === ChannelType.GuildMedia ? about : null;
}

/** Everything that a post says but its headline, as plain lines. */
const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => ("parts" in block ? [plain(block.parts).trim()] : []));

/** What a thread is called: the headline of its post, else its first words. */
function threadName(blocks: readonly Block[]): string {
  const [headline] = blocks.flatMap((block) => (block.kind === "headline" ? [plain(block.title).trim()] : []));
  const name = headline ?? linesOf(blocks)[0] ?? "";
  return name.length <= THREAD_NAME ? name || "…" : `${name.slice(0, THREAD_NAME - 1).trimEnd()}…`;
}

/** The words of a text, each between spaces. */
const wordsOf = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ")} `;

const requiresTag = ({ flags = 0 }: Forum): boolean => (flags & ChannelFlags.RequireTag) !== 0;

/** Does a forum require a tag when every tag is for moderators? False if the channel cannot be read. */
async function isForModerators(rest: Rest, channel: string): Promise<boolean> {
  const forum = await forumAt(rest, channel).catch(() => null);
  return forum !== null && requiresTag(forum) && (forum.available_tags ?? []).every(({ moderated }) => moderated === true);
}

/** Lets `/follow` look at the forum it is to post in; without a token it cannot. */
export const withForums = (services: Services, rest: () => Rest | null): Services => ({
  ...services,
  ...(services.following && {
    following: {
      ...services.following,
      moderatorsAlone: async (channel) => {
        const client = rest();
        return client !== null && (await isForModerators(client, channel));
      },
    },
  }),
});

/** The tags whose names are in a post; where a tag is required and none does, the first that anybody may use. */
function tagsFor(forum: Forum, blocks: readonly Block[]): string[] {
  const { available_tags = [] } = forum;
  const text = wordsOf([threadName(blocks), ...linesOf(blocks)].join("\n"));
  const open = available_tags.filter(({ moderated }) => moderated !== true);
  const fitting = open.filter(({ name }) => text.includes(wordsOf(name)) && wordsOf(name).trim() !== "");
  const required = !requiresTag(forum) ? [] : [...open, ...available_tags].slice(0, 1);
  return (fitting.length > 0 ? fitting : required).slice(0, THREAD_TAGS).map(({ id }) => id);
}

/** A thread stays among the active ones for this long, in milliseconds: "Thread Metadata", `auto_archive_duration`. */
const ACTIVE = 3_600_000;

/** Looks for the thread of a post that was tried: our only one in the forum since the last that we know. */
export async function threadTrace(
  rest: Rest,
  { id, guild_id, last_message_id }: Forum,
  post: ClaimedPost,
  now: number,
): Promise<Trace> {
  const floor = floorOf(post);
  if (BigInt(last_message_id ?? 0) <= floor) return { kind: "missing" };
  const me = (await rest.get(Routes.user())) as { readonly id: string };
  const ours = ({ threads }: { readonly threads: readonly Thread[] }): Trace | null => {
    const own = threads.find((thread) => thread.parent_id === id && thread.owner_id === me.id && BigInt(thread.id) > floor);
    return own ? { kind: "posted", message: own.id } : null;
  };
  const active = ours((await rest.get(Routes.guildActiveThreads(guild_id))) as { threads: Thread[] });
  if (active) return active;
  try {
    const archived = (await rest.get(Routes.channelThreads(id, "public"))) as { threads: Thread[]; has_more: boolean };
    return ours(archived) ?? { kind: archived.has_more ? "unknown" : "missing" };
  } catch (error) {
    if ((error as { status?: unknown }).status !== 403) throw error;
    const since = now - post.tried!;
    return { kind: since >= 0 && since < ACTIVE ? "missing" : "unknown" };
  }
}

/** Posts in a forum: each post is a thread, whose id is its first message's. */
export async function postThread(rest: Rest, forum: Forum, blocks: readonly Block[], message: object): Promise<string> {
  const body = { name: threadName(blocks), message, applied_tags: tagsFor(forum, blocks) };
  const { id } = (await rest.post(Routes.threads(forum.id), { body })) as Thread;
  return id;
}
