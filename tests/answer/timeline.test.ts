import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { plain } from "../../src/cards/parts.ts";
import { respond } from "../../src/cards/respond.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { analysed } from "../support/articles.ts";

const ARTICLES = [
  {
    title: "Lund bridge opens",
    published: "2024-06-12",
    source: "The Post",
    text: "The Lund bridge opened to traffic on Monday after six years of work. Work on the Lund bridge began in May 2018. Engineers found cracks in the Lund bridge on February 2, 2023. A band played.",
  },
  {
    title: "Cracks in Lund bridge",
    published: "2023-02-03",
    source: "Coast Radio",
    text: "Engineers found cracks in the deck of the Lund bridge on Thursday. Nobody was hurt.",
  },
  {
    title: "A festival of bread",
    published: "2024-06-13",
    text: "Bakers from Lund sold bread on Tuesday. The mayor, Ana Ruiz, cut the first loaf on Tuesday. “It is good bread,” Ruiz said.",
  },
];

let archive: WritableArchive;
beforeAll(async () => {
  archive = openArchive(":memory:");
  for (const fields of ARTICLES) await archive.add(...analysed(fields));
});
afterAll(() => archive.close());

const services = () => ({ archive, now: () => new Date("2024-07-01") });
const request = (options: Record<string, string>) => ({ command: "timeline", options, page: 0, locale: "en" });
const ask = (options: Record<string, string>) => commands.get("timeline")!.run(request(options), services());
async function events(options: Record<string, string>) {
  const outcome = await ask(options);
  return outcome.kind === "timeline"
    ? outcome.events.map(({ day, how, sentence, also }) => [day, how, sentence.text.slice(0, 20), also.length])
    : [];
}

describe("/timeline", () => {
  it("puts dated sentences in the order of what happened, each event once", async () =>
    expect(await events({ topic: "Lund bridge" })).toEqual([
      ["2018-05", "stated", "Work on the Lund bri", 0],
      ["2023-02-02", "stated", "Engineers found crac", 1],
      ["2024-06-10", "counted", "The Lund bridge open", 0],
    ]));

  it("is narrowed by the days of what happened, and by publisher", async () => {
    expect((await events({ topic: "Lund bridge", since: "2023", until: "2023" })).map(([day]) => day)).toEqual(["2023-02-02"]);
    expect((await events({ topic: "Lund bridge", source: "coast" })).map(([day]) => day)).toEqual(["2023-02-02"]);
  });

  it("follows a person, or an article", async () => {
    expect(await events({ person: "Ana Ruiz" })).toEqual([["2024-06-11", "counted", "The mayor, Ana Ruiz,", 0]]);
    expect((await events({ article: "bread" })).map(([day]) => day)).toEqual(["2024-06-11", "2024-06-11"]);
  });

  it("explains what it wants, and finds nothing where nothing is dated", async () => {
    expect(await ask({})).toMatchObject({ kind: "wrong", wants: "article or topic" });
    expect((await ask({ topic: "volcano" })).kind).toBe("nothing");
    expect(await ask({ topic: "bridge", since: "soon" })).toMatchObject({ kind: "wrong", wants: "date" });
  });

  it("shows gaps, and says which dates are ours", async () => {
    const { blocks } = await respond(request({ topic: "Lund bridge" }), { commands, services: services(), share: 1 }, discord);
    const lines = blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : []));
    expect(lines).toEqual(
      expect.arrayContaining(["May 2018", "⋮ 4 years without an entry", "Feb 2, 2023", "⋮ 16 months without an entry"]),
    );
    expect(lines).toContain("Jun 10, 2024 (worked out from Monday and the article’s date)");
  });
});
