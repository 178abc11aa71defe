import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Suggestion } from "../../src/answer/outcome.ts";
import { quotes } from "../../src/answer/quotes.ts";
import { resolveArticle } from "../../src/answer/resolve.ts";
import {
  type Given,
  nearestArticles,
  suggestArticles,
  suggestPublishers,
  suggestSpeakers,
  suggestTopics,
} from "../../src/answer/suggest.ts";
import type { Archive } from "../../src/index/archive.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { respell } from "../../src/text/spelling.ts";
import { analysed } from "../support/articles.ts";

const archive = openArchive(":memory:");
const stories = [
  ["Orchard drowns in apples", "2020-01-02", "“The frost spared us,” Ana Ruiz said. Cider makers came from the valley."],
  ["Ferry returns to the harbour", "2021-01-02", "“We waited nine weeks,” Ana Ruiz said. The orchard sent apples to the crew."],
  ["Café opens beside the harbour", "2022-01-02", "“Nobody told us,” said Tomás Ruiz. The kettle was on all day."],
  ["Bridge closes for repairs", "2023-01-02", "“It ends in June,” said Mirela Okafor. Cider was served at the kettle."],
] as const;
const ids: string[] = [];
for (const [title, published, text] of stories) ids.push((await archive.add(...analysed({ title, published, text }))).id);
afterAll(() => archive.close());

const marked = async (typed: string, given: Given = {}) =>
  (await suggestArticles(archive, typed, given)).map(({ mark, label }) => `${mark} ${label.text.split(" ")[0]}`);
const names = async (typed: string, given: Given = {}) =>
  (await suggestSpeakers(archive, typed, given)).map(({ mark, label }) => `${mark} ${label.text}`);

describe("articles while typing", () => {
  it.each([
    ["", ["newest Bridge", "newest Café", "newest Ferry", "newest Orchard"]],
    ["harb", ["title Café", "title Ferry"]],
    ["ferry har", ["title Ferry"]],
    ["CAFE", ["title Café"]],
    ["orchard", ["title Orchard", "inside Ferry"]],
    ["kettle cider", ["inside Bridge"]],
    ["kettle zzyzx", ["inside Bridge", "inside Café"]],
    ["kettle frost", ["inside Bridge", "inside Café"]],
    ["harbuor", ["near Café", "near Ferry"]],
    ["zzyzx", []],
  ])("for %j", async (typed, offered) => expect((await marked(typed)).sort()).toEqual([...offered].sort()));

  it("stand with headlines that begin so before those that go on so", async () => {
    await archive.add(...analysed({ title: "Harbour asks for a ferry", text: "Nobody has come. The harbour waits." }));
    expect((await marked("ferry"))[0]).toBe("title Ferry");
  });

  it.each([
    ["", "ana ruiz", ["newest Ferry", "newest Orchard"]],
    ["harbour", "Ana Ruiz", ["title Ferry"]],
    ["bridge", "Ana Ruiz", []],
    ["bridge", "Nobody Known", ["title Bridge"]],
  ])("%j are those that quote %j", async (typed, speaker, offered) => expect(await marked(typed, { speaker })).toEqual(offered));

  it("are narrowed by the speaker that the command already has", async () => {
    const request = { command: "quote", options: { speaker: "mirela okafor" }, page: 0, locale: "en" };
    const offered = await commands.get("quote")!.complete!.article!("", request, { archive, now: () => new Date() });
    expect(offered.map(({ value }) => value)).toEqual([ids[3]]);
  });
});

it("nearest to what was asked in vain are those that hold some of the words", async () => {
  const nearest = await nearestArticles(archive, "who put frost on the kettle in the harbour");
  expect(nearest.map(({ value }) => value)).toEqual(expect.arrayContaining([ids[0], ids[3]]));
});

describe("speakers while typing", () => {
  it.each([
    ["", undefined, ["speaker Ana Ruiz", "speaker Mirela Okafor", "speaker Tomás Ruiz"]],
    ["tomas", undefined, ["speaker Tomás Ruiz"]],
    ["okafro", undefined, ["near Mirela Okafor"]],
    ["ruiz", 2, ["speaker Tomás Ruiz"]],
    ["", 3, ["speaker Mirela Okafor"]],
    ["ana", 3, []],
    ["okafro", 3, ["near Mirela Okafor"]],
  ])("%j in article %s", async (typed, at, offered) =>
    expect(await names(typed, { article: at === undefined ? undefined : ids[at] })).toEqual(offered),
  );
});

