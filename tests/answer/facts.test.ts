import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { facts } from "../../src/answer/facts.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const FILLER = "Nobody at the clinic wanted to say more about it that day.";
const ARTICLES = [
  {
    title: "Weight-loss drug Wegovy is hard to find",
    published: "2023-06-01",
    text: `Wegovy costs $1,349 a month without insurance, its maker says. Lena Brandt, a 58-year-old resident of Manhattan, takes Wegovy. ${FILLER} Pharmacies filled 94,000 prescriptions for Wegovy in May.`,
  },
  {
    title: "What to know about Wegovy",
    published: "2023-07-01",
    text: `People lost 15% of their weight on Wegovy in a trial. ${FILLER} Without insurance, Wegovy costs $1,349 a month. Tom Hale, who is 61, asked for it.`,
  },
  {
    title: "A cheaper Wegovy",
    published: "2024-01-15",
    text: `${FILLER} Wegovy costs $1,100 a month now. The chairman, Ole Lund, has taken Wegovy for two years.`,
  },
  {
    title: "The week in Skarn",
    published: "2024-02-03",
    text: "$40m tram plan\n\nThe council of Skarn set aside 31 million crowns for a tram on Monday. It will carry 9,000 people a day. Nobody voted against it.",
  },
  {
    title: "Ferry prices",
    published: "2024-02-01",
    text: "The ferry carried 400 people. A trip costs $12. It has done so since 2014. Nobody minds.",
  },
];

const archive = openArchive(":memory:");
beforeAll(async () => {
  for (const article of ARTICLES) await archive.add(...analysed(article));
});
afterAll(() => archive.close());

async function figures(asked: { topic?: string; article?: string }) {
  const outcome = await facts(archive, { ...asked, filter: {} });
  if (outcome.kind !== "facts") throw new Error(outcome.kind);
  return outcome.figures;
}
const shown = async (asked: { topic?: string; article?: string }) => (await figures(asked)).map(({ figure }) => figure.text);

describe("/facts on a topic", () => {
  it("puts a figure that a sentence states before one in a heading", async () => {
    const all = await shown({ topic: "skarn tram" });
    expect(all.indexOf("31 million crowns")).toBe(0);
    expect(all.findIndex((figure) => figure.includes("40m"))).not.toBe(0);
  });

  it("puts amounts on the topic before the age of a bystander", async () => {
    const all = await shown({ topic: "wegovy" });
    const place = (words: string) => all.findIndex((figure) => figure.includes(words));
    expect(place("58-year-old")).toBeGreaterThan(Math.max(place("$1,349"), place("94,000"), place("15%")));
    expect(all[0]).toMatch(/^\$/);
  });

  it("merges a fact that two papers print, and names both", async () => {
    const all = (await figures({ topic: "wegovy" })).filter(({ value }) => value === 1349);
    expect(all.map(({ also }) => also.length)).toEqual([1]);
  });

  it("puts two values of one quantity side by side, newest first", async () => {
    const values = (await figures({ topic: "wegovy" })).map(({ value }) => value);
    expect(values.indexOf(1349) - values.indexOf(1100)).toBe(1);
  });

  it("gives the day if the sentence names one", async () => {
    const filled = (await figures({ topic: "wegovy" })).find(({ value }) => value === 94_000);
    expect(filled?.when?.text).toBe("May");
  });
});

it("/facts of an article puts amounts before ages", async () => {
  const all = await shown({ article: "What to know about Wegovy" });
  expect(all.at(-1)).toContain("61");
});
