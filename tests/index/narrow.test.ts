import { expect, it } from "vitest";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { speakerKey } from "../../src/language/english/names/same-person.ts";
import { analysed } from "../support/articles.ts";

it("a speaker and a topic leave the articles that have both", async () => {
  const archive = openArchive(":memory:");
  const said = (who: string, about: string) => `“We shall speak of ${about} again,” said ${who}. Nobody answered.`;
  await archive.add(...analysed({ title: "Both", text: said("Ana Ruiz", "the harbour wall") }));
  await archive.add(...analysed({ title: "The speaker alone", text: said("Ana Ruiz", "taxes") }));
  await archive.add(...analysed({ title: "The topic alone", text: said("Tomás Brandt", "the harbour wall") }));
  const titles = async (narrowing: Parameters<typeof archive.titlesWithin>[0]) =>
    (await archive.titlesWithin(narrowing)).map(({ title }) => title).sort();
  const speakers = [speakerKey("Ana Ruiz")];
  expect(await titles({ speakers, topic: "harbour wall" })).toEqual(["Both"]);
  expect(await titles({ speakers })).toEqual(["Both", "The speaker alone"]);
  expect(await titles({ topic: "harbour wall" })).toEqual(["Both", "The topic alone"]);
  await archive.close();
});
