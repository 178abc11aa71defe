import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type StartOptions, start } from "../src/app.ts";
import { main } from "../src/cli/main.ts";
import { configuration } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { serveWeb } from "../src/surfaces/web/serve.ts";
import { checkReply } from "./discord-rules.ts";
import { slash } from "./surfaces/discord/interactions.ts";
import { type StandIn, self, standIn, token } from "./surfaces/discord/stand-in.ts";
import { siteOf } from "./surfaces/web/site.ts";

let discord: StandIn;
let environment: Record<string, string>;

beforeEach(async () => {
  discord = await standIn();
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  environment = {
    DISCORD_API: discord.api,
    DISCORD_APPLICATION_ID: self,
    ARCHIVE_FILE: join(folder, "archive.sqlite"),
    STATE_FILE: join(folder, "state.sqlite"),
    HTTP_PORT: "0",
    WEB_PORT: "off",
    COOLDOWN_USER: "off",
    COOLDOWN_CHANNEL: "off",
  };
});

afterEach(() => discord.close());

function begin(given: Record<string, string>, role: StartOptions | boolean = false, typed = "", log = openLog("silent")) {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(typed);
  const config = configuration({ ...environment, ...given });
  const asked = typeof role === "boolean" ? { http: role } : role;
  const ended = start(config, asked, { input, output, locale: "en", stopped }, log).finally(() => output.end());
  return { ended, stop, said: text(output) };
}

describe("start", () => {
  it("opens the local channel where there is no token", async () => {
    const { ended, said } = begin({}, false, "/summary article:alibaba\n");
    await ended;
    expect(await said).toContain("Alibaba");
  });

  it.each([
    ["alone", {}, { http: false, pageAlone: true }],
    ["beside the interactions endpoint", { DISCORD_PUBLIC_KEY: "ab".repeat(32) }, { http: true }],
  ] as const)("serves the page in the browser %s, and says where", async (_, given, role) => {
    const said: string[] = [];
    const log = openLog("info", { write: (line) => said.push(line) });
    const { ended, stop } = begin({ ...given, WEB_PORT: "0" }, role, "", log);
    const address = () => /http:\/\/127\.0\.0\.1:\d+\//.exec(said.join(""))?.[0];
    await expect.poll(address, { timeout: 20_000 }).toBeDefined();
    await expect
      .poll(async () => (await fetch(`${address()}summary?article=alibaba`)).text(), { timeout: 20_000 })
      .toContain("Jack Ma");
    stop();
    await ended;
    await expect(fetch(address()!)).rejects.toThrow();
  });

  it("says that the page's port is taken; the usual one gives way to a free one", async () => {
    const { config, site } = await siteOf([]).then(({ site }) => ({
      config: configuration({ ...environment, WEB_PORT: "0" }),
      site,
    }));
    const first = await serveWeb(site.runtime, config, site.log);
    const port = new URL(first.address).port;
    const taken = configuration({ ...environment, WEB_PORT: port });
    await expect(serveWeb(site.runtime, taken, site.log)).rejects.toThrow(`WEB_PORT ${port} is taken by another program.`);
    const usual = configuration({ ...environment, WEB_PORT: "" });
    const both = await Promise.all([serveWeb(site.runtime, usual, site.log), serveWeb(site.runtime, usual, site.log)]);
    expect(new Set(both.map(({ address }) => address)).size).toBe(2);
    for (const served of [first, ...both]) await served.close();
  });

  it("takes what stands in the folders of the sources file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    writeFileSync(join(folder, "otters.md"), "---\ntitle: Otters return\n---\nThe otters are back in the canal.\n");
    const SOURCES_FILE = join(folder, ".sources.yaml");
    writeFileSync(SOURCES_FILE, `folders:\n  - path: ${folder}\n`);
    const { ended, stop } = begin({ DISCORD_TOKEN: token, SOURCES_FILE });
    await discord.until(({ path, body }) => path.endsWith("/commands") && (body as { name?: string })?.name === "settings");
    const found = async () => JSON.stringify((await discord.interact(slash("summary", { article: "otters" }))).body);
    await expect.poll(found, { timeout: 20_000 }).toContain("The otters are back in the canal.");
    stop();
    await ended;
  });

  it("connects to Discord with a token, registers the commands, answers, and finishes when it is stopped", async () => {
    const { ended, stop } = begin({ DISCORD_TOKEN: token });
    await discord.until(({ path, body }) => path.endsWith("/commands") && (body as { name?: string })?.name === "settings");
    const found = async () => JSON.stringify((await discord.interact(slash("summary", { article: "alibaba" }))).body);
    await expect.poll(found, { timeout: 20_000 }).toContain("Alibaba");
    const { id } = discord.commands.get(`/applications/${self}`)!.find(({ name }) => name === "quote")!;
    const help = async () => JSON.stringify((await discord.interact(slash("help"))).body);
    await expect.poll(help).toContain(`</quote:${id}>`);
    stop();
    await ended;
  });

  it("goes on with the commands that Discord has where it takes no others", async () => {
    discord.state.refuseCommands = true;
    const { ended, stop } = begin({ DISCORD_TOKEN: token });
    await discord.until(({ path, status }) => path.endsWith("/commands") && status === 403);
    await expect.poll(async () => JSON.stringify((await discord.interact(slash("help"))).body)).toContain("/quote");
    stop();
    await ended;
    discord.state.refuseCommands = false;
  });

  it("says in a sentence that the token was refused", async () => {
    await expect(begin({ DISCORD_TOKEN: "another" }).ended).rejects.toThrow(/^Discord refused the token: [^\n]+\.$/);
  });

  it("says what the interactions endpoint lacks", async () => {
    await expect(begin({}, true).ended).rejects.toThrow("DISCORD_PUBLIC_KEY");
  });

  it("serves the interactions endpoint without a token", async () => {
    const { ended, stop } = begin({ DISCORD_PUBLIC_KEY: "ab".repeat(32) }, true);
    stop();
    await ended;
    expect(discord.made).toEqual([]);
  });
});

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

