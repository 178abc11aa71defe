import { expect, it } from "vitest";
import { quotes } from "../../src/answer/quotes.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

it.each([
  ["Not a chance", 2],
  ["Not a chance on earth", 1],
])("%j in two articles is %d quotations: a few words are said by many", async (said, count) => {
  const archive = openArchive(":memory:", undefined, null);
  for (const [town, name] of [
    ["Norden", "Ana Ruiz"],
    ["Hestra", "Marco Petrov"],
  ])
    await archive.add(
      ...analysed({
        title: `${town} votes`,
        text: `${town} went to the polls on Monday. “${said},” said ${name}. It rained in ${town}.`,
      }),
    );
  const outcome = await quotes(archive, { filter: {} });
  expect(outcome.kind === "quotes" && outcome.quotes.length).toBe(count);
  await archive.close();
});

it("gives whole sentences before fragments", async () => {
  const archive = openArchive(":memory:", undefined, null);
  const text =
    "The mayor, Ana Ruiz, spoke of “a very bad night” in Norden. “The pier will open again by the summer,” she said. It rained.";
  await archive.add(...analysed({ title: "Norden waits", text }));
  const outcome = await quotes(archive, { filter: {} });
  expect(outcome.kind === "quotes" && outcome.quotes.map(({ words }) => words.text)).toEqual([
    "The pier will open again by the summer,",
    "a very bad night",
  ]);
  await archive.close();
});
