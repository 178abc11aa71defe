import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IndexedName } from "../../src/index/archive.ts";
import { entryOf } from "../../src/index/entry.ts";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { readArticle } from "../../src/language/read.ts";
import { recordFile } from "../../src/record/record.ts";
import { Database } from "../../src/sqlite/database.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { analysed } from "../support/articles.ts";
import { bridge, ferry } from "./ferry-and-bridge.ts";

let file: string;
let archive: WritableArchive;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  archive = openArchive(file);
});
afterEach(() => archive.close());

describe("adding", () => {
  it("tells added, unchanged, updated and duplicate apart", async () => {
    const id = (await archive.add(...analysed(ferry))).id;
    expect(await archive.add(...analysed(ferry))).toEqual({ id, outcome: "unchanged" });
    expect(await archive.add(...analysed({ ...ferry, path: "copy.md" }))).toEqual({ id, outcome: "duplicate" });
    expect(await archive.resolve("copy.md")).toBe(id);
    expect(await archive.add(...analysed({ ...ferry, text: `${ferry.text} More came.` }))).toEqual({ id, outcome: "updated" });
  });

  it("keeps earlier revisions, but finds only the current one", async () => {
    const { id } = await archive.add(...analysed(ferry));
    const first = (await archive.article(id))!;
    await archive.add(...analysed({ ...ferry, text: "The tram is back. Nobody waited. It was empty. Nobody minded." }));
    expect(await archive.article(id, first.revision)).toEqual({ ...first, current: false });
    expect(await archive.search("ferry passengers")).toHaveLength(1); // the headline still says so
    expect(await archive.search("passengers")).toEqual([]);
    expect(await archive.quotations({})).toEqual([]);
    expect(await archive.speakers("")).toEqual([]);
  });

  it("notices additions by another program", async () => {
    await archive.add(...analysed(ferry));
    const before = [archive.size(), await archive.headlineWords(), await archive.speakerWords()] as const;
    expect(await archive.headlineWords()).toBe(before[1]);
    const other = openArchive(file);
    await other.add(...analysed(bridge));
    await other.close();
    expect([archive.size(), before[0]]).toEqual([2, 1]);
    expect(await archive.headlineWords()).toContain("bridge");
    expect(await archive.speakerWords()).toContain("tomas");
  });

  it("takes two files of one page as revisions, and never reverts to an older one", async () => {
    const older = { ...ferry, path: "a.md", url: "https://example.org/ferry" };
    const newer = { ...ferry, path: "b.md", url: "http://example.org/ferry/", text: `${ferry.text} More came.` };
    const outcomes = [];
    for (const one of [older, newer, older, newer])
      outcomes.push((await archive.add(...analysed({ ...one, id: "ferry" }))).outcome);
    expect(outcomes).toEqual(["added", "updated", "unchanged", "unchanged"]);
    expect((await archive.add(...analysed({ ...older, id: "ferry", path: "b.md" }))).outcome).toBe("updated");
  });

  it("returns what it was given, offsets included", async () => {
    const [article, analysis] = analysed(ferry);
    await archive.add(article, analysis, null);
    expect(await archive.article(article.id)).toMatchObject(article);
    expect(await archive.analysis(article.id)).toEqual(analysis);
  });
});

it.each(["O'Leary", "O’Leary", "2.5 million"])("finds %s, which the full-text index cuts in two", async (words) => {
  const { id } = await archive.add(
    ...analysed({ title: "Flights", text: "Michael O'Leary said that 2.5 million seats were sold." }),
  );
  await archive.add(...analysed(ferry));
  expect((await archive.search(words)).map((hit) => hit.id)).toEqual([id]);
  expect(archive.frequency("nobody'knows")).toBe(0);
});

it("adds all of a batch or none of it", async () => {
  const entries = [ferry, bridge].map((fields) => entryOf(...analysed(fields)));
  const broken = { ...entries[1]!, found: { ...entries[1]!.found, names: null as unknown as string } };
  await expect(archive.addAll([entries[0]!, broken])).rejects.toThrow(DatabaseError);
  expect((await archive.holdings()).articles).toBe(0);
  expect((await archive.addAll([...entries, ...entries])).map(({ outcome }) => outcome)).toEqual([
    "added",
    "added",
    "unchanged",
    "unchanged",
  ]);
  expect((await archive.speakers("")).map(({ quotations }) => quotations)).toEqual([1, 1]);
});