async function verbatim(...argv: string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => lines.push(line),
    err: (line: string) => errors.push(line),
    lines: async function* () {},
    interactive: false,
  };
  const status = await main(["node", "verbatim", ...argv], terminal);
  return { status, said: lines.join("\n"), complained: errors.join("\n") };
}

describe("verbatim reply and verbatim source", () => {
  beforeEach(async () => {
    Object.assign(process.env, environment);
    await verbatim("add", "content/alibaba-india.md");
  });

  it("print a reply as a message that Discord takes, and what stands at its citations byte for byte", async () => {
    const { status, said } = await verbatim("reply", "/quote speaker:Jack Ma", "--as", "discord");
    expect([status, checkReply(JSON.parse(said))]).toEqual([0, []]);
    expect(said).toContain("Report a mistake");
    const [, article, revision, place] = /context\?a=([^&]+)&r=([^&]+)&p=([0-9-]+)/.exec(said)!;
    const cited = await verbatim("source", `${article}@${revision}:${place}`);
    const [start, end] = place!.split("-").map(Number);
    const shown = await verbatim("show", article!, "--json");
    expect(cited).toMatchObject({ status: 0, said: JSON.parse(shown.said).text.slice(start, end) });
  });

  it("say what is wrong", async () => {
    expect(await verbatim("reply", "/nothing")).toMatchObject({ status: 2, complained: expect.stringContaining("/quote") });
    expect(await verbatim("reply", "/help", "--as", "picture")).toMatchObject({ status: 2 });
    expect(await verbatim("source", "moon@0123456789abcdef:1-9")).toMatchObject({ status: 1 });
  });
});

describe("verbatim register", () => {
  const run = (...argv: string[]) => verbatim("register", ...argv);

  it("shows what differs and sends nothing with --dry-run, then sends it, then nothing more", async () => {
    Object.assign(process.env, environment, { DISCORD_TOKEN: token });
    const shown = await run("--dry-run");
    expect(shown).toMatchObject({ status: 0, said: expect.stringMatching(/^\+ summary\n/) });
    expect(discord.made.map(({ method }) => method)).toEqual(["GET"]);
    expect((await run()).said).toBe(shown.said);
    expect((await run("--dry-run")).said).toMatch(/^\d+ as they should be$/);
  });

  it("says in a sentence that the token was refused", async () => {
    Object.assign(process.env, environment, { DISCORD_TOKEN: "another" });
    expect(await run()).toMatchObject({ status: 1, complained: "Discord refused the token." });
  });

  it("is wrong usage without a token", async () => {
    Object.assign(process.env, environment, { DISCORD_TOKEN: "" });
    expect(await run()).toMatchObject({ status: 2 });
  });
});
