import { expect, it } from "vitest";
import { entryOf } from "../../src/index/entry.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const stories = ["The Lund Bridge is shut", "The Harbour Tax is new", "The Alder Festival is over"].flatMap((title, n) =>
  ["Ana Ruiz", "Kofi Mensah"].map((name, m) => ({
    ...{ id: `story-${n}-${m}`, path: `${n}-${m}.md`, title, published: "2024-05-01T08:00:00Z" },
    text: `“${title},” said ${name}. ${title.slice(0, -8)} was discussed by ${3 + n + m} people.`,
  })),
);

/** What is listed most first, where all are equal. */
async function listed(archive: WritableArchive) {
  const topics = (await archive.writtenAbout({ now: "2024-05-02" }, 20))!.topics.map(({ key }) => key);
  const people = (await archive.people({}, 20)).map(({ key }) => key);
  return { topics, people };
}

it("topics and people that are equal stand in the same order in every index of a record", async () => {
  const [one, other] = [openArchive(":memory:", undefined, null), openArchive(":memory:", undefined, null)];
  await one.addAll(stories.map((story) => entryOf(...analysed(story))));
  // An article that only this index ever held, and each of the others by itself.
  const purged = await other.add(...analysed({ title: "Gone", text: "“The Alder Festival is over,” said Kofi Mensah." }));
  for (const story of stories) await other.add(...analysed(story));
  await other.purge(purged.id);
  const found = await listed(one);
  expect(found.topics.length).toBeGreaterThan(2);
  expect(found.people).toHaveLength(2);
  expect(await listed(other)).toEqual(found);
});
