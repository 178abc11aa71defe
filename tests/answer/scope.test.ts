import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consult } from "../../src/answer/ask.ts";
import { scopeOf } from "../../src/answer/scope.ts";
import { respelt } from "../../src/answer/spelling.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { slice } from "../../src/text/span.ts";
import { articleOf } from "../language/answering/article.ts";

const NOW = new Date("2021-06-30T12:00:00Z");
let archive: WritableArchive;

/** The same race of three years, told by two papers. */
const RACES: readonly (readonly [source: string, day: string, winner: string])[] = [
  ["The Vikna Herald", "2014-05-02", "Marit Lund"],
  ["The Vikna Herald", "2019-05-03", "Olav Brandt"],
  ["Leka Today", "2021-06-25", "Petra Novak"],
];

beforeAll(async () => {
  archive = openArchive(":memory:", undefined, null);
  for (const [source, day, winner] of RACES) {
    const title = `${winner} wins the Leka lighthouse race`;
    const text = `${winner} won the rowing race around the Leka lighthouse on Friday. The sea was calm, and 40 boats took part in the race.`;
    const [article, analysis] = articleOf(title, `${text}\n\nThe prize is a barrel of herring from ${source}.`, day);
    await archive.add({ ...article, id: day, path: day, source }, analysis, null);
  }
});
afterAll(() => archive.close());

describe("where a question says to look", () => {
  it.each([
    ["Who won in 2014?", { since: "2014-01-01", until: "2014-12-31" }],
    ["Who won last year?", { since: "2020-01-01", until: "2020-12-31" }],
    ["Who won last week?", { since: "2021-06-16", until: "2021-06-30" }],
    ["Who won yesterday?", { since: "2021-06-28", until: "2021-06-30" }],
  ])("the time: %s", async (question, first) => {
    expect(await scopeOf(archive, question, {}, NOW)).toEqual({ text: question, first, filter: {} });
  });

  it.each([
    ["Who won, according to the Vikna Herald?", "Who won ?"],
    ["According to Vikna Herald, who won?", "who won?"],
  ])("the source: %s", async (question, text) => {
    expect(await scopeOf(archive, question, {}, NOW)).toEqual({ text, first: null, filter: { source: "Vikna Herald" } });
  });

  it.each(["Who won the race?", "Who won according to a new study?", "Who won according to the Herald Tribune?"])(
    "not in %s",
    async (question) => expect(await scopeOf(archive, question, {}, NOW)).toEqual({ text: question, first: null, filter: {} }),
  );

  it("is left to the asker's own filter and to the article given", async () => {
    const filter = { since: "2019-01-01", source: "Leka Today" };
    const question = "Who won in 2014 according to the Vikna Herald?";
    expect(await scopeOf(archive, question, filter, NOW)).toMatchObject({ first: null, filter });
    expect(await scopeOf(archive, question, { article: "x" }, NOW)).toMatchObject({ first: null, filter: { article: "x" } });
  });

  it.each([
    ["Who won the race around the Leka lighthouse in 2014?", "Marit Lund"],
    ["Who won the race around the Leka lighthouse in 2019?", "Olav Brandt"],
    ["Who won the race around the Leka lighthouse last week?", "Petra Novak"],
    ["According to Leka Today, who won the rowing race around the Leka lighthouse?", "Petra Novak"],
    ["Who won the race around the Leka lihgthouse last week?", "Petra Novak"],
  ])("is where the answer is from: %s", async (question, winner) => {
    const { best, answered } = await consult(archive, question, {}, { now: NOW });
    expect(answered).toBe(true);
    expect(slice(best!.article.text, best!.excerpt)).toContain(winner);
  });

  it.each([
    ["Who rowed against Olav Brantd?", "Who rowed against Olav Brandt?"],
    ["who rowed against brandtt", "who rowed against brandt"],
    ["Who rowed against Xqwzt?", "Who rowed against Xqwzt?"],
    ["Who rowed against the president?", "Who rowed against the president?"],
  ])("needs names as the archive spells them: %s", async (question, meant) => {
    expect(await respelt(archive, question)).toBe(meant);
  });

  it("is not another year's", async () => {
    const { answered } = await consult(archive, "Who won the race around the Leka lighthouse in 2016?", {}, { now: NOW });
    expect(answered).toBe(false);
  });
});
