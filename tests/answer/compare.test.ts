import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { plain } from "../../src/cards/parts.ts";
import { respond } from "../../src/cards/respond.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { analysed } from "../support/articles.ts";

const ARTICLES = [
  {
    title: "Hotel burns in Lundvik",
    published: "2024-03-02",
    source: "The Post",
    text: "A fire at the Astra Hotel in Lundvik killed 14 guests on Friday, fire chief Karin Dahl said. “We had no water at all,” Dahl said. The owner, Tomas Endo, is in hospital with burns.",
  },
  {
    title: "Astra fire: guests dead",
    published: "2024-03-03",
    source: "Coast Radio",
    text: "Karin Dahl, the fire chief of Lundvik, said 16 guests died at the Astra Hotel. “We had no water at all, and the road was ice,” she said. The fire began in a kitchen. It took 30 crews six hours to put it out.",
  },
  { title: "Quiet day", published: "2024-03-02", text: "Nothing happened in Velden. It rained." },
];

let archive: WritableArchive;
beforeAll(async () => {
  archive = openArchive(":memory:");
  for (const fields of ARTICLES) await archive.add(...analysed(fields));
});
afterAll(() => archive.close());

const services = () => ({ archive, now: () => new Date("2024-04-01") });
const request = (options: Record<string, string>) => ({ command: "compare", options, page: 0, locale: "en" });
const ask = (options: Record<string, string>) => commands.get("compare")!.run(request(options), services());

it.each([{ article: "Hotel burns" }, { topic: "Astra fire" }])("compares the accounts of an event, from %j", async (options) => {
  const outcome = await ask(options);
  if (outcome.kind !== "comparison") throw new Error(outcome.kind);
  expect(outcome.tellings.map(({ source }) => source?.text)).toEqual(["The Post", "Coast Radio"]);
  expect(outcome.figures.map((quantity) => quantity.map(({ figure }) => figure.text))).toEqual([["14 guests", "16 guests"]]);
  expect(outcome.quotations.map((group) => group.map(({ words }) => words.text))).toEqual([
    ["We had no water at all,", "We had no water at all, and the road was ice,"],
  ]);
  expect(outcome.alone.map(({ words }) => words.text)).toContain("The owner, Tomas Endo, is in hospital with burns.");
});

it("finds no other account where there is none, or the filter leaves none", async () => {
  expect(await ask({ article: "Quiet day" })).toMatchObject({ kind: "unread", why: "alone" });
  expect(await ask({ article: "Hotel burns", source: "post" })).toMatchObject({ kind: "unread", why: "alone" });
  expect((await ask({ topic: "volcano" })).kind).toBe("nothing");
  expect(await ask({})).toMatchObject({ kind: "wrong", wants: "article or topic" });
});

it("shows headlines, figures and quotations beside each other", async () => {
  const { blocks } = await respond(request({ topic: "Astra fire" }), { commands, services: services(), share: 1 }, discord);
  const lines = blocks.flatMap((block) =>
    block.kind === "source" ? [plain(block.title)] : "parts" in block ? [plain(block.parts)] : [],
  );
  expect(lines.slice(0, 4)).toEqual(["2 accounts", "Hotel burns in Lundvik", "Astra fire: guests dead", "Figures that differ"]);
});

describe("a corrected account", () => {
  const corrected = {
    ...ARTICLES[1]!,
    path: "radio.md",
    text: ARTICLES[1]!.text.replace("16 guests", "15 guests").replace("and the road was ice", "and the road was closed"),
  };
  let archive: WritableArchive;
  beforeAll(async () => {
    archive = openArchive(":memory:");
    await archive.add(...analysed(ARTICLES[0]!));
    await archive.add(...analysed({ ...corrected, text: ARTICLES[1]!.text }));
    await archive.add(...analysed({ ...corrected, text: `${corrected.text}\n\nThis article was amended on 4 March 2024.` }));
  });
  afterAll(() => archive.close());
  const services = () => ({ archive, now: () => new Date("2024-04-01") });

  it("has the figure and the quotation that it printed before beside those of now", async () => {
    const outcome = await commands.get("compare")!.run(request({ topic: "Astra fire" }), services());
    if (outcome.kind !== "comparison") throw new Error(outcome.kind);
    expect(outcome.revised.map(({ notes }) => notes.map(({ text }) => text))).toEqual([
      ["This article was amended on 4 March 2024."],
    ]);
    const was = [...outcome.figures, ...outcome.quotations].map((group) => group.map((one) => one.was?.changed[0]?.text ?? null));
    expect(was).toEqual([
      [null, "16"],
      [null, "ice"],
    ]);
  });

  it("is marked on the card", async () => {
    const runtime = { commands, services: services(), share: 1 };
    const pages = await Promise.all(
      [0, 1, 2].map((page) => respond({ ...request({ topic: "Astra fire" }), page }, runtime, discord)),
    );
    const lines = pages.flatMap(({ blocks }) => blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : [])));
    expect(lines).toContain("The publisher’s own note:");
    expect(lines[lines.indexOf("Printed before the change") - 1]).toContain("said 16 guests died");
  });

  it.each([0.9, 0.5])("keeps the accounts beside each other within a share of %d", async (share) => {
    const runtime = { commands, services: services(), share };
    const pages = await Promise.all(
      [0, 1, 2, 3].map((page) => respond({ ...request({ topic: "Astra fire" }), page }, runtime, discord)),
    );
    const blocks = pages.flatMap(({ blocks }) => blocks);
    const from = blocks.findIndex((block) => block.kind === "heading" && plain(block.parts) === "Figures that differ");
    expect(blocks.slice(from + 1, from + 5).filter(({ kind }) => kind === "quote").length).toBeGreaterThan(1);
    for (const [at, block] of blocks.entries())
      if ("parts" in block && plain(block.parts) === "Printed before the change") expect(blocks[at - 1]!.kind).toBe("quote");
  });
});
