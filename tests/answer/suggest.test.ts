import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { afterAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { respell } from "../../src/answer/spelling.ts";
import { nearestArticles, suggestArticles, suggestSpeakers } from "../../src/answer/suggest.ts";
import { openArchive } from "../../src/archive/sqlite.ts";
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

const marked = async (typed: string, speaker?: string) =>
  (await suggestArticles(archive, typed, speaker)).map(({ mark, label }) => `${mark} ${label.text.split(" ")[0]}`);
const names = async (typed: string, article?: string) =>
  (await suggestSpeakers(archive, typed, article)).map(({ mark, label }) => `${mark} ${label.text}`);

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
  ])("%j are those that quote %j", async (typed, speaker, offered) => expect(await marked(typed, speaker)).toEqual(offered));

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
    expect(await names(typed, at === undefined ? undefined : ids[at])).toEqual(offered),
  );
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