it("counts speakers in a batch as it does one article at a time, and updates only once", async () => {
  const later = {
    ...ferry,
    path: "later.md",
    text: "Nobody swims here. “We waited for the ferry,” Ana Ruiz said. It came at last. Nobody left.",
  };
  const longer = { ...ferry, text: `${ferry.text} “Come to the harbour,” Ana Ruiz said. “The harbour is open,” Ana Ruiz said.` };
  const all = [ferry, later, longer, bridge];
  const other = openArchive(":memory:");
  for (const fields of all) await other.add(...analysed(fields));
  await archive.addAll(all.map((fields) => entryOf(...analysed(fields))));
  const counted = async (one: WritableArchive) => [await one.speakers(""), await one.topics("")];
  expect(await counted(archive)).toEqual(await counted(other));
  expect((await archive.speakers("ruiz")).map(({ quotations }) => quotations)).toEqual([4, 1]);
  await other.close();
});

it("migrates names and facts of an earlier version, in order", async () => {
  const earlier = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const database = new Database(earlier, MIGRATIONS.slice(0, 2), "");
  const [{ id, text }, { names, facts }] = analysed(ferry);
  database.run("INSERT INTO article (number, id) VALUES (1, ?)", id);
  database.run(
    "INSERT INTO revision (number, article, revision, added, body, fields, text, analysis, layout) VALUES (1, 1, 'r', '', '', '{}', ?, 1, '[[],[],[],[],[]]')",
    text,
  );
  database.run("UPDATE article SET current = 1");
  for (const position of [1, 0]) {
    database.run("INSERT INTO name VALUES (1, ?, ?)", position, JSON.stringify(names[position] ?? names[0]!));
    database.run("INSERT INTO fact VALUES (1, ?, ?, ?)", position, facts[position]!.kind, JSON.stringify(facts[position]!));
  }
  database.close();
  const opened = openArchive(earlier);
  expect((await opened.analysis(id))!.facts).toEqual(facts.slice(0, 2));
  expect((await opened.analysis(id))!.names).toHaveLength(2);
  expect((await opened.facts({ articles: [id], kind: "count" })).map(({ index }) => index)).toEqual([1]);
  await opened.close();
});

describe("finding", () => {
  beforeEach(async () => {
    await archive.add(...analysed(ferry));
    await archive.add(...analysed(bridge));
  });

  it.each<[string, string[]]>([
    ["ferries", ["Ferry returns to the harbour"]],
    ["repair", ["Bridge closes for repairs"]],
    ['"nine weeks"', ["Ferry returns to the harbour"]],
    ['"weeks nine"', []],
    ["nothing of this", []],
    ['" OR ( NEAR * ^', []],
    ["", []],
  ])("searches %j", async (words, titles) => {
    const hits = await archive.search(words);
    expect(await Promise.all(hits.map(async ({ id }) => (await archive.article(id))!.title))).toEqual(titles);
  });

  it("narrows by date and source", async () => {
    expect(await archive.list({ since: "2021" })).toHaveLength(1);
    expect(await archive.list({ until: "2020-03-01" })).toHaveLength(1);
    expect(await archive.list({ until: "2020" })).toHaveLength(1);
    expect(await archive.list({ source: "harbour post" })).toHaveLength(1);
    expect(await archive.list({ source: "example.org" })).toHaveLength(1);
    expect(await archive.list({ source: "other" })).toEqual([]);
  });

  it.each(["https://example.org/bridge", "http://www.example.org/bridge/", "bridge.md"])("resolves %s", async (reference) => {
    expect((await archive.article((await archive.resolve(reference))!))?.title).toBe(bridge.title);
  });

  it("finds speakers by prefixes of their names, and tells two of one surname apart", async () => {
    expect((await archive.speakers("ruiz")).map(({ name }) => name).sort()).toEqual(["Ana Ruiz", "Tomás Ruiz"]);
    expect((await archive.speakers("an ru")).map(({ key }) => key)).toEqual(["ana ruiz"]);
    expect((await archive.speakers("tomas")).map(({ name }) => name)).toEqual(["Tomás Ruiz"]);
  });

  it("finds headlines by prefixes of their words, newest first", async () => {
    expect((await archive.titles("")).map(({ title }) => title)).toEqual([bridge.title, ferry.title]);
    expect((await archive.titles("harb")).map(({ title }) => title)).toEqual([ferry.title]);
  });
});

