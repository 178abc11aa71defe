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
  async function postedBefore(channel: string, body: object, tried: number): Promise<string | null> {
    const after = String(BigInt(Math.max(0, tried - SKEW - EPOCH)) << 22n);
    const query = new URLSearchParams({ after, limit: "100" });
    try {
      const messages = (await rest.get(Routes.channelMessages(channel), { query })) as { id: string; components?: unknown }[];
      const wanted = wordsOn(body);
      return messages.find((message) => wordsOn(message) === wanted)?.id ?? null;
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
      const before = post.tried === null ? null : await postedBefore(channel, body, post.tried);
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

/** A message with a nonce of its own, the mention of a role if one was chosen, and the post it replies to. */
function bodyOf(post: Claimed, drawing: Payload) {
  const { channel, key, role, body } = post;
  const mention = { type: ComponentType.TextDisplay, content: `<@&${role}>` };
  return {
    ...drawing,
    ...(role !== null && { components: [mention, ...drawing.components], allowed_mentions: { parse: [], roles: [role] } }),
    ...(body.kind === "correction" && { message_reference: { message_id: body.message, fail_if_not_exists: false } }),
    nonce: createHash("sha256").update(`${channel} ${key}`).digest("base64url").slice(0, 24),
    enforce_nonce: true,
  };
}

/** Everything written on a message and behind its buttons, by which one is found again. */
function wordsOn(message: object): string {
  const words: string[] = [];
  JSON.stringify((message as { components?: unknown }).components ?? [], (name, value) => {
    if (typeof value === "string" && ["content", "custom_id", "label", "value"].includes(name)) words.push(value.trim());
    return value;
  });
  return words.join("\n");
}

const statusOf = (error: unknown): number | undefined => {
  const { status } = error as { status?: unknown };
  return typeof status === "number" ? status : undefined;
};

/** What an error of Discord means for a post: "Opcodes and Status Codes". */
function failureOf(error: unknown, { channel }: Claimed): Delivered {
  const status = statusOf(error);
  const { code } = error as { code?: unknown };
  if (status === 403 || status === 404) return channel.startsWith("@") ? { kind: "refused" } : { kind: "closed" };
  if (status === 401 || status === 429) return { kind: "failed", uncertain: false, milliseconds: PAUSE };
  if (status !== undefined && status >= 500) return { kind: "failed", uncertain: true, milliseconds: PAUSE };
  if (status !== undefined || code === RESTJSONErrorCodes.InvalidFormBodyOrContentType) return { kind: "refused" };
  // On the way: a dropped connection, a time limit. Anything else is a fault of ours, which would only repeat itself.
  const onTheWay = error instanceof Error && (typeof code === "string" || ["AbortError", "TimeoutError"].includes(error.name));
  return onTheWay ? { kind: "failed", uncertain: true, milliseconds: PAUSE } : { kind: "refused" };
}
