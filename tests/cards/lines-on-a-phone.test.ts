import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { filesOf } from "../../src/article/files.ts";
import { type Block, plain } from "../../src/cards/parts.ts";
import { respond, SHARE } from "../../src/cards/respond.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { readLine } from "../../src/surfaces/terminal/command-line.ts";

/** Characters on a line of Discord's app, 360 pixels wide. */
const WIDTH = 42;

/** Lines that a text takes, broken at spaces. */
function wrapped(text: string, width = WIDTH): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(" ")) {
    const fits = used === 0 || used + 1 + word.length <= width;
    lines += fits ? 0 : 1;
    used = fits && used > 0 ? used + 1 + word.length : word.length;
  }
  return lines;
}

const lines = (text: string, width?: number): number =>
  text === "" ? 0 : text.split("\n").reduce((sum, line) => sum + wrapped(line, width), 0);

function linesOf(block: Block): number {
  switch (block.kind) {
    case "menu":
      return 1;
    case "buttons":
      // A button is about four characters wider than its label, and stays whole.
      return lines(block.buttons.map(({ label }) => `${plain(label).replaceAll(" ", "_")}____`).join(" "));
    case "headline":
      return lines(plain(block.title)) + lines(plain(block.parts));
    case "source":
      return lines([plain(block.title), plain(block.parts)].filter(Boolean).join(" · "));
    default:
      return lines(plain(block.parts), block.kind === "quote" ? WIDTH - 2 : WIDTH);
  }
}

/** Lines that a reply may take on average. */
const MOST: [number, string[]][] = [
  [13, ["/ask who said whatever it takes?", "/ask tell me about Apollo 11", "/ask how old is Jack Ma?", "/ask zorvex merger"]],
  [16, ["/quote speaker:Jack Ma", "/quote topic:moon", "/quote speaker:Mario Draghi", "/quote article:nixon"]],
  [16, ["/facts topic:moon", "/facts article:brexit", "/facts topic:euro"]],
  [18, ["/summary nixon", "/summary apollo", "/summary brexit"]],
  [12, ["/search moon", "/search India", "/search zorvex"]],
  [7, ["/check whatever it takes", "/check poor culture speaker:Jack Ma", "/check zorvex is great"]],
  [8, ["/about"]],
  [26, ["/help"]],
];

const archive = openArchive(":memory:");
beforeAll(async () => {
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
});
afterAll(() => archive.close());

it.each(MOST)("at most %i lines on a phone for replies such as to %s", async (most, typed) => {
  const runtime = { commands, services: { archive, now: () => new Date("2026-01-01") }, share: SHARE, forms: true };
  const counts = await Promise.all(
    typed.map(async (line) => {
      const { blocks } = await respond(readLine(line, commands, "en-US"), runtime, discord);
      return blocks.reduce((sum, block) => sum + linesOf(block), 0);
    }),
  );
  expect([typed, counts, counts.reduce((sum, count) => sum + count, 0) / counts.length <= most]).toEqual([typed, counts, true]);
});
