import { setTimeout as delay } from "node:timers/promises";
import type { APIInteractionResponse } from "discord-api-types/v10";
import { Routes } from "discord-api-types/v10";
import type { Message } from "./message.ts";

/**
 * What follows a deferral: the message that it promised, or a private one. A public promise cannot become private, so that it is
 * withdrawn first.
 */
export type Later =
  | { readonly kind: "promised"; readonly message: Message }
  | { readonly kind: "private"; readonly message: Message; readonly withdraw: boolean };

/** One interaction's answer: what Discord is told within three seconds and, where that is a deferral, what follows. Never rejects. */
export type Answer = { readonly callback: APIInteractionResponse; readonly later: Promise<Later> | null };

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

/** Tells Discord the first answer, over REST; over HTTP it is the response itself. */
export async function callBack(rest: Rest, to: ReturnAddress, callback: APIInteractionResponse): Promise<void> {
  await rest.post(Routes.interactionCallback(to.id, to.token), { body: callback, auth: false });
}

/** Sends what follows a deferral. */
export async function followUp(rest: Rest, to: ReturnAddress, later: Later): Promise<void> {
  const original = Routes.webhookMessage(to.application_id, to.token, "@original");
  if (later.kind === "promised") {
    const edit = () => rest.patch(original, { body: later.message, auth: false });
    // Over HTTP the deferral is the response: what follows it closely can reach Discord before it.
    await edit().catch((error) => (error.status === 404 ? delay(1000).then(edit) : Promise.reject(error)));
    return;
  }
  if (later.withdraw) await rest.delete(original, { auth: false });
  await rest.post(Routes.webhook(to.application_id, to.token), { body: later.message, auth: false });
}
