import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Log } from "../../log.ts";
import { errorFields } from "../failure.ts";
import { type ListenAddress, type Listening, listen } from "../listen.ts";
import { type InteractionAnswer, type Rest, type ReturnAddress, sendDeferred } from "./delivery.ts";
import type { Message } from "./message.ts";
import { INTERACTION_LIFE, openSeen, type Seen } from "./seen.ts";
import type { Verify } from "./signature.ts";
import { openUnderway, type Underway } from "./underway.ts";

const largestBody = 1024 * 1024;

/** What the endpoint depends on. */
export type Endpoint = {
  readonly verify: Verify;
  readonly answer: (interaction: unknown) => Promise<InteractionAnswer>;
  /** Logs that a follow-up was refused and returns the message about it. */
  readonly failed: (error: unknown, locale: string) => Message;
  readonly rest: Rest;
  readonly log: Log;
  readonly underway: Underway;
  /** Interactions answered before; in memory by default. */
  readonly seen?: Seen;
};

/**
 * Discord's interactions endpoint, `POST /interactions`. Nothing is read before the signature is checked, and no interaction is answered
 * twice. `GET /health` is for load balancers.
 */
function interactionsApp({ verify, answer, failed, rest, log, underway, seen = openSeen(INTERACTION_LIFE) }: Endpoint): Hono {
  const app = new Hono();

  app.get("/health", (context) => context.text("ok"));

  app.post("/interactions", bodyLimit({ maxSize: largestBody }), async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const { req } = context;
    if (!(await verify(req.header("X-Signature-Ed25519"), req.header("X-Signature-Timestamp"), body))) {
      return context.text("invalid request signature", 401);
    }
    const interaction = parsed(body) as (ReturnAddress & { readonly locale?: string }) | null;
    if (typeof interaction?.id !== "string") return context.text("no interaction", 400);
    if (await seen(interaction.id)) return context.text("answered before", 401);
    const { callback, later } = await answer(interaction);
    if (later !== null) {
      const note = (error: unknown) => failed(error, interaction.locale ?? "en-US");
      const sent = later.then((message) => sendDeferred(rest, interaction, message, note));
      underway.add(sent.catch((error) => log.error(errorFields(error), "a follow-up was refused")));
    }
    return context.json(callback);
  });

  return app;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return null;
  }
}

/** Serves the endpoint; `close` waits for pending work. */
export async function serveInteractions(endpoint: Omit<Endpoint, "underway">, place: ListenAddress): Promise<Listening> {
  const underway = openUnderway();
  const app = interactionsApp({ ...endpoint, underway });
  const { port, close } = await listen(app.fetch, place, "HTTP_PORT");
  return {
    port,
    async close() {
      await close();
      await underway.finished(10_000);
    },
  };
}
