import type { IncomingMessage, RequestListener } from "node:http";
import type { Log } from "../../log.ts";
import { errorFields } from "../failure.ts";
import { type ListenAddress, type Listening, listen } from "../listen.ts";
import { type InteractionAnswer, type Rest, type ReturnAddress, sendDeferred } from "./delivery.ts";
import type { Message } from "./message.ts";
import { INTERACTION_LIFE, openSeen, type Seen } from "./seen.ts";
import type { Verify } from "./signature.ts";
import { openUnderway, type Underway } from "./underway.ts";

const LARGEST_BODY = 1024 * 1024;

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

type Response = { readonly status: number; readonly body: string; readonly type: string };

const text = (status: number, body: string): Response => ({ status, body, type: "text/plain; charset=UTF-8" });
const json = (body: unknown): Response => ({ status: 200, body: JSON.stringify(body), type: "application/json" });

/**
 * Discord's interactions endpoint, `POST /interactions`. Nothing is read before the signature is checked, and no interaction is answered
 * twice. `GET /health` is for load balancers. Two routes need no framework, which would take as long as the rest of a ping.
 */
function interactionsApp(endpoint: Endpoint): RequestListener {
  const { verify, answer, failed, rest, log, underway, seen = openSeen(INTERACTION_LIFE) } = endpoint;

  async function interact(request: IncomingMessage): Promise<Response> {
    const body = await bodyOf(request);
    if (body === null) return text(413, "too large");
    if (!(await verify(header(request, "x-signature-ed25519"), header(request, "x-signature-timestamp"), body))) {
      return text(401, "invalid request signature");
    }
    const interaction = parsed(body) as (ReturnAddress & { readonly locale?: string }) | null;
    if (typeof interaction?.id !== "string") return text(400, "no interaction");
    if (await seen(interaction.id)) return text(401, "answered before");
    const { callback, later } = await answer(interaction);
    if (later !== null) {
      const note = (error: unknown) => failed(error, interaction.locale ?? "en-US");
      const sent = later.then((message) => sendDeferred(rest, interaction, message, note));
      underway.add(sent.catch((error) => log.error(errorFields(error), "a follow-up was refused")));
    }
    return json(callback);
  }

  async function route(request: IncomingMessage): Promise<Response> {
    const path = request.url?.split("?", 1)[0];
    if (path === "/interactions" && request.method === "POST") return interact(request);
    if (path === "/health" && (request.method === "GET" || request.method === "HEAD")) return text(200, "ok");
    return text(404, "not found");
  }

  return async (request, response) => {
    const { status, body, type } = await route(request).catch((error: unknown) => {
      log.error(errorFields(error), "a request failed");
      return text(500, "internal error");
    });
    response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) }).end(body);
  };
}

const header = ({ headers }: IncomingMessage, name: string): string | undefined => headers[name]?.toString();

/** The body of a request; null if it is too large or its connection breaks. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    if (Number(request.headers["content-length"]) > LARGEST_BODY) return resolve(null);
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > LARGEST_BODY) resolve(null);
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", () => resolve(null));
  });
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

/** Serves the endpoint; `close` waits for pending work. */
export async function serveInteractions(endpoint: Omit<Endpoint, "underway">, place: ListenAddress): Promise<Listening> {
  const underway = openUnderway();
  const { port, close } = await listen(interactionsApp({ ...endpoint, underway }), place, "HTTP_PORT");
  return {
    port,
    async close() {
      await close();
      await underway.finished(10_000);
    },
  };
}
