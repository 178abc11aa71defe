import { expect, it } from "vitest";
import { check } from "../../src/answer/check.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

it.each([
  ["We waited nine weeks, and nobody told us why", "exact"],
  ["and nobody told us why, we still do not know", "exact"],
  ["We waited nine weeks, and nobody told us when", "altered"],
])("a speech that its cue interrupts is one: %s is %s", async (quote, verdict) => {
  const archive = openArchive(":memory:");
  const text =
    "“We waited nine weeks,” Ana Ruiz said, “and nobody told us why,” she added, “we still do not know.” The ferry sails on Monday.";
  await archive.add(...analysed({ title: "Ferry", text }));
  const checked = await check(archive, { quote });
  expect([checked.verdict, checked.notes.includes("interrupted")]).toEqual([verdict, true]);
  await archive.close();
});
