import { expect, it } from "vitest";
import { gather } from "../../src/answer/gather.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readQuestion } from "../../src/language/question/read.ts";
import { analysed } from "../support/articles.ts";

it("looks at headlines with all words of a question, where these are too common to search for", async () => {
  const archive = openArchive(":memory:", undefined, null);
  await archive.add(...analysed({ title: "A person of the year, in time", text: "Ana Ruiz was chosen on Monday. It rained." }));
  await archive.add(...analysed({ title: "A person of Zorvex", text: "Marco Petrov was chosen on Monday. It rained." }));
  // As in an archive with twenty better matches.
  const crowded = { ...archive, search: async () => [] };
  const found = async (asked: string) => (await gather(crowded, readQuestion(asked), {}, null)).gathered.length;
  expect(await found("time person of the year")).toBe(1);
  expect(await found("person of zorvex")).toBe(0);
  await archive.close();
});
