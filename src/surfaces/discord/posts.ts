import { createHash } from "node:crypto";
import { ComponentType, RESTJSONErrorCodes, Routes } from "discord-api-types/v10";
import type { Request } from "../../answer/command.ts";
import { requestsOf } from "../../cards/parts.ts";
import { postRequest } from "../../cards/post.ts";
import { present, type Runtime } from "../../cards/respond.ts";
import type { Log } from "../../log.ts";
import type { Claimed } from "../../tell/outbox.ts";
import type { Deliver, Delivered } from "../../tell/send.ts";
import { errorFields } from "../failure.ts";
import type { Rest } from "./delivery.ts";
import { discord, type Payload } from "./draw.ts";

/** Discord's clock and ours may differ by this much, in milliseconds. */
const SKEW = 600_000;
/** Pause after a failure inside Discord or on the way, in milliseconds. */
const PAUSE = 5000;
/** Discord's epoch: "Snowflakes". */
const EPOCH = 1_420_070_400_000;

/**
 * Posts in Discord's channels. A post that may have arrived before is looked for among the channel's messages; besides, Discord itself refuses a
 * second message under one nonce for a few minutes.
 */
export function deliverer(rest: Rest, runtime: Runtime, keep: (request: Request) => Promise<void>, log: Log): Deliver {
  /** A person's direct messages are a channel of their own. */
  async function channelOf({ channel }: Claimed): Promise<string> {
    if (!channel.startsWith("@")) return channel;
    const direct = (await rest.post(Routes.userChannels(), { body: { recipient_id: channel.slice(1) } })) as { id: string };
    return direct.id;
  }

  /** The message of an earlier attempt; null if there is none, or the channel's messages may not be read. */
  async function postedBefore(channel: string, mark: number, tried: number): Promise<string | null> {
    const after = String(BigInt(Math.max(0, tried - SKEW - EPOCH)) << 22n);
    const query = new URLSearchParams({ after, limit: "100" });
    try {
      const messages = (await rest.get(Routes.channelMessages(channel), { query })) as Marked[];
      return messages.find(({ components = [] }) => components.some(({ id }) => id === mark))?.id ?? null;
    } catch (error) {
      if (statusOf(error) === 403) return null;
      throw error;
    }
  }

  return async (post, outcome) => {
    try {
      const { blocks, drawing } = await present(outcome, postRequest(post), runtime, discord);
      await Promise.all(requestsOf(blocks).map(keep));
      const body = bodyOf(post, drawing);
      const channel = await channelOf(post);
      if (post.body.kind === "copies") {
        const { nonce: _, enforce_nonce: __, ...edit } = body;
        await rest.patch(Routes.channelMessage(channel, post.body.message), { body: edit });
        return { kind: "sent", message: post.body.message };
      }
      const before = post.tried === null ? null : await postedBefore(channel, markOf(post), post.tried);
      if (before !== null) return { kind: "sent", message: before };
      const { id } = (await rest.post(Routes.channelMessages(channel), { body })) as { id: string };
      return { kind: "sent", message: id };
    } catch (error) {
      const failure = failureOf(error, post);
      const level = failure.kind === "refused" ? "error" : "warn";
      log[level](
        { channel: post.channel, post: post.key, became: failure.kind, ...errorFields(error) },
        "a post could not be sent",
      );
      return failure;
    }
  };
}

/** A message as far as its mark goes: the `id` of its container. */
type Marked = { readonly id: string; readonly components?: readonly { readonly id?: number }[] };

/** A post's own hash: its words may change between two attempts, since the article or its copies do. */
const hashOf = ({ channel, key }: Claimed) => createHash("sha256").update(`${channel} ${key}`).digest();

/** A number of 31 bits, at least 1, as components may have: "Component Reference, Anatomy of a Component". */
const markOf = (post: Claimed): number => Math.max(1, hashOf(post).readUInt32BE(0) >>> 1);

/** A message with a mark and a nonce of its own, the mention of a role if one was chosen, and the post it replies to. */
function bodyOf(post: Claimed, drawing: Payload) {
  const { role, body } = post;
  const marked = drawing.components.map((container) => ({ ...container, id: markOf(post) }));
  const mention = { type: ComponentType.TextDisplay, content: `<@&${role}>` };
  return {
    ...drawing,
    components: role === null ? marked : [mention, ...marked],
    allowed_mentions: { parse: [], ...(role !== null && { roles: [role] }) },
    ...(body.kind === "correction" && { message_reference: { message_id: body.message, fail_if_not_exists: false } }),
    nonce: hashOf(post).toString("base64url").slice(0, 24),
    enforce_nonce: true,
  };
}

const statusOf = (error: unknown): number | undefined => {
  const { status } = error as { status?: unknown };
  return typeof status === "number" ? status : undefined;
};

/** What an error of Discord means for a post: "Opcodes and Status Codes". */
function failureOf(error: unknown, { channel, body }: Claimed): Delivered {
  const status = statusOf(error);
  const { code } = error as { code?: unknown };
  // A person who wants no messages, or a message that was deleted, does not close a channel.
  const isLost = channel.startsWith("@") || body.kind === "copies";
  if (status === 403 || status === 404) return isLost ? { kind: "refused" } : { kind: "closed" };
  if (status === 401 || status === 429) return { kind: "failed", uncertain: false, milliseconds: PAUSE };
  if (status !== undefined && status >= 500) return { kind: "failed", uncertain: true, milliseconds: PAUSE };
  if (status !== undefined || code === RESTJSONErrorCodes.InvalidFormBodyOrContentType) return { kind: "refused" };
  // On the way: a dropped connection, a time limit. Anything else is a fault of ours, which would only repeat itself.
  const onTheWay = error instanceof Error && (typeof code === "string" || ["AbortError", "TimeoutError"].includes(error.name));
  return onTheWay ? { kind: "failed", uncertain: true, milliseconds: PAUSE } : { kind: "refused" };
}
