import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Request } from "../../src/answer/command.ts";
import { display } from "../../src/audit/discord-markdown.ts";
import { GateError } from "../../src/cards/gate.ts";
import { requestsOf } from "../../src/cards/parts.ts";
import { respond } from "../../src/cards/respond.ts";
import type { Reply } from "../../src/cards/surface.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { idOf, keyOf, pressed } from "../../src/surfaces/discord/custom-id.ts";
import { discord, type Payload } from "../../src/surfaces/discord/draw.ts";
import { checkReply } from "../discord-rules.ts";
import { analysed } from "../support/articles.ts";

const wild = {
  title: "# *Breaking*: `ferry` ||returns|| to <@1> @everyone [x](y) > _now_",
  source: "The **Harbour** Post",
  url: "https://example.com/news/ferry(1)",
  published: "2020-03-01T09:00:00+01:00",
  text: `“We waited *nine* weeks,” said Ana Ruiz, the harbour master. The ferry carried 400 people on its first day. ${"The water was calm and nobody had to wait for long. ".repeat(20)}`,
};
const archive = openArchive(":memory:");
const added = await archive.add(...analysed(wild));
const runtime = {
  commands,
  services: { archive, now: () => new Date("2026-01-01") },
  share: 1 / 3,
  commandIds: { quote: "42" },
  forms: true,
};
afterAll(() => archive.close());

const ask = (command: string, options: Request["options"] = {}, locale = "en-US") =>
  respond({ command, options, page: 0, locale }, runtime, discord);
const texts = (reply: Reply<Payload>) =>
  reply.drawing.components[0].components
    .flatMap((component) => ("content" in component ? [display(component.content)] : []))
    .join("\n");
const labels = (reply: Reply<Payload>) =>
  reply.blocks.flatMap((block) => {
    const pressed = block.kind === "buttons" ? block.buttons : block.kind === "menu" ? block.choices : [];
    return pressed.map(({ label }) => label.map((part) => ("text" in part ? part.text : "")).join(""));
  });

