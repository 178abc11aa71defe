import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { say } from "../../../src/cards/wording.ts";
import { openArchive } from "../../../src/ingest/open-archive.ts";
import { openChannel } from "../../../src/surfaces/terminal/channel.ts";
import { draw } from "../../../src/surfaces/terminal/draw.ts";
import { analysed } from "../../support/articles.ts";

const red = "\u001b[31m";
const ferry = {
  title: "Ferry returns to the harbour",
  published: "2020-03-01",
  url: "https://example.org/ferry",
  text: `The ferry is back${red}. “We waited nine weeks,” Ana Ruiz said. It carried 400 people. ${"All was well on the water that day. ".repeat(12)}`.trim(),
};

async function typed(...lines: string[]): Promise<string> {
  const archive = openArchive(":memory:");
  await archive.add(...analysed(ferry));
  const output = new PassThrough();
  const broken = { ...commands.get("help")!, name: "broken", run: () => Promise.reject(new Error("secret detail")) };
  const runtime = {
    commands: new Map([...commands, ["broken", broken]]),
    services: { archive, now: () => new Date() },
    share: 1 / 3,
  };
  const failures: unknown[] = [];
  const input = Readable.from([lines.join("\n")]);
  await openChannel(runtime, { input, output, locale: "en", failed: (error) => failures.push(error) });
  output.end();
  await archive.close();
  return text(output);
}

it("answers each line of a pipe in plain text, and presses buttons by number", async () => {
  const output = await typed("/quote speaker:ruiz", "1", "99", "/nowhere", "/help");
  expect(output).toContain("We waited nine weeks,");
  expect(output).toContain("Ana Ruiz · said");
  expect(output).toContain(
    "> 1\nFerry returns to the harbour\nMar 1, 2020 · https://example.org/ferry\n│ The ferry is back. “We waited nine weeks,” Ana Ruiz said.",
  );
  expect(output).toMatch(/Buttons are numbered 1 to \d+\./);
  expect(output).toContain("Unknown /nowhere; try /summary");
});

it("takes a question without its own subject to be about the last one, and says so", async () => {
  const output = await typed(
    "/ask question:when did the ferry return?",
    "/ask question:how many people did it carry?",
    "/ask question:what do bakers want?",
  );
  expect(output.match(/^about: .*ferry/gm)).toHaveLength(1);
  expect(output).toMatch(/about: ferry return\n│ .*It carried 400 people\./);
});

it("names the speaker when asked who said that, and quotes more of theirs", async () => {
  const output = await typed("/search weeks", "who said that?", "what else did she say?");
  expect(output).toContain("> who said that?\nFerry returns to the harbour\n");
  expect(output).toMatch(/> what else did she say\?[^>]*│ “We waited nine weeks,” Ana Ruiz said\.\nAna Ruiz/);
});

it("stops at /quit", async () => expect(await typed("/quit", "/help")).toBe(""));

it("strips control characters of articles", async () => {
  expect(await typed("/summary ferry")).not.toContain("\u001b");
});

it("says that a command failed, but not how", async () => {
  const output = await typed("/broken");
  expect(output).toContain("Something went wrong here");
  expect(output).not.toContain("secret");
});

it("wraps at the given width", () => {
  const block = { kind: "line", parts: [{ kind: "wording", text: "one two three four" }] } as const;
  expect(draw([block], "plain", { tty: false, width: 9 })).toBe("one two\nthree\nfour");
});

it("keeps a quotation's bar within the width, and only what is looked for bold", () => {
  const part = (text: string, strong: boolean) => {
    const excerpt = { article: "a", revision: "r", field: "text", start: 0, end: text.length, text } as const;
    return { kind: "excerpt", excerpt, strong } as const;
  };
  const quote = { kind: "quote", parts: [part("one two ", false), part("as", true)] } as const;
  expect(draw([quote], "plain", { tty: false, width: 9 })).toBe("│ one two\n│ as");
  expect(draw([quote], "plain", { tty: true, width: 40 })).toContain("one two \u001b[1mas\u001b[22m");
});

describe("a link", () => {
  const title = { kind: "wording", text: "Ferry returns" } as const;
  const label = { kind: "wording", text: "Read the article" } as const;
  const link = { url: "https://example.org/ferry#:~:text=nine%20weeks", address: "https://example.org/ferry", label };
  const source = { kind: "source", title: [title], parts: [{ kind: "wording", text: "2020" }], link } as const;

  it("is on the headline in a terminal", () => {
    const drawn = draw([source], "plain", { tty: true, width: 100 });
    expect(drawn).toContain(`\u001b]8;;${link.url}\u0007Ferry returns\u001b]8;;\u0007 · 2020`);
    expect(stripVTControlCharacters(drawn)).toBe("Ferry returns · 2020");
  });

  it.each<[number, string]>([
    [100, "Ferry returns · 2020 · https://example.org/ferry"],
    [24, "Ferry returns · 2020\nhttps://example.org/ferry"],
  ])("is a plain address at the end of the line in a pipe %i wide", (width, line) =>
    expect(draw([source], "plain", { tty: false, width })).toBe(line),
  );
});

it("says which page an arrow leads to", () => {
  const request = { command: "quote", options: {}, page: 1, locale: "en" } as const;
  const next = { label: say("en", "button.next"), request, turns: true, enabled: true };
  expect(draw([{ kind: "buttons", buttons: [next] }], "plain", { tty: false, width: 80 })).toBe("  [1] ▶ · Page 2");
});

it("counts wide characters as two columns", () => {
  const block = { kind: "line", parts: [{ kind: "wording", text: "電子商取引の会社 ABC" }] } as const;
  expect(draw([block], "plain", { tty: false, width: 16 })).toBe("電子商取引の会社\nABC");
});
