import { REST } from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaults } from "../../../src/state/settings.ts";
import { answer, failed } from "../../../src/surfaces/discord/answer.ts";
import { definitions } from "../../../src/surfaces/discord/definitions.ts";
import { type GatewayConnection, openGateway } from "../../../src/surfaces/discord/gateway.ts";
import { serveInteractions } from "../../../src/surfaces/discord/http.ts";
import { register } from "../../../src/surfaces/discord/register.ts";
import { verifier } from "../../../src/surfaces/discord/signature.ts";
import { talk } from "../../../src/surfaces/discord/talk.ts";
import { checkCallback } from "../../discord-rules.ts";
import { table } from "./end-to-end-table.ts";
import { ada, bob, message, press, slash, submit, typing } from "./interactions.ts";
import { shippedBot } from "./shipped-bot.ts";
import { signer } from "./signer.ts";
import { type StandIn, self, standIn, token } from "./stand-in.ts";

/** The bot as it ships, over gateway and HTTP: the same table of interactions, every body checked by what Discord refuses. */

type Callback = {
  type: number;
  data: Message & { choices?: { name: string; value: string }[]; title?: string; custom_id?: string };
};
type Message = { flags?: number; components?: Component[]; content?: string };
type Component = {
  type: number;
  content?: string;
  custom_id?: string;
  disabled?: boolean;
  label?: string;
  options?: { value: string }[];
  components?: Component[];
  accessory?: Component;
};

const { publicKey, sign } = await signer();
let discord: StandIn;
let shipped: Awaited<ReturnType<typeof shippedBot>>;
let gateway: GatewayConnection;
let http: Awaited<ReturnType<typeof serveInteractions>>;

beforeAll(async () => {
  discord = await standIn();
  shipped = await shippedBot();
  const { bot } = shipped;
  gateway = await openGateway({
    token,
    api: discord.api,
    status: "the news",
    answer: (interaction) => answer(interaction, bot),
    failed: (error, locale) => failed(error, undefined, locale, bot),
    talk: (heard, around) => talk(heard, around, bot),
    log: bot.log,
  });
  const refused = (error: unknown, locale: string) => failed(error, undefined, locale, bot);
  const endpoint = { failed: refused, verify: await verifier(publicKey), rest: new REST({ api: discord.api }), log: bot.log };
  http = await serveInteractions(
    { ...endpoint, answer: (interaction) => answer(interaction, bot) },
    { host: "127.0.0.1", port: 0 },
  );
});

afterAll(async () => {
  await http.close();
  await gateway.close();
  await discord.close();
  await shipped.archive.close();
});

async function overGateway(interaction: { readonly id: string }): Promise<Callback> {
  const { status, body } = await discord.interact(interaction);
  expect(status).toBe(200);
  return body as Callback;
}

async function overHttp(interaction: { readonly id: string }): Promise<Callback> {
  const body = JSON.stringify(interaction);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = { "X-Signature-Ed25519": await sign(timestamp, Buffer.from(body)), "X-Signature-Timestamp": timestamp };
  const response = await fetch(`http://127.0.0.1:${http.port}/interactions`, { method: "POST", body, headers });
  expect(response.status).toBe(200);
  const callback = (await response.json()) as Callback;
  expect(checkCallback(callback)).toEqual([]);
  return callback;
}

const all = (components: readonly Component[] = []): Component[] =>
  components.flatMap((one) => [one, ...all(one.components), ...all(one.accessory ? [one.accessory] : [])]);
const shown = ({ data }: Callback): string => [data.content, ...all(data.components).map(({ content }) => content)].join("\n");
const pressable = ({ data }: Callback): string[] =>
  all(data.components).flatMap(({ custom_id, disabled, options }) =>
    disabled ? [] : [...(options?.map(({ value }) => value) ?? (custom_id ? [custom_id] : []))],
  );
const reply = 4;
const suggestions = 8;
const modal = 9;

/** Users who have asked nothing yet. */
let newcomers = 100_000_000_000_000_100n;

