import { z } from "zod";
import { type RawReading, ReaderError } from "../reader.ts";

const usage = z
  .object({ total_tokens: z.int().min(0) })
  .nullish()
  .catch(null);
const finish = z.string().nullish();
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: finish })).min(1),
  usage,
});
const chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: finish })),
  usage,
});

/** Reads a chat completion, sent whole or as a stream of events. Throws a ReaderError if it is none, or was cut short. */
export function readCompletion(body: string, streamed: boolean): RawReading {
  const { content, finished, tokens } = streamed ? readStream(body) : readWhole(body);
  if (finished === "length") throw new ReaderError("cut short");
  return { reading: readContent(content), tokens };
}

type Completed = { readonly content: string; readonly finished: string | null; readonly tokens: number | null };

function readWhole(body: string): Completed {
  const { choices, usage } = parsed(completion, body);
  const { message, finish_reason } = choices[0]!;
  return { content: message.content ?? "", finished: finish_reason ?? null, tokens: usage?.total_tokens ?? null };
}

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one JSON chunk a line, then [DONE]. */
function readStream(body: string): Completed {
  const data = body.split(/\r\n|\n|\r/).flatMap((line) => (line.startsWith("data:") ? [line.slice("data:".length).trim()] : []));
  const done = data.indexOf("[DONE]");
  const chunks = data.slice(0, done < 0 ? undefined : done).map((line) => parsed(chunk, line));
  const finished = chunks.reduce<string | null>((last, { choices }) => choices[0]?.finish_reason ?? last, null);
  if (done < 0 && finished === null) throw new ReaderError("cut short");
  return {
    content: chunks.map(({ choices }) => choices[0]?.delta?.content ?? "").join(""),
    finished,
    tokens: chunks.reduce<number | null>((last, { usage }) => usage?.total_tokens ?? last, null),
  };
}

function parsed<T>(schema: z.ZodType<T>, json: string): T {
  const read = schema.safeParse(fromJson(json));
  if (!read.success) throw new ReaderError("not a reading");
  return read.data;
}

/** A JSON value; undefined if it is none. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What models that reason print before their reply, and the fence that some put around JSON. */
const THOUGHT = /^\s*<think>[\s\S]*?<\/think>/;
const FENCE = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/;
/** "3", "3:2" or "3:2, 7:1": passages, with a sentence where one is named. */
const NUMBERS = /^\[?\s*\d{1,4}(?:[:.]\d{1,4})?(?:\s*[,;]\s*\d{1,4}(?:[:.]\d{1,4})?)*\s*\]?\.?$/;

/**
 * What a model's text says: the JSON asked for, or nothing but numbers, or "none". Returned as data still to be checked. Any other text throws a
 * ReaderError: numbers are not looked for among words.
 */
function readContent(content: string): unknown {
  const text = content.replace(THOUGHT, "").trim();
  const bare = FENCE.exec(text)?.[1]?.trim() ?? text;
  if (/^none\.?$/i.test(bare)) return { picks: [] };
  if (NUMBERS.test(bare)) {
    const picks = [...bare.matchAll(/(\d+)(?:[:.](\d+))?/g)].map(([, candidate, sentence]) => ({
      candidate: Number(candidate),
      ...(sentence !== undefined && { sentence: Number(sentence) }),
    }));
    return { picks };
  }
  const read = fromJson(bare);
  if (typeof read !== "object" || read === null) throw new ReaderError("not a reading");
  return read;
}
