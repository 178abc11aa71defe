import { createHash } from "node:crypto";
import { ComponentType } from "discord-api-types/v10";
import type { ClaimedPost } from "../../tell/outbox.ts";
import type { Payload } from "./draw.ts";

/** A post's own hash: its words may change between two attempts, since the article or its copies do. */
const hashOf = ({ channel, key }: ClaimedPost) => createHash("sha256").update(`${channel} ${key}`).digest();

/** A number of 31 bits, at least 1, as components may have: "Component Reference, Anatomy of a Component". */
const markOf = (post: ClaimedPost): number => Math.max(1, hashOf(post).readUInt32BE(0) >>> 1);

/** A message as far as its mark goes: the `id` of its container. */
export type MarkedMessage = { readonly id: string; readonly components?: readonly { readonly id?: number }[] };

/** Is a message this post? */
export const isMarked = ({ components = [] }: MarkedMessage, post: ClaimedPost): boolean =>
  components.some(({ id }) => id === markOf(post));

/** What makes Discord refuse a second message of a post for some minutes: "Create Message". */
export const nonceOf = (post: ClaimedPost) => ({ nonce: hashOf(post).toString("base64url").slice(0, 24), enforce_nonce: true });

/** A message with the mark of its post, and the mention of a role if one was chosen. */
export function markedBody(post: ClaimedPost, drawing: Payload) {
  const { role } = post;
  const marked = drawing.components.map((container) => ({ ...container, id: markOf(post) }));
  const mention = { type: ComponentType.TextDisplay, content: `<@&${role}>` };
  return {
    ...drawing,
    components: role === null ? marked : [mention, ...marked],
    allowed_mentions: { parse: [], ...(role !== null && { roles: [role] }) },
  };
}

/** Discord's epoch: "Snowflakes". */
const EPOCH = 1_420_070_400_000;
/** Our clock may be wrong by this much, in milliseconds. */
const SKEW = 3 * 3_600_000;

/** The lowest id of what was made after a moment, in milliseconds, by a clock that may be wrong. */
export const idAfter = (moment: number): string => String(BigInt(Math.max(0, moment - SKEW - EPOCH)) << 22n);
