import { setTimeout as delay } from "node:timers/promises";
import type { APIInteractionResponse } from "discord-api-types/v10";
import { InteractionResponseType, RESTJSONErrorCodes, Routes } from "discord-api-types/v10";
import { type Message, openly } from "./message.ts";
import { repeat } from "./repeat.ts";

/** What replaces a deferral: the promised message, or a private one. A public deferral cannot become private, so it is withdrawn first. */
export type DeferredReply =
  | { readonly kind: "promised"; readonly message: Message }
  | { readonly kind: "private"; readonly message: Message; readonly withdraw: boolean };

/** The answer to an interaction: the callback due within three seconds and, if that is a deferral, what follows. Never rejects. */
export type InteractionAnswer = { readonly callback: APIInteractionResponse; readonly later: Promise<DeferredReply> | null };

/** Where to send answers; the token belongs to the interaction and lasts 15 minutes. */
export type ReturnAddress = { readonly id: string; readonly application_id: string; readonly token: string };

type Call = (route: `/${string}`, options?: { body?: unknown; auth?: boolean; query?: URLSearchParams }) => Promise<unknown>;

/** The REST calls we make; discord.js's `REST` provides them, with queues and rate limits. */
export type Rest = {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
};

/** Logs a failure and returns the private message about it. */
export type Failed = (error: unknown) => Message;

/** Did Discord refuse the body? See "JSON error codes". */
const isRefusal = (error: unknown): boolean =>
  (error as { code?: unknown }).code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;

/** Was the interaction answered already? */
const isDouble = (error: unknown): boolean =>
  (error as { code?: unknown }).code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

/** Sends the callback over REST (over HTTP it is the response itself). If Discord refuses it, the asker gets a notice. */
export async function callBack(rest: Rest, to: ReturnAddress, callback: APIInteractionResponse, failed: Failed): Promise<void> {
  // Discord accepts one callback: if a dropped one had arrived, the repeated one is refused as a duplicate.
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

/** Sends what replaces a deferral. */
export async function sendDeferred(rest: Rest, to: ReturnAddress, later: DeferredReply, failed: Failed): Promise<void> {
  const original = Routes.webhookMessage(to.application_id, to.token, "@original");
  if (later.kind === "promised") {
    const edit = (body: Message) => repeat(() => rest.patch(original, { body, auth: false }));
    try {
      await edit(later.message);
    } catch (error) {
      // Over HTTP the deferral is the response, which a quick edit can overtake.
      if ((error as { status?: unknown }).status === 404) await delay(1000).then(() => edit(later.message));
      else if (isRefusal(error)) await edit(openly(failed(error)));
      else throw error;
    }
    return;
  }
  if (later.withdraw)
    await repeat(() => rest.delete(original, { auth: false })).catch((error: unknown) => {
      // An earlier attempt arrived.
      if ((error as { status?: unknown }).status !== 404) throw error;
    });
  // Not repeated: without a nonce, a duplicate would be shown.
  await rest.post(Routes.webhook(to.application_id, to.token), { body: later.message, auth: false });
}
