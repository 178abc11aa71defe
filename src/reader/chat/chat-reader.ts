import { type RawReading, type Reader, ReaderError, type ReaderQuestion } from "../reader.ts";
import { promptOf, REPLY_FORMAT } from "./prompt.ts";
import { readCompletion } from "./reply.ts";

/** Where a language model is served; `url` ends before /chat/completions. */
export type ChatServer = { readonly url: string; readonly model: string; readonly key: string | null };

/** Larger replies are refused unread. */
const LARGEST_BYTES = 1_000_000;

/**
 * A language model behind any server that speaks the OpenAI chat-completions protocol
 * (https://platform.openai.com/docs/api-reference/chat/create). It is held to a JSON schema where the server knows how.
 */
export function chatReader({ url, model, key }: ChatServer): Reader {
  const address = new URL(`${url.replace(/\/+$/, "").replace(/\/chat\/completions$/, "")}/chat/completions`);
  let structured = true;

  async function send(asked: ReaderQuestion, signal: AbortSignal): Promise<Response> {
    const body = {
      model,
      messages: promptOf(asked),
      stream: false,
      ...(structured && { temperature: 0, response_format: REPLY_FORMAT }),
    };
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key !== null && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      // A redirect would take the key elsewhere.
      redirect: "error",
      signal,
    }).catch(() => {
      throw new ReaderError(signal.aborted ? "late" : "unreachable");
    });
    // Some servers know no schema, some models no temperature.
    if (structured && (response.status === 400 || response.status === 422)) {
      await response.body?.cancel();
      structured = false;
      return send(asked, signal);
    }
    return response;
  }

  return {
    model,
    host: isLoopback(address) ? null : address.host,
    async read(asked, signal): Promise<RawReading> {
      const response = await send(asked, signal);
      if (!response.ok) {
        await response.body?.cancel();
        throw refusal(response);
      }
      const body = await textOf(response, signal);
      return readCompletion(body, response.headers.get("content-type")?.startsWith("text/event-stream") ?? false);
    },
    close: async () => {},
  };
}

const isLoopback = ({ hostname }: URL): boolean => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

function refusal({ status, headers }: Response): ReaderError {
  if (status === 401 || status === 403) return new ReaderError("unauthorised", { status });
  if (status === 429) return new ReaderError("limited", { status, retryAfter: waitOf(headers.get("retry-after")) });
  return new ReaderError("failed", { status });
}

/** Milliseconds of a Retry-After header, in seconds or as a date. */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

async function textOf({ body }: Response, signal: AbortSignal): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body ?? []) {
      size += part.length;
      if (size > LARGEST_BYTES) throw new ReaderError("too long");
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    throw new ReaderError(signal.aborted ? "late" : "cut short");
  }
  return Buffer.concat(parts).toString("utf8");
}
