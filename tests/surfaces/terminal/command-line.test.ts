import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { openArchive } from "../../../src/ingest/open-archive.ts";
import { LineError, readLine } from "../../../src/surfaces/terminal/command-line.ts";
import { complete } from "../../../src/surfaces/terminal/complete.ts";
import { analysed } from "../../support/articles.ts";

describe("a typed line", () => {
  it.each<[string, string, Record<string, string | boolean>]>([
    ["/quote speaker:Jack Ma topic:small business", "quote", { speaker: "Jack Ma", topic: "small business" }],
    ["/quote topic: a: b speaker:Ma", "quote", { topic: "a: b", speaker: "Ma" }],
    ["/summary the harbour", "summary", { article: "the harbour" }],
    ["/summary article:x private:yes length:long", "summary", { article: "x", private: true, length: "long" }],
    ['/search "nine weeks" since:2020', "search", { words: '"nine weeks"', since: "2020" }],
    ["/summary https://example.com/ferry", "summary", { article: "https://example.com/ferry" }],
    ["note: who paid?", "ask", { question: "note: who paid?" }],
    ["/help", "help", {}],
  ])("%s", (line, command, options) =>
    expect(readLine(line, commands, "en")).toEqual({ command, options, page: 0, locale: "en" }),
  );

  it.each(["/nothing", "/context article:x"])("refuses %s and lists what is valid", (line) => {
    expect(() => readLine(line, commands, "en")).toThrow(LineError);
    expect(() => readLine(line, commands, "en")).toThrow("/quote");
  });
});

describe("a mistyped line", () => {
  it.each([
    ["/quote speakr:Ana Ruiz", "unknown speakr:; try speaker:, topic:"],
    ["/facts article:ferry kind:cost", "unknown kind:cost; try money, percent"],
  ])("%s gets a list of what is valid", (line, told) => expect(() => readLine(line, commands, "en")).toThrow(told));
});

describe("completion", () => {
  it.each<[string, string[]]>([
    ["/sum", ["/summary "]],
    ["/summary le", ["length:"]],
    ["/summary length:m", ["medium"]],
    ["/quote speaker:ana", ["Ana Ruiz"]],
    ["/summary article:harb", ["Ferry returns to the harbour"]],
    ["/quote speaker:x article:Ferry returns to the harbour private:", ["yes", "no"]],
    ["what", []],
  ])("offers after %j", async (line, offered) => {
    const archive = openArchive(":memory:");
    await archive.add(
      ...analysed({
        title: "Ferry returns to the harbour",
        text: "The ferry is back. “We waited nine weeks,” Ana Ruiz said. It was full. All cheered.",
      }),
    );
    expect((await complete(line, commands, { archive, now: () => new Date() }, "en"))[0]).toEqual(offered);
    await archive.close();
  });
});
