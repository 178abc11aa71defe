import { REST } from "discord.js";
import fc from "fast-check";
import { answer, failed } from "../../src/surfaces/discord/answer.ts";
import { serveInteractions } from "../../src/surfaces/discord/http.ts";
import { verifier } from "../../src/surfaces/discord/signature.ts";
import { checkCallback } from "../discord-rules.ts";
import { interactions } from "../surfaces/discord/random-interactions.ts";
import { shippedBot } from "../surfaces/discord/shipped-bot.ts";
import { signer } from "../surfaces/discord/signer.ts";
import { standIn } from "../surfaces/discord/stand-in.ts";
import { type Budget, type Findings, tally } from "./budget.ts";

/** Interactions drawn at a time, and concurrent requests. */
const BATCH = 500;
const AT_ONCE = 16;

/** One request in this many is also sent forged, truncated, too old, or twice. */
const SPOILED = 10;

type Request = { readonly body: Buffer<ArrayBuffer>; readonly signature: string; readonly timestamp: string };

/**
 * Sends random interactions to the HTTP endpoint of the bot as it ships. Each must get one answer that Discord accepts; those forged, truncated, too
 * old or replayed must get 401; nothing may be logged as an error.
 */
export async function http({ seed, random, more }: Budget): Promise<Findings> {
  const { counts, count } = tally();
  const faults: string[] = [];
  const { publicKey, sign } = await signer();
  const stranger = await signer();
  const discord = await standIn();
  const { bot, archive, logged } = await shippedBot();
  const endpoint = await serveInteractions(
    {
      verify: await verifier(publicKey),
      answer: (interaction) => answer(interaction, bot),
      failed: (error, locale) => failed(error, undefined, locale, bot),
      rest: new REST({ api: discord.api }),
      log: bot.log,
    },
    { host: "127.0.0.1", port: 0 },
  );
  let latest = 1_200_000_000_000_000_000n;
  const url = `http://127.0.0.1:${endpoint.port}/interactions`;

  const signed = async (text: string, by = sign, age = 0): Promise<Request> => {
    const body = Buffer.from(text);
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    return { body, timestamp, signature: await by(timestamp, body) };
  };
  const send = ({ body, signature, timestamp }: Request): Promise<Response> =>
    fetch(url, { method: "POST", body, headers: { "X-Signature-Ed25519": signature, "X-Signature-Timestamp": timestamp } });
  const refused = async (what: string, request: Request) => {
    const response = await send(request).catch(() => null);
    if (response === null) return count("connections closed");
    await response.arrayBuffer();
    count(`${what}, refused`);
    if (response.status !== 401) faults.push(`${what}: answered ${response.status}: ${request.body.toString().slice(0, 300)}`);
  };

  async function spoiled(text: string): Promise<void> {
    const whole = await signed(text);
    const { body, signature } = whole;
    const at = Math.floor(random() * signature.length);
    const digit = ((Number.parseInt(signature[at]!, 16) + 1) % 16).toString(16);
    await refused("signed by a stranger", await signed(text, stranger.sign));
    await refused("with a changed signature", { ...whole, signature: signature.slice(0, at) + digit + signature.slice(at + 1) });
    await refused("with a truncated signature", { ...whole, signature: signature.slice(0, at) });
    await refused("with a truncated body", { ...whole, body: body.subarray(0, Math.floor(random() * body.length)) });
    await refused("signed an hour ago", await signed(text, sign, 3600));
  }

  async function one(drawn: object): Promise<void> {
    const identified = typeof (drawn as { id?: unknown }).id === "string";
    const text = JSON.stringify(identified ? { ...drawn, id: String(++latest) } : drawn);
    if (random() < 1 / SPOILED) await spoiled(text);
    const request = await signed(text);
    // The endpoint closes idle connections, sometimes just as a request arrives.
    const response = await send(request).catch(() => null);
    if (response === null) return count("connections closed");
    const said = await response.text();
    count(identified ? "answered" : "without an id, refused");
    if (!identified && response.status === 400) return;
    const complaints = response.status === 200 ? checkCallback(JSON.parse(said)) : [`answered ${response.status}`];
    if (complaints.length > 0) faults.push(`${complaints.join("; ")}: ${text.slice(0, 300)}`);
    if (identified && random() < 1 / SPOILED) await refused("replayed", request);
  }

  for (let batch = 0; more(); batch++) {
    const drawn = fc.sample(interactions(bot), { numRuns: BATCH, seed: seed + batch });
    let next = 0;
    const sender = async () => {
      while (next < drawn.length) await one(drawn[next++]!);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    faults.push(...logged.filter((line) => JSON.parse(line).level >= 50));
    logged.length = 0;
    discord.made.length = 0;
  }
  await endpoint.close();
  await discord.close();
  await archive.close();
  return { counts, faults };
}