describe("respond", () => {
  it("names an option in the asker's Discord language", async () => {
    expect(texts(await ask("quote", { since: "gestern" }, "fr"))).toContain("pour depuis.");
    expect(texts(await ask("quote", { since: "yesterday" }))).toContain("for since.");
  });

  it("shows a quotation with speaker, cue, headline, publisher and date as stored", async () => {
    const reply = await ask("quote", { speaker: "Ana Ruiz" });
    expect(checkReply(reply.drawing)).toEqual([]);
    const shown = texts(reply);
    expect(shown).toContain("“We waited *nine* weeks,” said Ana Ruiz, the harbour master.\nAna Ruiz, the harbour master");
    expect(shown).toContain(`${wild.title} · Read the article\n${wild.source} · ⟨timestamp⟩`);
    const all = ["In context", "Ask further", "Summary", "Facts", "Copy with source", "Report a mistake"];
    expect(labels(reply)).toEqual(all);
    expect(JSON.stringify(reply.drawing)).toContain("https://example.com/news/ferry%281%29#:~:text=We%20waited%20*nine*%20weeks");
  });

  it("speaks the asker's language and leaves excerpts unchanged", async () => {
    const reply = await ask("quote", { speaker: "Ana Ruiz" }, "de");
    expect(texts(reply)).toContain("We waited *nine* weeks,");
    expect(labels(reply)).toContain("Im Zusammenhang");
  });

  it("offers buttons that are requests themselves", async () => {
    const reply = await ask("quote", { speaker: "Ana Ruiz" });
    for (const request of requestsOf(reply.blocks)) {
      if (["report", "further"].includes(request.command)) continue;
      const read = await pressed(idOf(request, false), "en-US", async (key) => (key === keyOf(request) ? request : null));
      expect(read).toMatchObject({ kind: "request", request });
      const next = await respond(request, runtime, discord);
      expect(checkReply(next.drawing)).toEqual([]);
      expect(next.tone).toBe("plain");
    }
  });

  it("says what a follow-up is about and, if it came from a form, what was typed", async () => {
    const asked = { question: "how many people?", about: "the ferry", typed: "and how many people?" };
    expect(texts(await ask("ask", asked))).toMatch(/^and how many people\? · about: the ferry\n/);
    expect(texts(await ask("ask", { question: "how many people?", about: "the ferry" }))).toMatch(/^about: the ferry\n/);
    expect(texts(await ask("ask", { question: "how many people?" }))).not.toContain("about:");
  });

  it("says in /about how far the index lags, and that the record does not answer", async () => {
    const about = async (behind: number | null) => {
      const running = { version: "1", latency: () => null, behind: () => behind };
      return texts(await respond({ command: "about", options: {}, page: 0, locale: "en-US" }, { ...runtime, running }, discord));
    };
    expect(await about(3)).toContain("changes not yet indexed: 3");
    expect(await about(null)).toContain("the shared record does not answer");
    expect(await about(0)).not.toMatch(/not taken up|does not answer/);
  });

  it("reports each request by command and outcome, and nothing that was typed", async () => {
    const seen: string[] = [];
    const observed = ({ command, outcome }: { command: string; outcome: string }) => void seen.push(`${command} ${outcome}`);
    const watched = { ...runtime, observed };
    await respond({ command: "about", options: {}, page: 0, locale: "en" }, watched, discord);
    await respond({ command: "what I typed", options: {}, page: 0, locale: "en" }, watched, discord);
    const lying = { ...discord, draw: () => ({ ...discord.draw([], "plain"), random: Math.random() }) };
    await respond({ command: "about", options: {}, page: 0, locale: "en" }, watched, lying).catch(() => {});
    expect(seen).toEqual(["about about", "unknown stale", "about refused by the gate"]);
  });

  it("copies a page as plain text with its source", async () => {
    const reply = await ask("quote", { speaker: "Ana Ruiz", copy: true });
    expect(reply.blocks.map(({ kind }) => kind)).toEqual(["note", "plain", "buttons"]);
    expect(labels(reply)).toEqual(["Report a mistake"]);
    expect(texts(reply)).toContain(
      "“We waited *nine* weeks,” said Ana Ruiz, the harbour master.\nAna Ruiz, the harbour master\n",
    );
    expect(texts(reply)).toContain(wild.title);
    expect(texts(reply)).toContain("https://example.com/news/ferry(1)");
  });

  it.each<[string, Request["options"], RegExp]>([
    ["nowhere", {}, /earlier version/],
    ["quote", { speaker: "Nobody at all" }, /Not in my articles/],
    ["summary", { article: "unknown-0" }, /Not in my articles/],
    ["context", { article: added.id, revision: "gone", place: "0-5" }, /./],
    ["quote", { since: "yesterday-ish", speaker: "Ana Ruiz" }, /2014-11-28/],
    ["help", {}, /letter for letter/],
    ["about", {}, /1 article/],
  ])("answers /%s %j in words of its own", async (command, options, words) => {
    const reply = await ask(command, options);
    expect(checkReply(reply.drawing)).toEqual([]);
    expect(texts(reply)).toMatch(words);
  });

  it("makes mentions of commands clickable if Discord's ids are known", async () => {
    const written = JSON.stringify((await ask("help")).drawing);
    expect(written).toContain("</quote:42>");
    expect(written).not.toContain("</context");
  });

  it("stops a wrong word, and an article withdrawn in between", async () => {
    const quote = commands.get("quote")!;
    const lying = new Map([
      ...commands,
      ["quote", { ...quote, run: async (...asked: Parameters<typeof quote.run>) => falsified(await quote.run(...asked)) }],
    ]);
    const request = { command: "quote", options: { speaker: "Ana Ruiz" }, page: 0, locale: "en" };
    await expect(respond(request, { ...runtime, commands: lying }, discord)).rejects.toThrow(GateError);

    const second = openArchive(":memory:");
    const { id } = await second.add(...analysed(wild));
    const late = new Map([
      [
        "quote",
        {
          ...quote,
          run: async (...asked: Parameters<typeof quote.run>) => {
            const outcome = await quote.run(...asked);
            await second.withdraw(id);
            return outcome;
          },
        },
      ],
    ]);
    const services = { ...runtime.services, archive: second };
    await expect(respond(request, { ...runtime, services, commands: late }, discord)).rejects.toThrow(GateError);
    await second.close();
  });

  it("shows nothing of a revision that was altered in the archive file", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
    const damaged = openArchive(file);
    await damaged.add(...analysed(wild));
    const database = new DatabaseSync(file);
    database.exec("UPDATE revision SET text = replace(text, 'waited', 'wanted')");
    database.close();
    const request = { command: "quote", options: { speaker: "Ana Ruiz" }, page: 0, locale: "en" };
    await expect(respond(request, { ...runtime, services: { ...runtime.services, archive: damaged } }, discord)).rejects.toThrow(
      GateError,
    );
    await damaged.close();
  });
});

/** The same outcome with a word of its first quotation changed. */
function falsified(outcome: Awaited<ReturnType<NonNullable<ReturnType<typeof commands.get>>["run"]>>) {
  if (outcome.kind !== "quotes") return outcome;
  const [first, ...others] = outcome.quotes;
  return {
    ...outcome,
    quotes: [{ ...first!, shown: { ...first!.shown, text: first!.shown.text.replace("nine", "ninety") } }, ...others],
  };
}
