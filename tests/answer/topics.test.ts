import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { plain } from "../../src/cards/parts.ts";
import { respond } from "../../src/cards/respond.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { analysed } from "../support/articles.ts";

const NOW = new Date("2024-05-20");
const on = (published: string, number: number, about: string, source = "The Post") => ({
  title: `${about} again, part ${number}`,
  published,
  source,
  path: `${about}-${number}.md`,
  text: `People spoke of ${about} on the quay, for the ${number} time. Nobody knew what ${about} would bring. It rained until ${number} at night.`,
});
const ARTICLES = [
  ...["01", "03", "06"].map((day, at) => on(`2024-05-${day}`, at, "Lund Bridge")),
  on("2024-05-19", 4, "Lund Bridge"),
  ...["14", "15", "16", "17"].map((day, at) => on(`2024-05-${day}`, at, "Harbour Tax", "Coast Radio")),
  on("2019-01-01", 1, "Old Mill"),
  on("2024-06-01", 1, "Snow Ball"),
];

async function archiveWith(articles: readonly Parameters<typeof analysed>[0][]) {
  const archive = openArchive(":memory:");
  for (const fields of articles) await archive.add(...analysed(fields));
  const ask = (options: Record<string, string>) =>
    commands.get("topics")!.run({ command: "topics", options, page: 0, locale: "en" }, { archive, now: () => NOW });
  const topics = async (options: Record<string, string> = {}) => {
    const outcome = await ask(options);
    if (outcome.kind !== "topics") return [];
    return outcome.topics.filter(({ name }) => /^\p{Lu}/u.test(name.text)).map(({ name, windows }) => [name.text, ...windows]);
  };
  return { archive, ask, topics };
}

describe("/topics", () => {
  it("lists what rises first, against the four weeks before, and then the rest; nothing after the day of asking", async () => {
    const { archive, topics } = await archiveWith(ARTICLES);
    expect(await topics()).toEqual([
      ["Harbour Tax", 0, 0, 0, 0, 4],
      ["Lund Bridge", 0, 0, 2, 1, 1],
      ["Old Mill", 0, 0, 0, 0, 0],
      ["Snow Ball", 0, 0, 0, 0, 0],
    ]);
    await archive.close();
  });

  it("counts since a day, and the articles of one publisher", async () => {
    const { archive, topics, ask } = await archiveWith(ARTICLES);
    expect(await topics({ since: "2024-05-01" })).toEqual([
      ["Harbour Tax", 0, 0, 0, 0, 4],
      ["Lund Bridge", 0, 0, 0, 0, 4],
    ]);
    expect(await topics({ source: "coast" })).toEqual([["Harbour Tax", 0, 0, 0, 0, 4]]);
    expect((await ask({ since: "2024-05-20" })).kind).toBe("nothing");
    await archive.close();
  });

  it("forgets an article that is withdrawn", async () => {
    const { archive, topics } = await archiveWith(ARTICLES.slice(-2, -1));
    expect(await topics()).toHaveLength(1);
    await archive.withdraw((await archive.titles("mill"))[0]!.id);
    expect(await topics()).toEqual([]);
    await archive.close();
  });

  it("shows bars and numbers, and opens the story", async () => {
    const { archive } = await archiveWith(ARTICLES);
    const runtime = { commands, services: { archive, now: () => NOW }, share: 1 };
    const { blocks } = await respond({ command: "topics", options: {}, page: 0, locale: "en" }, runtime, discord);
    const lines = blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : []));
    expect(lines[0]).toBe("7 days, May 13, 2024 to May 19, 2024, compared with the four periods before");
    expect(lines).toContain("▁▁▁▁█ · 4 articles; usually 0 in as many days");
    const [choice] = blocks.flatMap((block) => (block.kind === "menu" ? block.choices : []));
    expect(choice!.request).toMatchObject({ command: "ask", options: { question: expect.stringContaining("tell me about") } });
    const story = await respond(choice!.request, runtime, discord);
    expect(story.blocks.some(({ kind }) => kind === "quote")).toBe(true);
    await archive.close();
  });
});

describe("/topics topic", () => {
  it("opens the story of a topic", async () => {
    const { archive, ask } = await archiveWith(ARTICLES);
    expect((await ask({ topic: "Harbour Tax" })).kind).toBe("story");
    await archive.close();
  });

  it("is suggested from the list, rising first, and by its beginning", async () => {
    const { archive } = await archiveWith(ARTICLES);
    const { complete } = commands.get("topics")!;
    const typing = async (typed: string, options: Record<string, string> = {}) => {
      const request = { command: "topics", options: { ...options, topic: typed }, page: 0, locale: "en" };
      return (await complete!.topic!(typed, request, { archive, now: () => NOW })).map(({ value }) => value);
    };
    expect((await typing(""))[0]).toBe("Harbour Tax");
    expect(await typing("lund b")).toEqual(["Lund Bridge"]);
    expect(await typing("tax", { source: "the post" })).toEqual([]);
    await archive.close();
  });
});
