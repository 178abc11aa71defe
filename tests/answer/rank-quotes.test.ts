import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quotes } from "../../src/answer/quotes.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const ARTICLES = [
  {
    title: "Council votes to close the harbour ferry",
    published: "2024-05-02",
    text: "The vote was close. “It rained on the way here today,” said Ana Ruiz. “The council votes to close a ferry that nobody asked it to close,” said Ana Ruiz. It was “rather damp”, said Ana Ruiz. “The ferry closes in June whatever they say,” said Ana Ruiz. “Nobody will close the harbour ferry for good,” said Ana Ruiz. “The council votes to close the harbour, and then the ferry,” said Ana Ruiz. “Close the ferry and the harbour will close,” said Ana Ruiz.",
  },
  {
    title: "A record year",
    published: "2023-05-01",
    text: "Boats were full. “The ferry has never carried so many people,” said Ana Ruiz. It was a warm year. All was well.",
  },
];

const archive = openArchive(":memory:");
beforeAll(async () => {
  for (const article of ARTICLES) await archive.add(...analysed(article));
});
afterAll(() => archive.close());

async function said(asked: { speaker?: string; topic?: string; article?: string }) {
  const outcome = await quotes(archive, { ...asked, filter: {} });
  if (outcome.kind !== "quotes") throw new Error(outcome.kind);
  return outcome.quotes.map(({ words }) => words.text);
}

describe("/quote", () => {
  it("puts the article's main point first and fragments last", async () => {
    const all = await said({ article: "Council votes to close the harbour ferry" });
    expect(all[0]).toMatch(/^The council votes to close/);
    expect(all.at(-1)).toBe("rather damp");
    expect(all.indexOf("It rained on the way here today,")).toBe(all.length - 2);
  });

  it("turns to another article before the first is exhausted", async () => {
    const all = await said({ speaker: "Ana Ruiz", topic: "ferry" });
    const other = all.findIndex((words) => words.includes("never carried"));
    expect(other).toBeLessThan(4);
    expect(all.length).toBeGreaterThan(5);
  });
});
