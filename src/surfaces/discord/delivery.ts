import { setTimeout as delay } from "node:timers/promises";
import type { APIInteractionResponse } from "discord-api-types/v10";
import { InteractionResponseType, RESTJSONErrorCodes, Routes } from "discord-api-types/v10";
import { type Message, openly } from "./message.ts";
import { repeat } from "./repeat.ts";

/**
 * What follows a deferral: the message that it promised, or a private one. A public promise cannot become private, so that it is
 * withdrawn first.
 */
export type DeferredReply =
  | { readonly kind: "promised"; readonly message: Message }
  | { readonly kind: "private"; readonly message: Message; readonly withdraw: boolean };

/** One interaction's answer: what Discord is told within three seconds and, where that is a deferral, what follows. Never rejects. */
export type InteractionAnswer = { readonly callback: APIInteractionResponse; readonly later: Promise<DeferredReply> | null };

/** Where an interaction's answers go. The token is the interaction's own and good for 15 minutes. */
export type ReturnAddress = { readonly id: string; readonly application_id: string; readonly token: string };

type Call = (route: `/${string}`, options?: { body?: unknown; auth?: boolean }) => Promise<unknown>;

/** The calls made to Discord's REST API: discord.js's `REST` has them, with its queues and rate limits. */
export type Rest = {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
};

/** Notes that something failed and gives the private message that says so. */
export type Failed = (error: unknown) => Message;

/** Did Discord refuse what a body says? Its reference: "JSON error codes". */
const isRefusal = (error: unknown): boolean =>
  (error as { code?: unknown }).code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;

/** Has the interaction been answered already? */
const isDouble = (error: unknown): boolean =>
  (error as { code?: unknown }).code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

/** Tells Discord the first answer, over REST; over HTTP it is the response itself. One that it refuses leaves the asker with a note. */
export async function callBack(rest: Rest, to: ReturnAddress, callback: APIInteractionResponse, failed: Failed): Promise<void> {
  // Discord takes one answer to an interaction: where a dropped one had arrived, the next is refused as a double.
  const send = (body: APIInteractionResponse) =>
    repeat(() => rest.post(Routes.interactionCallback(to.id, to.token), { body, auth: false })).catch((error: unknown) => {
      if (!isDouble(error)) throw error;
    });
  try {
    await send(callback);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const note = failed(error);
    if (callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult)
      await send({ ...callback, data: { choices: [] } });
    else await send({ type: InteractionResponseType.ChannelMessageWithSource, data: note });
  }
}

/** Sends what follows a deferral. */
export async function sendDeferred(rest: Rest, to: ReturnAddress, later: DeferredReply, failed: Failed): Promise<void> {
  const original = Routes.webhookMessage(to.application_id, to.token, "@original");
  if (later.kind === "promised") {
    const edit = (body: Message) => repeat(() => rest.patch(original, { body, auth: false }));
    try {
      await edit(later.message);
    } catch (error) {
      // Over HTTP the deferral is the response: what follows it closely can reach Discord before it.
      if ((error as { status?: unknown }).status === 404) await delay(1000).then(() => edit(later.message));
      else if (isRefusal(error)) await edit(openly(failed(error)));
      else throw error;
    }
    return;
  }
  if (later.withdraw) await repeat(() => rest.delete(original, { auth: false }));
  // Not repeated: Discord has no nonce for these, and a double would be shown.
  await rest.post(Routes.webhook(to.application_id, to.token), { body: later.message, auth: false });
}
