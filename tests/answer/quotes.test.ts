import { expect, it } from "vitest";
import { quotes } from "../../src/answer/quotes.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const LATER =
  "which the mayor, who had come by bicycle, wrote down in a green book that he has carried since the flood of that winter";

it.each([
  ["“We waited nine weeks,” Ana Ruiz said.", "“We waited nine weeks,” Ana Ruiz said."],
  [
    '"We waited nine weeks," Ana Ruiz told the council on Monday.',
    '"We waited nine weeks," Ana Ruiz told the council on Monday.',
  ],
  ["“We waited nine weeks”, Ana Ruiz said.", "We waited nine weeks"],
  ["Ana Ruiz said, “We waited nine weeks,” and left.", "We waited nine weeks,"],
  [`“We waited nine weeks,” Ana Ruiz said, ${LATER}.`, "We waited nine weeks,"],
])("a quotation that ends in a comma is displayed with its short cue: %s", async (text, shown) => {
  const archive = openArchive(":memory:");
  await archive.add(...analysed({ title: "Ferry", text: `${text}\n\nThe ferry sails on Friday.` }));
  const outcome = await quotes(archive, { speaker: "Ana Ruiz", filter: {} });
  expect(outcome).toMatchObject({
    kind: "quotes",
    quotes: [{ words: { text: expect.stringMatching(/^We waited nine weeks[,.]?$/) }, shown: { text: shown } }],
  });
  await archive.close();
});