describe("what the other options say", () => {
  const own = openArchive(":memory:");
  const held: string[] = [];
  const shelf = [
    ["Ferry fares rise", "2020-01-02", "Harbour Post", "“The fares are a scandal,” Ana Ruiz said. Fares rose by a third."],
    ["Ferry sinks", "2021-01-02", "Coast Radio", "“The ferry was old,” Ana Ruiz said. The ferry sank."],
    ["Bridge opens", "2022-01-02", "Coast Radio", "“The bridge is ours,” Tomás Ruiz said. The bridge took years."],
    ["Bridge fares rise", "2023-01-02", "Harbour Post", "“The fares pay for the bridge,” Mirela Okafor said."],
  ] as const;
  beforeAll(async () => {
    for (const [title, published, source, text] of shelf)
      held.push((await own.add(...analysed({ title, published, source, text }))).id);
  });
  afterAll(() => own.close());

  const labels = (all: readonly Suggestion[]) => all.map(({ label }) => label.text);

  it.each<[string, Given, string[]]>([
    ["", {}, ["fares", "bridge", "ferry"]],
    ["brid", {}, ["bridge"]],
    ["BRÍD", {}, ["bridge"]],
    ["brigde", {}, ["bridge"]],
    ["qxzv", {}, []],
    ["", { speaker: "ana ruiz" }, ["fares", "ferry"]],
    ["f", { speaker: "Mirela" }, ["fares"]],
    ["", { article: "Ferry sinks.md" }, ["ferry"]],
    ["", { since: "2022" }, ["bridge", "fares"]],
    ["", { until: "2020" }, ["fares"]],
    ["", { source: "coast" }, ["bridge", "ferry"]],
    ["fare", { source: "coast" }, ["fares"]],
    ["", { topic: "ferry" }, ["fares", "bridge", "ferry"]],
  ])("leave of topics for %j with %j %j", async (typed, given, offered) =>
    expect(labels(await suggestTopics(own, typed, given)).sort()).toEqual([...offered].sort()),
  );

  it.each<[string, Given, string[]]>([
    ["", { topic: "fares" }, ["Ana Ruiz", "Mirela Okafor"]],
    ["", { since: "2022" }, ["Mirela Okafor", "Tomás Ruiz"]],
    ["", { since: "2022", source: "harbour post" }, ["Mirela Okafor"]],
    ["", { since: "20" }, ["Ana Ruiz", "Mirela Okafor", "Tomás Ruiz"]],
    ["ana", { since: "2022" }, ["Ana Ruiz"]],
    ["ana", { since: "2022", topic: "bridge" }, []],
  ])("leave of speakers for %j with %j %j", async (typed, given, offered) =>
    expect(labels(await suggestSpeakers(own, typed, given)).sort()).toEqual(offered),
  );

  it.each<[string, Given, string[]]>([
    ["", { topic: "fares" }, ["Bridge fares rise", "Ferry fares rise"]],
    ["bri", { topic: "fares" }, ["Bridge fares rise"]],
    ["", { topic: "fares", speaker: "ana" }, ["Ferry fares rise"]],
    ["", { topic: "qxzv", until: "2021" }, ["Ferry fares rise", "Ferry sinks"]],
    ["", { source: "Coast Radio" }, ["Bridge opens", "Ferry sinks"]],
    ["ferry", { since: "2021" }, ["Ferry sinks"]],
    ["third", { since: "2021" }, []],
    ["third", { until: "2021" }, ["Ferry fares rise"]],
    ["", { speaker: "ana", until: "2020-12" }, ["Ferry fares rise"]],
  ])("leave of articles for %j with %j %j", async (typed, given, offered) =>
    expect(labels(await suggestArticles(own, typed, given)).sort()).toEqual(offered),
  );

  it.each(["quote", "facts"])("reach the suggestions of /%s", async (name) => {
    const options = { since: "2022", source: "Coast Radio", private: true };
    const request = { command: name, options, page: 0, locale: "en" };
    const { complete } = commands.get(name)!;
    const services = { archive: own, now: () => new Date() };
    expect((await complete!.article!("", request, services)).map(({ value }) => value)).toEqual([held[2]]);
    expect(await complete!.topic!("", request, services)).toMatchObject([{ value: "bridge", mark: "topic" }]);
  });
});

