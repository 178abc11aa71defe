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
  {
    title: "Keeper found at last for the white lighthouse on the northern point of Skarn",
    published: "2022-04-02",
    text: "Hans Weber has come to Skarn. “Who will stay at the lighthouse every night?” he asked. It is cold there. Hans Weber has a boat. “We will paint the lighthouse white again,” he said. He has a brush. It is old.",
  },
  {
    title: "Painter moves to the hills",
    published: "2024-05-02",
    text: "Lena Vogel has sold her house by the sea. “I saw the lighthouse from my window and left,” said Lena Vogel. She paints goats. Her house is for sale.",
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

  it("puts an article about the topic before one that mentions it, and an answer before a question", async () => {
    const all = await said({ topic: "lighthouse" });
    expect(all).toEqual([
      "We will paint the lighthouse white again,",
      "I saw the lighthouse from my window and left,",
      "Who will stay at the lighthouse every night?",
    ]);
  });

  it("leaves out what has only the lesser part of the topic", async () => {
    await expect(said({ topic: "goats ferry" })).rejects.toThrow("nothing");
  });

  it("turns to another article before the first is exhausted", async () => {
    const all = await said({ speaker: "Ana Ruiz", topic: "ferry" });
    const other = all.findIndex((words) => words.includes("never carried"));
    expect(other).toBeLessThan(4);
    expect(all.length).toBeGreaterThan(5);
  });
});
