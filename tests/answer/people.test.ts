import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Outcome } from "../../src/answer/outcome.ts";
import { suggestPeople } from "../../src/answer/people.ts";
import { plain } from "../../src/cards/parts.ts";
import { respond } from "../../src/cards/respond.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { analysed } from "../support/articles.ts";

const ARTICLES = [
  {
    title: "Ferry fares rise",
    published: "2020-03-01",
    text: "The ferry is back. “Fares must rise if the ferry is to stay,” said Ana Petrovskova, the mayor of Lund. “Nobody will pay,” said Marco Holm, a farmer on the island. It rained.",
  },
  {
    title: "A bridge instead",
    published: "2021-05-01",
    text: "The council met on Tuesday. “The bridge will be built by hand if we must,” Petrovskova said. The bridge is old.",
  },
  {
    title: "Minister opens the bridge",
    published: "2023-06-01",
    text: "A band played. “This bridge took three years,” said Ana Petrovskova, the transport minister, to a crowd of islanders. The band went home.",
  },
  {
    title: "Snow",
    published: "2022-01-01",
    text: "Snow fell. “We have no ploughs left,” said Tove Holm. She went home. The road is closed.",
  },
];

let archive: WritableArchive;
beforeAll(async () => {
  archive = openArchive(":memory:");
  for (const fields of ARTICLES) await archive.add(...analysed(fields));
});
afterAll(() => archive.close());

const services = () => ({ archive, now: () => new Date("2024-01-01") });
const request = (command: string, options: Record<string, string>) => ({ command, options, page: 0, locale: "en" });
const ask = (command: string, options: Record<string, string>): Promise<Outcome> =>
  commands.get(command)!.run(request(command, options), services());

describe("/person", () => {
  it.each(["Ana Petrovskova", "petrovskova", "Ana\nPetrovskova", "Mayor Petrovskova", "ana petrovskova"])(
    "opens %s",
    async (name) => {
      const outcome = await ask("person", { name });
      expect(outcome).toMatchObject({
        kind: "person",
        person: { quotations: 3, articles: 3, role: { text: "the transport minister" } },
      });
      if (outcome.kind !== "person") return;
      expect(outcome.forms.map(({ text }) => text)).toEqual(["Petrovskova"]);
      expect(outcome.quotes.map(({ citation }) => citation.title.text)).toEqual([
        "Minister opens the bridge",
        "A bridge instead",
        "Ferry fares rise",
      ]);
      expect(outcome.roles.map(({ role, sentence }) => [role.text, sentence.text.includes(role.text)])).toEqual([
        ["the transport minister", true],
        ["the mayor of Lund", true],
      ]);
      expect(outcome.topics.map(({ text }) => text)).toContain("bridge");
      expect(outcome.beside.map((one) => [one.name.text, one.role?.text])).toEqual([["Marco Holm", "a farmer on the island"]]);
    },
  );

  it("asks who is meant where two people share a surname", async () => {
    const outcome = await ask("person", { name: "Holm" });
    expect(outcome.kind === "ambiguous" && outcome.choices.map(({ value }) => value).sort()).toEqual(["marco holm", "tove holm"]);
  });

  it("offers people with nearly the same spelling", async () => {
    const outcome = await ask("person", { name: "Marko Holm" });
    expect(outcome.kind === "nothing" && outcome.nearest.map(({ value }) => value)).toEqual(["marco holm"]);
  });

  it("shows counts, forms and roles, and opens who is quoted beside", async () => {
    const runtime = { commands, services: services(), share: 1 };
    const { blocks } = await respond(request("person", { name: "petrovskova" }), runtime, discord);
    const lines = blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : []));
    expect(lines).toEqual(
      expect.arrayContaining([
        "Ana Petrovskova, the transport minister",
        "3 quotations · 3 articles",
        "Also printed as Petrovskova",
        "Quoted beside Marco Holm",
      ]),
    );
    const choices = blocks.flatMap((block) => (block.kind === "menu" ? block.choices : []));
    expect(choices.map(({ request: { command, options } }) => [command, options.name])).toContainEqual(["person", "marco holm"]);
  });
});

describe("/people", () => {
  it("lists who is quoted, and opens each", async () => {
    const runtime = { commands, services: services(), share: 1 };
    const { blocks } = await respond(request("people", {}), runtime, discord);
    const opened = blocks
      .flatMap((block) => (block.kind === "menu" ? block.choices : []))
      .map(({ request: { options } }) => options.name);
    expect(opened.slice(0, 3)).toEqual(["ana petrovskova", "marco holm", "tove holm"]);
  });

  it("finds nobody where nobody is quoted, and explains what a date may be", async () => {
    expect((await ask("people", { since: "2024" })).kind).toBe("nothing");
    expect(await ask("people", { since: "soon" })).toMatchObject({ kind: "wrong", option: "since" });
  });
});

it.each([
  ["", ["ana petrovskova", "marco holm", "tove holm"]],
  ["pet", ["ana petrovskova"]],
  ["Marko", ["marco holm"]],
])("suggests people for %j, each once", async (typed, keys) =>
  expect((await suggestPeople(archive, typed, {})).map(({ value }) => value)).toEqual(keys),
);

describe("/person in a time or of a publisher", () => {
  it("counts and shows only what is within", async () => {
    const outcome = await ask("person", { name: "Ana Petrovskova", since: "2021", until: "2021-12-31" });
    expect(outcome).toMatchObject({ kind: "person", person: { quotations: 1, articles: 1 }, roles: [], beside: [] });
    if (outcome.kind !== "person") return;
    expect(outcome.quotes.map(({ citation }) => citation.title.text)).toEqual(["A bridge instead"]);
  });

  it("finds nothing where none is within, and refuses what is no date", async () => {
    expect((await ask("person", { name: "Ana Petrovskova", source: "nobody's" })).kind).toBe("nothing");
    expect(await ask("person", { name: "Ana Petrovskova", since: "soon" })).toMatchObject({ kind: "wrong", option: "since" });
  });
});

it("says how many articles an earlier version read, which /people may lack", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const written = openArchive(file);
  for (const fields of ARTICLES) await written.add(...analysed(fields));
  expect((await written.holdings()).outdated).toBe(0);
  await written.close();
  const database = new DatabaseSync(file);
  database.exec("UPDATE revision SET analysis = 0; DELETE FROM said; DELETE FROM person");
  database.close();
  const old = openArchive(file);
  const services = { archive: old, now: () => new Date("2024-01-01") };
  const { blocks } = await respond(request("people", {}), { commands, services, share: 1 }, discord);
  expect(blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : []))).toContain(
    "4 of 4 articles have yet to be read again by this version. It may be there: please ask again later.",
  );
  await old.close();
});

it("counts what is held anew when something was added", async () => {
  const growing = openArchive(":memory:");
  expect((await growing.holdings()).articles).toBe(0);
  await growing.add(...analysed(ARTICLES[0]!));
  expect(await growing.holdings()).toMatchObject({ articles: 1, quotations: 2, latest: "2020-03-01" });
  await growing.close();
});
