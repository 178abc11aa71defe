import { Routes } from "discord-api-types/v10";
import type { Trace } from "../../tell/attempt.ts";
import type { ClaimedPost } from "../../tell/outbox.ts";
import type { Rest } from "./delivery.ts";
import { idAfter, isMarked, type MarkedMessage } from "./marks.ts";

/** Messages that Discord gives at once, and how many such pages are read. */
const PAGE = 100;
const PAGES = 20;

/** The id after which a post's message must come: our last message in the channel, or a moment before the first attempt. */
export const floorOf = ({ tried, newest }: ClaimedPost): bigint => {
  const moment = BigInt(idAfter(tried ?? 0));
  const last = newest === null ? 0n : BigInt(newest);
  return last > moment ? last : moment;
};

/**
 * Looks for a post that was tried. Everybody in a channel is shown the id of its last message, so that we know without reading any message if none
 * came since. Without *Read Message History* Discord gives an empty list.
 */
export async function traceOf(rest: Rest, channel: string, post: ClaimedPost): Promise<Trace> {
  const floor = floorOf(post);
  const { last_message_id } = (await rest.get(Routes.channel(channel))) as { last_message_id?: string | null };
  if (BigInt(last_message_id ?? 0) <= floor) return { kind: "missing" };
  let after = String(floor);
  for (let page = 0; page < PAGES; page++) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(channel), { query })) as MarkedMessage[];
    const own = messages.find((message) => isMarked(message, post));
    if (own) return { kind: "posted", message: own.id };
    if (messages.length === 0 && page === 0) return { kind: "unknown" };
    if (messages.length < PAGE) return { kind: "missing" };
    after = messages.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), after);
  }
  return { kind: "unknown" };
}
