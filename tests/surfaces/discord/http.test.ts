import { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, failed } from "../../../src/surfaces/discord/answer.ts";
import { serveInteractions } from "../../../src/surfaces/discord/http.ts";
import { verifier } from "../../../src/surfaces/discord/signature.ts";
import { checkCallback } from "../../discord-rules.ts";
import { ada, menu, ping, press, slash, submit, typing } from "./interactions.ts";
import { signer } from "./signer.ts";
import { type StandIn, standIn } from "./stand-in.ts";
import { testBot } from "./test-bot.ts";

const { publicKey, sign } = await signer();
let discord: StandIn;
let test: ReturnType<typeof testBot>;
let door: Awaited<ReturnType<typeof serveInteractions>>;

beforeEach(async () => {
  discord = await standIn();
  test = testBot();
  door = await serveInteractions(
    {
      verify: await verifier(publicKey),
      answer: (interaction) => answer(interaction, test.bot),
      failed: (error, locale) => failed(error, undefined, locale, test.bot),
      rest: new REST({ api: discord.api }),
      log: test.bot.log,
    },
    { host: "127.0.0.1", port: 0 },
  );
});

afterEach(async () => {
  await door.close();
  await discord.close();
});

const now = () => String(Math.floor(Date.now() / 1000));

async function send(body: string | Buffer, headers: Record<string, string>): Promise<Response> {
  return fetch(`http://127.0.0.1:${door.port}/interactions`, {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
}

async function signed(body: string, timestamp = now()) {
  return { "X-Signature-Ed25519": await sign(timestamp, Buffer.from(body)), "X-Signature-Timestamp": timestamp };
}

async function interact(interaction: object) {
  const body = JSON.stringify(interaction);
  const response = await send(body, await signed(body));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  const callback = await response.json();
  expect(checkCallback(callback)).toEqual([]);
  return callback as { type: number; data?: { content?: string; flags?: number } };
}

describe("the interactions endpoint", () => {
  it("carries a ping, a command, a press, a form, suggestions and a message's menu", async () => {
    const types: number[] = [];
    for (const interaction of [
      ping(),
      slash("echo", { words: "hello" }),
      press(test.button("echo", { words: "a" }, true), { asker: ada }),
      slash("check"),
      submit(test.button("check"), { quote: "words" }),
      typing("echo", "words", "h"),
      menu("Check this", "some words"),
      slash("broken"),
      slash("no-such-command"),
    ]) {
      types.push((await interact(interaction)).type);
    }
    expect(types).toEqual([1, 4, 7, 9, 4, 8, 4, 4, 4]);
  });

  it("sends deferred replies over REST, even while closing", async () => {
    expect(await interact(slash("slow"))).toMatchObject({ type: 5 });
    await door.close();
    expect(discord.made).toMatchObject([{ method: "PATCH", status: 200 }]);
  });

  it("answers health checks", async () => {
    expect((await fetch(`http://127.0.0.1:${door.port}/health`)).status).toBe(200);
  });
});

describe("a request that is not Discord's", () => {
  const body = JSON.stringify(slash("echo", { words: "hello" }));
  type Headers = Record<string, string>;
  type Case = [what: string, changed: (headers: Headers) => [string, Headers] | Promise<[string, Headers]>];

  it.each<Case>([
    ["unsigned", () => [body, {}]],
    ["without a timestamp", ({ "X-Signature-Timestamp": _, ...rest }) => [body, rest]],
    ["forged", (headers) => [body, { ...headers, "X-Signature-Ed25519": "0".repeat(128) }]],
    ["altered", (headers) => [body.replace("hello", "jello"), headers]],
    ["truncated", (headers) => [body.slice(0, -5), headers]],
    ["signed by another", async () => [body, { "X-Signature-Ed25519": await (await signer()).sign(now(), Buffer.from(body)) }]],
    ["signed ten minutes ago", async () => [body, await signed(body, String(Number(now()) - 600))]],
    ["no JSON at all", () => ["{", {}]],
  ])("never reaches a command when %s", async (_, changed) => {
    const response = await send(...(await changed(await signed(body))));
    expect([response.status, test.asked]).toEqual([401, []]);
  });

  it("is answered once, however often it is sent", async () => {
    const headers = await signed(body);
    expect((await send(body, headers)).status).toBe(200);
    expect((await send(body, headers)).status).toBe(401);
    expect(test.asked).toHaveLength(1);
  });

  it("is not read beyond a megabyte", async () => {
    const response = await send("x".repeat(1024 * 1024 + 1), {});
    expect([response.status, test.asked]).toEqual([413, []]);
  });

  it("is not read beyond a megabyte where no length is given", async () => {
    const body = new Blob(["x".repeat(1024 * 1024 + 1)]).stream();
    const address = `http://127.0.0.1:${door.port}/interactions`;
    const response = await fetch(address, { method: "POST", body, duplex: "half" } as RequestInit);
    expect([response.status, test.asked]).toEqual([413, []]);
  });

  it("is answered 404 elsewhere, and where it posts nothing", async () => {
    const statuses = await Promise.all(
      ["/", "/interactions", "/health/x"].map(async (path) => (await fetch(`http://127.0.0.1:${door.port}${path}`)).status),
    );
    expect(statuses).toEqual([404, 404, 404]);
  });

  it("is refused if signed but not an interaction", async () => {
    const text = "[1]";
    expect((await send(text, await signed(text))).status).toBe(400);
  });
});
