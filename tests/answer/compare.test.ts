import { afterAll, beforeAll, expect, it } from "vitest";
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
