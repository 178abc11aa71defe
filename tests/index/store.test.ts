import { expect, it } from "vitest";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readArticle } from "../../src/language/read.ts";
import { analysed } from "../support/articles.ts";

const FERRY = { title: "Ferry", path: "ferry.md", text: "“We missed it,” Lena Vogel said. It left at noon." };

/** An archive with one article, and what its search, its speakers and its quotations give. */
async function archiveWith(fields: Parameters<typeof analysed>[0]) {
  const archive = openArchive(":memory:");
  const { id } = await archive.add(...analysed(fields));
  const found = async () => ({
    hits: (await archive.search("noon", {}, 10)).length,
    speakers: (await archive.speakers("", 10)).map(({ name }) => name),
  });
  return { archive, id, found };
}

it("lists an article that is analysed again by its new analysis", async () => {
  const { archive, id, found } = await archiveWith(FERRY);
  expect(await found()).toEqual({ hits: 1, speakers: ["Lena Vogel"] });
  const held = (await archive.article(id))!;
  await archive.reanalyse(held, { ...readArticle(held), quotations: [] });
  expect(await found()).toEqual({ hits: 1, speakers: [] });
  await archive.reanalyse(held, readArticle(held));
  expect(await found()).toEqual({ hits: 1, speakers: ["Lena Vogel"] });
  await archive.close();
});

it("does not list a withdrawn article, or an earlier revision, that is analysed again", async () => {
  const { archive, id, found } = await archiveWith(FERRY);
  const earlier = (await archive.article(id))!;
  await archive.add(...analysed({ ...FERRY, text: FERRY.text.replace("Lena Vogel", "Ana Ruiz") }));
  await archive.reanalyse(earlier, readArticle(earlier));
  expect(await found()).toEqual({ hits: 1, speakers: ["Ana Ruiz"] });
  await archive.withdraw(id);
  const held = (await archive.article(id))!;
  await archive.reanalyse(held, readArticle(held));
  expect(await found()).toEqual({ hits: 0, speakers: [] });
  await archive.close();
});

it("withdraws an article again without a change, and nothing that it does not hold", async () => {
  const { archive, id, found } = await archiveWith(FERRY);
  expect(await archive.withdraw(id)).toBe(true);
  expect(await archive.withdraw(id)).toBe(true);
  expect(await archive.withdraw("moon")).toBe(false);
  expect(await found()).toEqual({ hits: 0, speakers: [] });
  await archive.close();
});

it("finds articles that hold runs of words, most runs first, then first added", async () => {
  const archive = openArchive(":memory:");
  const add = async (path: string, text: string) => (await archive.add(...analysed({ path, text }))).id;
  const one = await add("one.md", "The grey ferry left.");
  const both = await add("both.md", "The grey ferry left. An empty pier remained.");
  const other = await add("other.md", "An empty pier remained.");
  await add("none.md", "The ferry was grey and the pier empty.");
  const found = await archive.holding(["an empty pier", "grey ferry left"]);
  expect(found).toEqual([
    { id: both, score: 2 },
    { id: one, score: 1 },
    { id: other, score: 1 },
  ]);
  await archive.close();
});

it("counts the articles with a stem again once one is added or withdrawn", async () => {
  const { archive, id } = await archiveWith(FERRY);
  expect(archive.frequency("noon")).toBe(1);
  await archive.add(...analysed({ path: "rain.md", text: "Rain fell." }));
  expect(archive.frequency("noon")).toBe(0.5);
  await archive.withdraw(id);
  expect(archive.frequency("noon")).toBe(0);
  await archive.close();
});
