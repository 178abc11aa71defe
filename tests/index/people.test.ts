import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { ANALYSIS_VERSION, readArticle } from "../../src/language/read.ts";
import { analysed } from "../support/articles.ts";

const saying = (title: string, who: string, more = "", published = "2020-01-01", source: string | null = null) => ({
  title,
  published,
  source,
  text: `It rained on the quay all day. “We sold every boat in the harbour,” said ${who}. ${more} The yard is empty.`,
});

async function archiveOf(...articles: readonly Parameters<typeof analysed>[0][]) {
  const archive = openArchive(":memory:");
  for (const fields of articles) await archive.add(...analysed(fields));
  const people = async (asked = {}) =>
    (await archive.people(asked)).map(({ key, quotations, articles: held, role }) => [
      key,
      quotations,
      held,
      role?.words ?? null,
    ]);
  return { archive, people };
}

describe("people quoted", () => {
  it("are counted by quotations and articles, with the role that the newest article gives", async () => {
    const { archive, people } = await archiveOf(
      saying("One", "Ana Ruiz, the harbour master", "“Go home,” Ruiz said.", "2020-01-01"),
      saying("Two", "Ana Ruiz, the mayor of Lund", "", "2021-01-01"),
      saying("Three", "Marco Petrov"),
    );
    expect(await people()).toEqual([
      ["ana ruiz", 3, 2, "the mayor of Lund"],
      ["marco petrov", 1, 1, null],
    ]);
    await archive.close();
  });

  it("have one entry for all forms of their name, whichever comes first", async () => {
    const articles = [saying("One", "Petrovskova"), saying("Two", "Iryna Petrovskova"), saying("Three", "Iryna B. Petrovskova")];
    for (const order of [articles, articles.toReversed()]) {
      const { archive, people } = await archiveOf(...order);
      expect(await people()).toEqual(
        [["iryna petrovskova", 3, 3, null]].map(([, ...rest]) => [expect.stringContaining("iryna"), ...rest]),
      );
      await archive.close();
    }
  });

  it("of one name in two fields of work are two people, unless their articles share another full name", async () => {
    const bears = "He plays for the Bears. Lena Vogel watched.";
    const two = [
      saying("One", "Chris Holm, the quarterback", bears),
      saying("Two", "Chris Holm, a Republican senator", "He votes no."),
    ];
    const apart = await archiveOf(...two);
    expect((await apart.people()).map(([key]) => key).sort()).toEqual(["chris holm", "chris holm #2"]);
    await apart.archive.add(...analysed(saying("Three", "Chris Holm, who scored for the Bears as a player", "Again.")));
    expect((await apart.people()).map(([key, , held]) => [key, held])).toEqual([
      ["chris holm", 2],
      ["chris holm #2", 1],
    ]);
    await apart.archive.close();
    const changed = await archiveOf(two[0]!, saying("Two", "Chris Holm, a Republican senator", "Lena Vogel clapped."));
    expect(await changed.people()).toHaveLength(1);
    await changed.archive.close();
  });

  it("are no groups, papers or places", async () => {
    const { archive, people } = await archiveOf(
      saying("One", "officials"),
      saying("Two", "the Harbour Committee"),
      saying("Three", "China"),
    );
    expect(await people()).toEqual([]);
    await archive.close();
  });

  it("are narrowed by time, publisher and topic", async () => {
    const { archive, people } = await archiveOf(
      saying("Bread prices", "Ana Ruiz", "", "2020-03-01", "The Post"),
      saying("Ferry fares", "Marco Petrov", "", "2021-03-01", "Coast Radio"),
    );
    const names = async (asked: object) => (await people(asked)).map(([key]) => key);
    expect(await names({ since: "2021" })).toEqual(["marco petrov"]);
    expect(await names({ until: "2020" })).toEqual(["ana ruiz"]);
    expect(await names({ source: "post" })).toEqual(["ana ruiz"]);
    expect(await names({ source: "post", since: "2021" })).toEqual([]);
    expect(await names({ topic: "fares" })).toEqual(["marco petrov"]);
    expect(await names({ topic: "snow" })).toEqual([]);
    await archive.close();
  });

  it("leave with their articles, and what one form meant is decided anew", async () => {
    const { archive, people } = await archiveOf(saying("One", "Petrovskova"), saying("Two", "Iryna Petrovskova"));
    const [two] = await archive.titles("two");
    await archive.withdraw(two!.id);
    expect(await people()).toEqual([["petrovskova", 1, 1, null]]);
    const [one] = await archive.titles("one");
    await archive.purge(one!.id);
    expect(await people()).toEqual([]);
    await archive.close();
  });
});

it("an index of the version before has its people once its articles are analysed again", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const before = openArchive(file);
  await before.add(...analysed(saying("One", "Ana Ruiz")));
  await before.close();
  const step = MIGRATIONS.findIndex((sql) => sql.includes("CREATE TABLE form"));
  const old = new DatabaseSync(file);
  old.exec(
    `DROP INDEX article_withdrawn; DROP TABLE length; DROP TABLE form; DROP TABLE person; DROP TABLE said; DROP TABLE subject; DROP TABLE about; ALTER TABLE revision DROP COLUMN dated; ALTER TABLE revision DROP COLUMN account; PRAGMA user_version = ${step}`,
  );
  old.close();
  const archive = openArchive(file);
  expect(await archive.people({})).toEqual([]);
  for (const one of await archive.outdated(ANALYSIS_VERSION, 10)) await archive.reanalyse(one, readArticle(one));
  expect((await archive.people({})).map(({ key }) => key)).toEqual(["ana ruiz"]);
  await archive.close();
});
