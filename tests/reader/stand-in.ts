import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the stand-in got it. */
export type ChatRequest = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly stream: boolean;
    readonly response_format?: { readonly type: string };
    readonly temperature?: number;
  };
};

/** How the stand-in replies; it may do anything to the response. */
export type ChatReply = (response: ServerResponse, request: ChatRequest) => void;

/** A server that speaks the chat-completions protocol, replying as `reply` does; it may be replaced between requests. */
export async function standIn(reply: ChatReply) {
  const requests: ChatRequest[] = [];
  const served = { reply, requests, url: "", close: async () => {} };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const asked = { path: request.url!, headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) };
    requests.push(asked);
    served.reply(response, asked);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  served.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return served;
}

/** A whole completion with some text. */
export const says =
  (content: unknown, more: { finish?: string; tokens?: number } = {}): ChatReply =>
  (response) =>
    whole(response, 200, {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 0,
      model: "tiny",
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: more.finish ?? "stop" }],
      usage: { prompt_tokens: 100, completion_tokens: 9, total_tokens: more.tokens ?? 109 },
    });

/** The same as a stream of events, a few letters each. */
export const streams =
  (content: string, { done = true } = {}): ChatReply =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    const chunk = (delta: object, finish: string | null = null) =>
      response.write(
        `data: ${JSON.stringify({ object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
      );
    response.write(": keep-alive\n\n");
    chunk({ role: "assistant", content: "" });
    for (const [part] of content.matchAll(/[\s\S]{1,5}/g)) chunk({ content: part });
    if (done) {
      chunk({}, "stop");
      response.write('data: {"choices":[],"usage":{"total_tokens":42}}\n\ndata: [DONE]\n\n');
    }
    response.end();
  };

/** A refusal. */
export const refuses =
  (status: number, headers: Record<string, string> = {}): ChatReply =>
  (response) =>
    whole(response, status, { error: { message: "Who sank? is what was asked", type: "error" } }, headers);

function whole(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
