import type { webcrypto } from "node:crypto";
import { serve } from "@hono/node-server";
import { REST } from "discord.js";
import { commands } from "../commands/index.ts";
import { filesOf } from "../src/article/files.ts";
import { configuration } from "../src/config.ts";
import { addFiles } from "../src/ingest/add-files.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { openLog } from "../src/log.ts";
import { openState } from "../src/state/state.ts";
import { answer, failed } from "../src/surfaces/discord/answer.ts";
import { serveInteractions } from "../src/surfaces/discord/http.ts";
import { openBot } from "../src/surfaces/discord/open.ts";
import { verifier } from "../src/surfaces/discord/signature.ts";

/** Requests in flight at once, and requests per measurement. */
const CONCURRENT = 32;
const REQUESTS = 2000;

const keys = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;

let latest = 1_000_000_000;

/** A day long ago, another one for each request. */
const day = () => new Date(Date.UTC(1900, 0, latest % 20_000)).toISOString().slice(0, 10);

/** Signed interactions as Discord sends them, each with its own id. */
async function requests(data: () => object) {
  return Promise.all(
    Array.from({ length: REQUESTS }, async () => {
      const body = JSON.stringify({
        id: String(++latest),
        application_id: "1",
        token: "t",
        channel_id: "2",
        user: { id: "3" },
        locale: "en-US",
        ...data(),
      });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signed = await crypto.subtle.sign("Ed25519", keys.privateKey, Buffer.from(timestamp + body));
      const headers = { "X-Signature-Ed25519": Buffer.from(signed).toString("hex"), "X-Signature-Timestamp": timestamp };
      return { method: "POST", body, headers };
    }),
  );
}

/** Requests per second, `CONCURRENT` at a time. Throws where one is not answered with 200. */
async function rate(port: number, sent: readonly RequestInit[]): Promise<number> {
  const url = `http://127.0.0.1:${port}/interactions`;
  const begun = performance.now();
  let next = 0;
  const one = async () => {
    while (next < sent.length) {
      const response = await fetch(url, sent[next++]!);
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, one));
  return sent.length / ((performance.now() - begun) / 1000);
}

/**
 * The interactions endpoint with commands on the sample articles, beside a bare server that only checks the signature. The client runs in the
 * same process, so both figures are lower than a server's alone.
 */
export async function bench(): Promise<void> {
  const verify = await verifier(Buffer.from(await crypto.subtle.exportKey("raw", keys.publicKey)).toString("hex"));
  const bare = await new Promise<{ port: number; close: () => void }>((resolve) => {
    const fetch = async (request: Request) => {
      const body = new Uint8Array(await request.arrayBuffer());
      const { headers } = request;
      const fine = await verify(headers.get("X-Signature-Ed25519") ?? "", headers.get("X-Signature-Timestamp") ?? "", body);
      return Response.json({ type: 1 }, { status: fine ? 200 : 401 });
    };
    const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => resolve({ port, close: () => server.close() }));
  });

  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
  const state = openState(":memory:");
  const config = configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" });
  const log = openLog("silent");
  const runtime = { commands, services: { archive, now: () => new Date() }, share: config.share };
  const bot = openBot(runtime, state, config, log);
  const door = await serveInteractions(
    {
      verify,
      answer: (interaction) => answer(interaction, bot),
      failed: (error, locale) => failed(error, undefined, locale, bot),
      rest: new REST(),
      log,
    },
    { host: "127.0.0.1", port: 0 },
  );

  const option = (name: string, value: string, focused = false) => ({ type: 3, name, value, ...(focused ? { focused } : {}) });
  const kinds: readonly (readonly [string, () => object])[] = [
    ["ping", () => ({ type: 1 })],
    ["suggestions", () => ({ type: 4, data: { name: "quote", type: 1, options: [option("speaker", "jac", true)] } })],
    ["/quote", () => ({ type: 2, data: { name: "quote", type: 1, options: [option("speaker", "Jack Ma")] } })],
    // Each from another day on, so that none was looked up or laid out before.
    [
      "/quote, asked first",
      () => ({ type: 2, data: { name: "quote", type: 1, options: [option("speaker", "Jack Ma"), option("since", day())] } }),
    ],
    ["/summary", () => ({ type: 2, data: { name: "summary", type: 1, options: [option("article", "alibaba")] } })],
  ];
  const measure = async (port: number, data: () => object) => rate(port, await requests(data));
  await measure(bare.port, kinds[0]![1]);
  const base = await measure(bare.port, kinds[0]![1]);
  console.log(`bare server, signature alone  ${Math.round(base)} requests/s`);
  for (const [what, data] of kinds) {
    const found = await measure(door.port, data);
    console.log(`${what.padEnd(29)} ${Math.round(found)} requests/s, ${(found / base).toFixed(2)} of the bare server`);
  }
  await door.close();
  bare.close();
  await archive.close();
  await state.close();
}

if (import.meta.main) await bench();
