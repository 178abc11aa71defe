import { RESTJSONErrorCodes, Routes } from "discord-api-types/v10";
import type { Request } from "../../answer/command.ts";
import { requestsOf } from "../../cards/parts.ts";
import { postRequest } from "../../cards/post.ts";
import { present, type Runtime } from "../../cards/respond.ts";
import type { Reply } from "../../cards/surface.ts";
import type { Log } from "../../log.ts";
import { DatabaseError } from "../../sqlite/error.ts";
import { nextAttempt, type Trace } from "../../tell/attempt.ts";
import type { ClaimedPost } from "../../tell/outbox.ts";
import type { Attempting, Deliver, Delivered } from "../../tell/send.ts";
import { errorFields } from "../failure.ts";
import type { Rest } from "./delivery.ts";
import { discord, type Payload } from "./draw.ts";
import { type Forum, forumAt, postThread, threadTrace } from "./forum.ts";
import { NONCE_KNOWN } from "./limits.ts";
import { markedBody, nonceOf } from "./marks.ts";
import { traceOf } from "./trace.ts";

/** Pause after a failure inside Discord or on the way, in milliseconds. */
const PAUSE = 5000;

/** One way to post: for how long Discord refuses a second one, and the call, which returns its id. */
type PostingWay = { readonly known: number; readonly call: () => Promise<string> };

/**
 * Posts in Discord's channels. A post that may have arrived is looked for in its channel; besides, Discord takes no second message under one nonce
 * for a few minutes. `nextAttempt` decides with both whether it is sent again.
 */
export function deliverer(rest: Rest, runtime: Runtime, keep: (request: Request) => Promise<void>, log: Log): Deliver {
  const now = () => runtime.services.now().getTime();
  /** Channels that are not forums and never become one. */
  const plainChannels = new Set<string>();

  /** A person's direct messages are a channel of their own. */
  async function channelOf({ channel }: ClaimedPost): Promise<string> {
    if (!channel.startsWith("@")) return channel;
    const direct = (await rest.post(Routes.userChannels(), { body: { recipient_id: channel.slice(1) } })) as { id: string };
    return direct.id;
  }

  async function forumOf(channel: string): Promise<Forum | null> {
    if (plainChannels.has(channel)) return null;
    const forum = await forumAt(rest, channel);
    if (forum === null) plainChannels.add(channel);
    return forum;
  }

  /** What a channel shows of a post: a correction in a forum belongs in the thread that it corrects, which may have been deleted. */
  async function traceIn(channel: string, forum: Forum | null, post: ClaimedPost): Promise<Trace> {
    if (forum === null) return traceOf(rest, channel, post);
    if (post.body.kind !== "correction") return threadTrace(rest, forum, post, now());
    return traceOf(rest, post.body.message, post).catch((error: unknown): Trace => {
      if (statusOf(error) !== 404) throw error;
      return { kind: "missing" };
    });
  }

  const asMessage = (channel: string, post: ClaimedPost, body: object): PostingWay => ({
    known: NONCE_KNOWN,
    call: async () => {
      const message = { ...body, ...nonceOf(post) };
      return ((await rest.post(Routes.channelMessages(channel), { body: message })) as { id: string }).id;
    },
  });

  const asThread = (forum: Forum, { blocks }: Reply<Payload>, body: object): PostingWay => ({
    known: 0,
    call: () => postThread(rest, forum, blocks, body),
  });

  async function send(post: ClaimedPost, reply: Reply<Payload> | null, attempting: Attempting): Promise<Delivered> {
    const channel = await channelOf(post);
    const forum = await forumOf(channel);
    if (reply === null) return sought(await traceIn(channel, forum, post));
    const body = markedBody(post, reply.drawing);
    if (post.body.kind === "copies") {
      // A forum's message is in its own thread.
      const where = forum ? post.body.message : channel;
      await rest.patch(Routes.channelMessage(where, post.body.message), { body });
      return { kind: "sent", message: post.body.message };
    }
    if (post.body.kind !== "correction") return sendBy(forum ? asThread(forum, reply, body) : asMessage(channel, post, body));
    const { message } = post.body;
    if (forum)
      return sendBy(asMessage(message, post, body)).catch((error: unknown): Delivered => {
        // Its thread was deleted, which does not close the forum.
        if (statusOf(error) !== 404) throw error;
        return { kind: "refused" };
      });
    return sendBy(asMessage(channel, post, { ...body, message_reference: { message_id: message, fail_if_not_exists: false } }));

    async function sendBy({ known, call }: PostingWay): Promise<Delivered> {
      const found: Trace = post.tried === null ? { kind: "missing" } : await traceIn(channel, forum, post);
      if (found.kind === "posted") return sought(found);
      const attempts = nextAttempt(post, found.kind, now(), known);
      if (attempts === null) return { kind: "unsure" };
      if (!(await attempting(attempts))) return { kind: "taken" };
      return { kind: "sent", message: await call() };
    }
  }

  return async (post, outcome, attempting) => {
    try {
      const reply = outcome && (await present(outcome, postRequest(post), runtime, discord));
      if (reply) await Promise.all(requestsOf(reply.blocks).map(keep));
      const delivered = await send(post, reply, attempting);
      if (reply && delivered.kind === "unsure")
        log.warn({ channel: post.channel, post: post.key }, "a post may have arrived twice unseen and is not sent a third time");
      return delivered;
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

/** What became of a post that is not sent again. */
function sought(trace: Trace): Delivered {
  if (trace.kind === "posted") return { kind: "sent", message: trace.message };
  return { kind: trace.kind === "missing" ? "absent" : "unsure" };
}

const statusOf = (error: unknown): number | undefined => {
  const { status } = error as { status?: unknown };
  return typeof status === "number" ? status : undefined;
};

/** What an error of Discord means for a post: "Opcodes and Status Codes". */
function failureOf(error: unknown, { channel, body }: ClaimedPost): Delivered {
  const status = statusOf(error);
  const { code } = error as { code?: unknown };
  // A person who wants no messages, or a message that was deleted, does not close a channel.
  const isLost = channel.startsWith("@") || body.kind === "copies" || code === RESTJSONErrorCodes.UnknownMessage;
  if (status === 403 || status === 404) return isLost ? { kind: "refused" } : { kind: "closed" };
  if (status === 401 || status === 429) return { kind: "failed", uncertain: false, milliseconds: PAUSE };
  if (status !== undefined && status >= 500) return { kind: "failed", uncertain: true, milliseconds: PAUSE };
  if (status !== undefined || code === RESTJSONErrorCodes.InvalidFormBodyOrContentType) return { kind: "refused" };
  if (error instanceof DatabaseError) return { kind: "failed", uncertain: false, milliseconds: PAUSE };
  // On the way: a dropped connection, a time limit. Anything else is a fault of ours, which would only repeat itself.
  const onTheWay = error instanceof Error && (typeof code === "string" || ["AbortError", "TimeoutError"].includes(error.name));
  return onTheWay ? { kind: "failed", uncertain: true, milliseconds: PAUSE } : { kind: "refused" };
}