it.each<[string, Record<string, string>, string[]]>([
  ["", {}, ["passengers", "fare"]],
  ["PASS", {}, ["passengers"]],
  ["", { kind: "money" }, ["fare"]],
  ["qxzv", {}, []],
])("/facts of an article offers what its figures are about for %j with %j: %j", async (typed, options, offered) => {
  const own = openArchive(":memory:");
  const text = "The ferry carried 400 passengers on Monday. On Tuesday 300 passengers came. The fare is $3.";
  const { id } = await own.add(...analysed({ title: "A day on the ferry", text }));
  const request = { command: "facts", options: { ...options, article: id }, page: 0, locale: "en" };
  const found = await commands.get("facts")!.complete!.topic!(typed, request, { archive: own, now: () => new Date() });
  expect(found.map(({ label }) => label.text)).toEqual(offered);
  await own.close();
});

it("a topic suggested has quotations", async () => {
  const topics = await suggestTopics(archive, "");
  for (const { value } of topics) expect((await quotes(archive, { topic: value, filter: {} })).kind).toBe("quotes");
});

describe("respell", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aest"), minLength: 4, maxLength: 9 });
  it("finds whatever is near enough, comparing few", () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), letters, (known, word) => {
        const most = word.length < 8 ? 1 : 2;
        const near = known.filter((other) => distance(word, other) > 0 && distance(word, other) <= most);
        found += near.length;
        expect(respell(word, known, known.length)).toEqual(expect.arrayContaining(near));
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(0);
  });

  it.each([
    ["harbuor", ["harbour", "harper", "ferry"], ["harbour"]],
    ["okafro", ["okafor", "oakfor"], ["okafor"]],
    ["presidnet", ["president", "resident"], ["president"]],
    ["the", ["teh", "tho"], []],
    ["ferry", ["ferry", "merry", "berries"], ["merry"]],
  ])("%s in %j", (word, known, meant) => expect(respell(word, known)).toEqual(meant));
});

describe("publishers while typing", () => {
  const papers = openArchive(":memory:");
  const addFrom = (source: string | null, url: string | null, text: string) => papers.add(...analysed({ source, url, text }));
  afterAll(() => papers.close());

  it("are those held, most articles first, by the words of their names and hosts", async () => {
    await addFrom("Coast Radio", "https://coast.example/a", "A ferry sank.");
    await addFrom("Harbour Post", "https://post.example/a", "Boats left.");
    await addFrom("Harbour Post", "https://www.harbour.example/b", "Boats came back.");
    await addFrom(null, "https://island.example/a", "It rained.");
    await addFrom("Gone Times", "https://gone.example/a", "It snowed.").then(({ id }) => papers.withdraw(id));
    const offered = async (typed: string) => (await suggestPublishers(papers, typed)).map(({ value }) => value);
    expect(await offered("")).toEqual(["Harbour Post", "Coast Radio", "island.example"]);
    expect(await offered("POST har")).toEqual(["Harbour Post"]);
    expect(await offered("coast.ex")).toEqual(["Coast Radio"]);
    expect(await offered("isl")).toEqual(["island.example"]);
    expect(await offered("gone")).toEqual([]);
    const [{ label }] = (await suggestPublishers(papers, "radio")) as [Suggestion];
    expect(label).toMatchObject({ field: "source", start: 0, end: 11, text: "Coast Radio" });
    await addFrom("Late Edition", "https://late.example/a", "The sun came out.");
    expect(await offered("late")).toEqual(["Late Edition"]);
  });

  it("are offered wherever a publisher can be named", () => {
    const without = [...commands].filter(([, { options, complete }]) => "source" in options && complete?.source === undefined);
    expect(without.map(([name]) => name)).toEqual([]);
  });
});

describe("an article by its headline", () => {
  const fromHeadlines: Archive = { ...archive, mentioning: () => Promise.reject(new Error("texts were searched")) };

  it.each(["orchard drowns", "  apples "])("is found in the headlines alone: %j", async (typed) => {
    expect(await resolveArticle(fromHeadlines, typed)).toMatchObject({ resolved: { article: { id: ids[0] } } });
  });
  it("is found by an id with spaces around it", async () => {
    expect(await resolveArticle(fromHeadlines, ` ${ids[2]} `)).toMatchObject({ resolved: { article: { id: ids[2] } } });
  });
  it("else the texts are searched", async () => {
    const outcome = { kind: "nothing", nearest: [{ value: ids[3] }, { value: ids[0] }] };
    expect(await resolveArticle(archive, "cider")).toMatchObject({ outcome });
  });
});