describe("what quotations are about", () => {
  const said = (path: string, title: string, words: string, name: string) =>
    analysed({ path, title, text: `“${words},” ${name} said. It rained all day. Nobody came. It was late.` });
  const names = async () => (await archive.topics("")).map(({ name, quotations }) => `${name} ${quotations}`);

  it("is counted under one key, and goes on being shown when the article that writes it so is gone", async () => {
    const { id } = await archive.add(...said("a.md", "Ferry sinks", "The ferry was old", "Ana Ruiz"));
    await archive.add(...said("b.md", "Ferries sink", "These ferries are old", "Tomás Ruiz"));
    expect(await names()).toEqual(["ferry 2"]);
    await archive.withdraw(id);
    expect(await names()).toEqual(["ferries 1"]);
    const [{ name, place }] = (await archive.topics("ferr")) as [IndexedName];
    expect((await archive.article(place.article))!.text.slice(place.span.start, place.span.end)).toBe(name);
  });

  it("goes with the last of its quotations, and with a purge", async () => {
    const { id } = await archive.add(...said("a.md", "Ferry sinks", "The ferry was old", "Ana Ruiz"));
    await archive.add(...said("a.md", "Bridge sinks", "The bridge was old", "Ana Ruiz"));
    expect(await names()).toEqual(["bridge 1"]);
    expect(await archive.topics("ferr")).toEqual([]);
    await archive.purge(id);
    expect([await names(), await archive.topicWords()]).toEqual([[], []]);
  });

  it("is what today's rules find where an article goes back to words that older rules read", async () => {
    const [article, analysis, raw] = said("a.md", "Ferry sinks", "The ferry was old", "Ana Ruiz");
    const { id } = await archive.add(article, { ...analysis, quotations: [] }, raw);
    await archive.add(...said("a.md", "Bridge sinks", "The bridge was old", "Ana Ruiz"));
    await archive.add(article, analysis, raw);
    expect(await names()).toEqual(["ferry 1"]);
    expect((await archive.quotations({})).length).toBe(analysis.quotations.length);
    expect(await archive.purge(id)).toBe(true);
    expect([await names(), await archive.speakers("")]).toEqual([[], []]);
  });

  it("is right where a batch holds two revisions of an article, and another article on the topic of the first", async () => {
    const batch = [
      said("a.md", "Ferry sinks", "The ferry was old", "Ana Ruiz"),
      said("b.md", "Ferries sink", "These ferries are old", "Tomás Ruiz"),
      said("a.md", "Bridge sinks", "The bridge was old", "Ana Ruiz"),
    ];
    const added = await archive.addAll(batch.map((one) => entryOf(...one)));
    expect(added.map(({ outcome }) => outcome)).toEqual(["added", "added", "updated"]);
    expect(await names()).toEqual(["bridge 1", "ferries 1"]);
    expect((await archive.search("ferry")).map(({ id }) => id)).toEqual([added[1]!.id]);
    expect((await archive.search("bridge")).map(({ id }) => id)).toEqual([added[0]!.id]);
  });

  it("is found again after a second reading", async () => {
    const { id } = await archive.add(...said("a.md", "Ferry sinks", "The ferry was old", "Ana Ruiz"));
    const held = (await archive.article(id))!;
    await archive.reanalyse(held, readArticle(held));
    expect(await names()).toEqual(["ferry 1"]);
  });
});

describe("taking back", () => {
  it("withdraws: kept, no longer found, and not restored by adding again", async () => {
    const { id } = await archive.add(...analysed(ferry));
    expect(await archive.withdraw(id)).toBe(true);
    expect(await archive.withdraw("nobody")).toBe(false);
    await archive.add(...analysed(ferry));
    expect((await archive.article(id))?.withdrawn).toBe(true);
    expect([
      await archive.search("ferry"),
      await archive.quotations({}),
      await archive.titles(""),
      await archive.speakers(""),
    ]).toEqual([[], [], [], []]);
  });

  it("purges: no word of any revision is left in a file", async () => {
    await archive.add(...analysed(bridge));
    const { id } = await archive.add(
      ...analysed({ ...ferry, text: "The xylophone sank. It was old. Nobody saw it. It rained." }),
    );
    await archive.add(...analysed(ferry));
    expect(await archive.purge(id)).toBe(true);
    await archive.close();
    for (const part of [file, recordFile(file)]) expect(readFileSync(part).includes("xylophon")).toBe(false);
    archive = openArchive(file);
    expect(await archive.article(id)).toBeNull();
    expect((await archive.list()).map(({ title }) => title)).toEqual([bridge.title]);
  });
});
