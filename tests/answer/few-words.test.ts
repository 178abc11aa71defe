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
  const outcome = await quotes(archive, { filter: {} }, {});
  expect(outcome.kind === "quotes" && outcome.quotes.length).toBe(count);
  await archive.close();
});
