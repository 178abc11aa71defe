import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latest, sinceOf } from "../../src/answer/latest.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const wire = "The bridge is open again. It was shut for nine weeks. Traffic was light.";
const ARTICLES = [
  { title: "Old news", published: "2026-01-01", text: "The pier was sold. Nobody came." },
  { title: "The bridge opens", source: "Harbour Post", published: "2026-03-01T09:00:00Z", text: `${wire} Nobody cheered.` },
  { title: "Bridge is back", source: "Coast Radio", published: "2026-03-01T11:00:00Z", text: `${wire} A band played.` },
  { title: "Rain on Sunday", source: "Island Times", published: "2026-03-01", text: "It will rain. Bring a coat." },
  {
    title: "Ferry sold",
    source: "Island Times",
    published: "2026-03-02T08:00:00Z",
    text: "The ferry was sold. It cost $3 million.",
  },
];
const now = new Date("2026-03-02T10:00:00Z");

describe("what came in", () => {
  let archive: WritableArchive;
  beforeAll(async () => {
    archive = openArchive(":memory:", () => now, null);
    for (const one of ARTICLES) await archive.add(...analysed(one));
  });
  afterAll(() => archive.close());

  const titles = async (asked: Partial<Parameters<typeof latest>[1]> = {}) => {
    const outcome = await latest(archive, { filter: {}, ...asked });
    return outcome.kind === "latest" ? outcome.found.map(({ citation }) => citation.title.text) : outcome.kind;
  };

  it("comes newest first, a copied story once", async () => {
    expect(await titles()).toEqual(["Ferry sold", "Bridge is back", "Rain on Sunday", "Old news"]);
    const outcome = await latest(archive, { filter: {} });
    const bridge = outcome.kind === "latest" ? outcome.found[1] : null;
    expect(bridge?.copies.map(({ source }) => source?.text)).toEqual(["Harbour Post"]);
    expect(bridge?.lede?.text).toBe("The bridge is open again.");
  });

  it("is narrowed by topic, publisher and time", async () => {
    expect(await titles({ topic: "sold" })).toEqual(["Ferry sold", "Old news"]);
    expect(await titles({ topic: "sold", filter: { source: "island" } })).toEqual(["Ferry sold"]);
    expect(await titles({ since: sinceOf("24h", now)! })).toEqual(["Ferry sold", "Bridge is back", "Rain on Sunday"]);
    expect(await titles({ since: sinceOf("3h", now)! })).toEqual(["Ferry sold"]);
    expect(await titles({ topic: "submarine" })).toBe("nothing");
  });

  it("is not about a word that only ends a name", async () => {
    const named = openArchive(":memory:", () => now, null);
    await named.add(...analysed({ title: "Talks end", text: "Ban Ki-moon spoke in Norden. Nobody left early." }));
    await named.add(...analysed({ title: "Lander down", text: "It set down on the Moon. Nobody was on board." }));
    const outcome = await latest(named, { filter: {}, topic: "moon" });
    expect(outcome.kind === "latest" && outcome.found.map(({ citation }) => citation.title.text)).toEqual(["Lander down"]);
    const byName = await latest(named, { filter: {}, topic: "Ban Ki-moon" });
    expect(byName.kind === "latest" && byName.found.length).toBe(1);
    await named.close();
  });

  it.each([
    ["24h", "2026-03-01T10:00:00.000Z"],
    ["7 d", "2026-02-23T10:00:00.000Z"],
    ["90M", "2026-03-02T08:30:00.000Z"],
    ["2026-02", "2026-02-01T00:00:00.000Z"],
  ])("reads a time such as %s", (typed, at) => expect(new Date(sinceOf(typed, now)!).toISOString()).toBe(at));
  it("reads nothing else as a time", () => expect(sinceOf("yesterday", now)).toBeNull());
});