describe.each([
  ["the gateway", overGateway],
  ["HTTP", overHttp],
])("over %s", (_, ask) => {
  it.each(table)("%s", async (_, interaction, type, says) => {
    const callback = await ask(interaction());
    expect(callback.type).toBe(type);
    expect(shown(callback)).toMatch(says);
  });

  it("a submitted form", async () => {
    const { data } = await ask(slash("check", { speaker: "Jack Ma" }));
    const callback = await ask(submit(data.custom_id!, { quote: "These two nations have great culture\nand more" }));
    expect(shown(callback)).toMatch(/great culture/);
  });

  it("suggestions for typed text, and for none", async () => {
    for (const [command, option, typed] of [
      ["quote", "speaker", "jack"],
      ["quote", "speaker", ""],
      ["summary", "article", "aliba"],
      ["summary", "article", ""],
      ["quote", "topic", "moo"],
      ["quote", "topic", ""],
    ] as const) {
      const { type, data } = await ask(typing(command, option, typed));
      expect(type).toBe(suggestions);
      expect(data.choices?.length).toBeGreaterThan(0);
      const [first] = data.choices!;
      const { data: found } = await ask(slash(command, { [option]: first!.value }));
      expect(shown({ type: 4, data: found })).not.toMatch(/Not in my articles/);
    }
  });

  it("suggestions narrowed by the other options", async () => {
    const ids = async (option: string, others: object) => {
      const { data } = await ask(typing("quote", option, "", others as Record<string, unknown>));
      return data.choices!.map(({ value }) => value);
    };
    expect(await ids("article", { speaker: "jack ma" })).toHaveLength(1);
    expect(await ids("speaker", { since: "2023" })).toEqual(["narendra modi", "s somanath"]);
    expect(await ids("topic", { speaker: "jack ma" })).toContain("culture");
    expect(await ids("topic", { until: "1975" })).not.toContain("culture");
  });

  it("the next page, in place for its asker and privately for somebody else", async () => {
    const first = await ask(slash("quote", { speaker: "Mario Draghi" }));
    expect(shown(first)).toMatch(/page `1` of `2`/);
    const next = pressable(first).find((id) => /^1\+quote\.1\?/.test(id))!;
    const turned = await ask(press(next, { asker: ada }));
    expect([turned.type, /page `2` of `2`/.test(shown(turned))]).toEqual([7, true]);
    const theirs = await ask(press(next, { asker: ada }, { user: bob }));
    expect([theirs.type, theirs.data.flags! & 64]).toEqual([reply, 64]);
  });

  it("private replies, by option and by server setting", async () => {
    const elsewhere = { server: "200000000000000009", permissions: "32" };
    const help = (user: string, options = {}) => ask(slash("help", options, { ...elsewhere, user }));
    const isPrivate = async (options: object) => ((await help(String(++newcomers), options)).data.flags! & 64) === 64;
    expect([await isPrivate({}), await isPrivate({ private: true })]).toEqual([false, true]);
    const { data } = await ask(slash("settings", {}, elsewhere));
    const filled = { replies: ["asker"], channels: [], user: "3/60", channel: "off", language: ["own"] };
    expect(shown(await ask(submit(data.custom_id!, filled, elsewhere)))).toMatch(/Saved/);
    expect([await isPrivate({}), await isPrivate({ private: false })]).toEqual([true, false]);
    const user = String(++newcomers);
    for (let times = 0; times < 3; times++) await help(user);
    const held = await help(user);
    expect([held.data.flags! & 64, shown(held)]).toEqual([64, expect.stringMatching(/again <t:\d+:R>/)]);
    await shipped.state.change(elsewhere.server, defaults);
  });

  it("every button of a reply, and of the replies they lead to", async () => {
    const begun = [
      slash("quote", { topic: "India" }),
      slash("search", { words: "moon" }),
      slash("summary", { article: "alibaba" }),
    ];
    const first = (await Promise.all(begun.map(ask))).flatMap(pressable);
    const second: string[] = [];
    for (const id of new Set(first)) {
      const callback = await ask(press(id, { asker: ada }));
      expect([reply, 7, modal]).toContain(callback.type);
      expect(shown(callback)).not.toMatch(/do not know|earlier version|no longer here|went wrong/);
      second.push(...pressable(callback));
    }
    expect(first.length).toBeGreaterThan(5);
    for (const id of [...new Set(second)].filter((id) => !first.includes(id)).slice(0, 10)) {
      const callback = await ask(press(id, {}, { user: bob }));
      expect([reply, modal]).toContain(callback.type);
      expect(shown(callback)).not.toMatch(/do not know|earlier version|no longer here|went wrong/);
    }
  });

  it("citations of a copied reply, shown again by /source, and a report", async () => {
    const shownFirst = await ask(slash("summary", { article: "alibaba" }));
    const copy = pressable(shownFirst).find((id) => id.includes("copy"))!;
    const copied = await ask(press(copy, { asker: ada }));
    expect(copied.data.flags! & 64).toBe(64);
    const ids = [...shown(copied).matchAll(/[a-z0-9-]+@[0-9a-f]+:\d+-\d+/g)].map(([id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(shown(await ask(slash("source", { id })))).toContain(id);

    const form = await ask(press(pressable(copied).at(-1)!, { asker: ada }));
    expect(form.type).toBe(modal);
    await ask(submit(form.data.custom_id!, { words: "That is not what he said." }));
    expect(JSON.parse(shipped.logged.at(-1)!)).toMatchObject({ citation: ids.join(" "), words: "That is not what he said." });
  });

  it("Ask further, and a new topic that drops the old one", async () => {
    const story = await ask(slash("ask", { question: "tell me about Apollo 11" }));
    const on = { asker: ada, components: story.data.components! };
    const form = await ask(press(pressable(story).find((id) => id.includes("further"))!, on));
    expect([form.type, form.data.title]).toEqual([modal, "Ask further"]);
    const further = (question: string, more: object = {}) =>
      ask(submit(form.data.custom_id!, { question }, {}, { ...on, ...more }));
    const answered = await further("and who stayed in orbit?");
    expect(answered.type).toBe(reply);
    expect(shown(answered)).toMatch(/\*and who stayed in orbit\?\* · about: \*Apollo 11\*/);
    expect(shown(answered)).toMatch(/Michael\s+Collins/);
    const other = await further("how many Chinese buyers shop for Indian goods?");
    expect(shown(other)).toContain("400,000");
    expect(shown(other)).not.toContain("about:");
    const again = await ask(
      submit(
        form.data.custom_id!,
        { question: "when did they land?" },
        {},
        { asker: ada, components: answered.data.components! },
      ),
    );
    expect(shown(again)).toMatch(/about: \*.*Apollo 11\*/);
    expect((await further("and when?", { asker: bob })).data.flags! & 64).toBe(64);
  });

  it("an error inside a command", async () => {
    const { bot } = shipped;
    const broken = bot.actions.get("about")!;
    const run = async () => {
      throw new Error("private words");
    };
    (bot.actions as Map<string, typeof broken>).set("about", { ...broken, run });
    const callback = await ask(slash("about"));
    (bot.actions as Map<string, typeof broken>).set("about", broken);
    expect(callback.data.flags! & 64).toBe(64);
    const [id] = /[0-9a-f]{8}/.exec(shown(callback))!;
    expect(shipped.logged.at(-1)).toContain(id);
  });
});

it("registers every command in every language, once", async () => {
  const scope = { applicationId: gateway.applicationId, guildId: null };
  const wanted = definitions(shipped.bot.actions.values());
  const { sent } = await register(gateway.rest, scope, wanted);
  expect(sent.create).toHaveLength(wanted.length);
  expect(JSON.stringify(wanted)).toMatch(/"pt-BR"/);
  const again = await register(gateway.rest, scope, wanted);
  expect([again.sent.create, again.sent.change, again.sent.remove]).toEqual([[], [], []]);
});

it("answers a mention with a real reply", async () => {
  const heard = message(`<@${self}> how many Chinese buyers shop for Indian goods?`);
  discord.dispatch("MESSAGE_CREATE", heard);
  const { status, body } = await discord.until(({ path, method }) => method === "POST" && path.endsWith("/messages"));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    message_reference: { message_id: heard.id },
    allowed_mentions: { parse: [], replied_user: false },
  });
  expect(JSON.stringify(body)).toContain("400,000");
});

it("knows in a follow-up a speaker named only by the answer", async () => {
  const said = async (content: string, replied?: object) => {
    const more = replied ? { type: 19, referenced_message: { author: { id: self, bot: true }, ...replied } } : {};
    const heard = message(`<@${self}> ${content}`, more);
    discord.dispatch("MESSAGE_CREATE", heard);
    const { body } = await discord.until(({ body }) => JSON.stringify(body ?? {}).includes(heard.id));
    return body as Message;
  };
  const texts = (answer: Message) =>
    all(answer.components)
      .map((one) => one.content ?? "")
      .join("\n");
  const first = await said("what is a monumental triumph for people and our planet?");
  expect(texts(first)).toMatch(/The Paris Agreement is a monumental triumph/);
  const who = await said("and who said that?", first);
  expect(texts(who)).toMatch(/^\*\*Ban Ki-moon\*\*/m);
  for (const before of [first, who]) expect(texts(await said("what else did he say?", before))).toMatch(/Ban Ki-moon/);
});
