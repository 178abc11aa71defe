import { expect, it } from "vitest";
import { withoutNamesakes } from "../../src/answer/namesakes.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readQuestion } from "../../src/language/question/read.ts";
import { analysed } from "../support/articles.ts";

const ARTICLES = {
  singer: "Taylor Swift sang in Milan on Friday. Swift wore blue. Fans of Taylor Swift had waited for two days.",
  bank: "Swift moves money between banks. The network of Swift has members in 200 countries. Swift is in Belgium.",
  drink:
    "Horchata is a sweet drink. The Horchata Rossi Frappuccino is new. People drink horchata cold. Most horchata is made of rice.",
};

it.each([
  ["what is swift?", ["bank", "drink"]],
  ["What's horchata", ["singer", "bank", "drink"]],
  ["what is swift singing", ["singer", "bank", "drink"]],
])("%s asks of %s", async (question, expected) => {
  const archive = openArchive(":memory:");
  const names = new Map<string, string>();
  for (const [name, text] of Object.entries(ARTICLES))
    names.set((await archive.add(...analysed({ title: name, text }))).id, name);
  const candidates = [...names.keys()].map((id) => ({ id }));
  const kept = await withoutNamesakes(archive, readQuestion(question), candidates);
  expect(kept.map(({ id }) => names.get(id))).toEqual(expected);
  await archive.close();
});
