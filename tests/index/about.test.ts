import { expect, it } from "vitest";
import { entryOf } from "../../src/index/entry.ts";
import { openIndex } from "../../src/index/open.ts";
import { analysed } from "../support/articles.ts";

const said = (title: string, words: string) => ({ title, text: `“${words},” Ann Lund said on Monday. It rained all day.` });

it("finds the quotations whose articles may be about something", async () => {
  const index = openIndex(":memory:");
  const articles = [
    said("Rates rise", "The harbour is closed for the winter"),
    said("Walks", "The ferries leave for the island at noon"),
    said("News", "The weather was nobody’s fault this year"),
    said("The harbour", "We looked at the ferry all afternoon"),
  ];
  // One transaction each, so that they are in several segments of the full-text index.
  for (const one of articles) index.store([entryOf(...analysed(one))], [new Date(0).toISOString()], null);
  const found = async (stems: Record<string, number>, least: number) => {
    const about = { stems: new Map(Object.entries(stems)), least };
    const quotations = await index.quotations({ speaker: "ann lund", about });
    const texts = await Promise.all(quotations.map(async ({ article }) => (await index.article(article))!.title));
    return texts.sort();
  };
  expect(await found({ harbour: 1, ferri: 1 }, 1)).toEqual(["Rates rise", "The harbour", "Walks"]);
  expect(await found({ harbour: 1, ferri: 1 }, 2)).toEqual(["The harbour"]);
  expect(await found({ harbour: 1, zeppelin: 2 }, 2)).toEqual([]);
  // Cut in two by the index, so that any article may have it.
  expect(await found({ "o'leari": 1 }, 1)).toHaveLength(4);
  await index.close();
});
