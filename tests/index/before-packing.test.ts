import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { ANALYSIS_VERSION, readArticle } from "../../src/language/read.ts";
import { analysed } from "../support/articles.ts";

// Written by the last version that stored what it found unpacked, analysis 26, from these two articles.
const FILE = gunzipSync(readFileSync(new URL("before-packing.sqlite.gz", import.meta.url)));
const ARTICLES = [
  {
    ...{ title: "Ferry returns to the harbour", published: "2020-03-02", path: "ferry.md", source: "The Harbour Post" },
    text: `The ferry came back to Lindholm on Monday after nine weeks. It carries 155 passengers and cost $4.5 million, more than the 3 million planned.

“We waited nine weeks for the ferry,” said Anna Lindqvist, the harbour master. She had asked for it in January. “Nobody swims here,” Lindqvist said.

Two people were injured when the old ferry burned in 2019. The council will decide by 5 May.`,
  },
  {
    ...{ title: "Bridge closes for repairs", published: "2020-03-03", path: "bridge.md", source: "The Valley Times" },
    text: `The old bridge at Lindholm closes for about six months. Repairs cost nearly 20% more than in 2015, the town says.

“It is not safe,” Mayor Erik Dahl told reporters. “The ferry has to do,” he added.

Some 400 drivers cross it every day.`,
  },
].map(analysed);
const IDS = ARTICLES.map(([{ id }]) => id);

let earlier: WritableArchive;
let now: WritableArchive;

beforeEach(async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  writeFileSync(file, FILE);
  earlier = openArchive(file, () => new Date(0), null);
  now = openArchive(":memory:", () => new Date(0), null);
  for (const fields of ARTICLES) await now.add(...fields);
});
afterEach(() => Promise.all([earlier.close(), now.close()]));

/** All that is looked up of what was found in the articles. */
const lookedUp = async (archive: WritableArchive) => ({
  articles: await archive.list(),
  analyses: await Promise.all(IDS.map(async (id) => ({ ...(await archive.analysis(id))!, version: 0 }))),
  postings: await archive.postings(IDS),
  facts: await archive.facts({ articles: IDS }),
  quotations: await archive.quotations({ articles: IDS }),
  accounts: await archive.accountsOf(IDS),
  events: await archive.eventsOf(IDS),
});

it("reads what an earlier version stored unpacked", async () => {
  const found = await lookedUp(earlier);
  expect(found).toEqual(await lookedUp(now));
  expect(found.quotations).toHaveLength(4);
  expect(found.facts.length).toBeGreaterThan(5);
});

it("packs it when it reads the articles again", async () => {
  const outdated = await earlier.outdated(ANALYSIS_VERSION, 10);
  expect(outdated).toHaveLength(2);
  for (const article of outdated) await earlier.reanalyse(article, readArticle(article));
  expect(await earlier.outdated(ANALYSIS_VERSION, 10)).toEqual([]);
  expect(await lookedUp(earlier)).toEqual(await lookedUp(now));
});
