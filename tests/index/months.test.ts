import { expect, it } from "vitest";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const articles = [
  { title: "A", published: "2020-01-05", text: "The mill is shut. “We are sorry,” Ana Ruiz said." },
  { title: "B", published: "2020-01-20", text: "The mill is open. “We are glad,” Ana Ruiz said. “So am I,” Tom Li said." },
  { title: "C", published: "2020-03", source: "Post", text: "The mill grinds. “Flour,” Tom Li said." },
  { title: "D", published: "2021", text: "The mill of the year. “Thanks,” Ana Ruiz said." },
  { title: "E", published: null, text: "A mill without a date. “Hm,” Ana Ruiz said." },
];

it("counts the articles of each month that quote a person, hold the words, or both", async () => {
  const archive = openArchive(":memory:");
  for (const fields of articles) await archive.add(...analysed({ ...fields, path: `${fields.title}.md` }));
  expect(await archive.months({ topic: "mill" })).toEqual([
    { month: "2020-01", articles: 2 },
    { month: "2020-03", articles: 1 },
  ]);
  expect(await archive.months({ speakers: ["tom li"] })).toEqual([
    { month: "2020-01", articles: 1 },
    { month: "2020-03", articles: 1 },
  ]);
  expect(await archive.months({ speakers: ["ana ruiz", "tom li"], topic: "open" })).toEqual([{ month: "2020-01", articles: 1 }]);
  expect(await archive.months({ topic: "mill", since: "2020-02", source: "post" })).toEqual([{ month: "2020-03", articles: 1 }]);
  expect(await archive.months({ topic: "zeppelin" })).toEqual([]);
  const withdrawn = (await archive.list()).find(({ title }) => title === "C")!;
  await archive.withdraw(withdrawn.id);
  expect(await archive.months({ topic: "mill" })).toEqual([{ month: "2020-01", articles: 2 }]);
  await archive.close();
});
