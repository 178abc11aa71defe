import { RESTJSONErrorCodes, Routes } from "discord-api-types/v10";
import type { Request } from "../../answer/command.ts";
import { requestsOf } from "../../cards/parts.ts";
import { postRequest } from "../../cards/post.ts";
import { present, type Runtime } from "../../cards/respond.ts";
import type { Reply } from "../../cards/surface.ts";
import type { Log } from "../../log.ts";
import { DatabaseError } from "../../sqlite/error.ts";
import type { Claimed } from "../../tell/outbox.ts";
import type { Deliver, Delivered } from "../../tell/send.ts";
import { errorFields } from "../failure.ts";
import type { Rest } from "./delivery.ts";
import { discord, type Payload } from "./draw.ts";
import { isForum, postThread, threadName } from "./forum.ts";
import { idAfter, isMarked, type Marked, markedBody, nonceOf } from "./marks.ts";
import { repeat } from "./repeat.ts";

/** Pause after a failure inside Discord or on the way, in milliseconds. */
const PAUSE = 5000;
/**
 * Posts in Discord's channels. A post that may have arrived before is looked for among the channel's messages; besides, Discord itself refuses a
 * second message under one nonce for a few minutes. `pauses`: before each repeated call, in milliseconds.
 */
export function deliverer(
  rest: Rest,
  runtime: Runtime,
  keep: (request: Request) => Promise<void>,
  log: Log,
  pauses?: readonly number[],
): Deliver {
  /** A person's direct messages are a channel of their own. */
  async function channelOf({ channel }: Claimed): Promise<string> {
    if (!channel.startsWith("@")) return channel;
    const direct = (await rest.post(Routes.userChannels(), { body: { recipient_id: channel.slice(1) } })) as { id: string };
    return direct.id;
  }

  /** The message of an earlier attempt; null if there is none, or the channel's messages may not be read. */
  async function postedBefore(channel: string, post: Claimed): Promise<string | null> {
    if (post.tried === null) return null;
    const query = new URLSearchParams({ after: idAfter(post.tried), limit: "100" });
    try {
      const messages = (await rest.get(Routes.channelMessages(channel), { query })) as Marked[];
      return messages.find((message) => isMarked(message, post))?.id ?? null;
    } catch (error) {
      if (statusOf(error) === 403) return null;
      throw error;
    }
  }

  /** Draws a message again; a forum's is in its own thread. */
  async function redraw(channel: string, message: string, body: object): Promise<string> {
    const edit = (where: string) => rest.patch(Routes.channelMessage(where, message), { body });
    await edit(channel).catch((error: unknown) => {
      if (statusOf(error) !== 404 && !isForum(error)) throw error;
      return edit(message);
    });
    return message;
  }

  /** Posts, and returns the message's id. */
  async function send(post: Claimed, { blocks, drawing }: Reply<Payload>): Promise<string> {
    const body = markedBody(post, drawing);
    const channel = await channelOf(post);
    if (post.body.kind === "copies") return redraw(channel, post.body.message, body);
    const reply =
      post.body.kind === "correction" ? { message_reference: { message_id: post.body.message, fail_if_not_exists: false } } : {};
    try {
      const before = await postedBefore(channel, post);
      if (before !== null) return before;
      const message = { ...body, ...reply, ...nonceOf(post) };
      // While Discord still knows the nonce, a repeated call tells whether the first one arrived.
      const call = () => rest.post(Routes.channelMessages(channel), { body: message });
      const { id } = (await repeat(call, pauses)) as { id: string };
      return id;
    } catch (error) {
      if (!isForum(error)) throw error;
      return postThread(rest, post, body, threadName(blocks));
    }
  }

  return async (post, outcome) => {
    try {
      const reply = await present(outcome, postRequest(post), runtime, discord);
      await Promise.all(requestsOf(reply.blocks).map(keep));
      return { kind: "sent", message: await send(post, reply) };
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
  if (error instanceof DatabaseError) return { kind: "failed", uncertain: false, milliseconds: PAUSE };
  // On the way: a dropped connection, a time limit. Anything else is a fault of ours, which would only repeat itself.
  const onTheWay = error instanceof Error && (typeof code === "string" || ["AbortError", "TimeoutError"].includes(error.name));
  return onTheWay ? { kind: "failed", uncertain: true, milliseconds: PAUSE } : { kind: "refused" };
}
