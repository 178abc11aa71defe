import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, it } from "vitest";
import { cited } from "../../src/answer/source.ts";
import { citationId } from "../../src/article/citation-id.ts";
import { excerptOf } from "../../src/article/excerpt.ts";
import { readArticles } from "../../src/article/read.ts";
import { main } from "../../src/cli/main.ts";
import { articleOf } from "../../src/index/rows.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { readHere } from "../../src/ingest/reading-jobs.ts";
import { proveStored, verifier, verifyArticle } from "../../src/ingest/verify.ts";
import { readArticle } from "../../src/language/read.ts";
import { openLog } from "../../src/log.ts";
import { analysed } from "../support/articles.ts";

const LIST =
  "---\ntitle: The three towns\n---\nPrices rose in three towns.\n\n3. Arlen rose 4 per cent.\n\n2. Bexley rose 6 per cent.\n";

let folder: string;
let archive: WritableArchive;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  archive = openArchive(join(folder, "archive.sqlite"));
});

async function add(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, text);
  for await (const outcome of addFiles(archive, [path])) if ("id" in outcome) return outcome.id;
  throw new Error("refused");
}
const held = async (id: string) => (await archive.article(id))!;

/** Stores an article with other words than its file has, as a faulty reader of an earlier version did. */
async function addMisread(from: string, to: string): Promise<string> {
  const id = await add("list.md", LIST);
  const article = await held(id);
  const misread = { ...articleOf(article), text: article.text.replace(from, to) };
  expect(misread.text).not.toBe(article.text);
  await archive.purge(id);
  await archive.add(misread, readArticle(misread), readFileSync(join(folder, "list.md")));
  const database = new DatabaseSync(join(folder, "archive.sqlite"));
  database.exec("UPDATE revision SET proof = 0");
  database.close();
  return id;
}

describe("verifying an article", () => {
  it("proves what stands in its file", async () => {
    expect(await verifyArticle(archive, await held(await add("list.md", LIST)))).toEqual({ kind: "proved" });
  });

  it("names the first word that does not stand in the file: a renumbered list", async () => {
    const id = await addMisread("2. Bexley", "4. Bexley");
    expect(await verifyArticle(archive, await held(id))).toEqual({
      kind: "failed",
      reason: expect.stringContaining("in its text does not stand in its raw input"),
    });
  });

  it("proves an item of a feed from its own bytes", async () => {
    const items = ["Arlen", "Bexley"].map(
      (town) => `<item><title>${town} waits</title><description>The ferry to ${town} is late.</description></item>`,
    );
    await add("feed.xml", `<rss version="2.0"><channel><title>The Pier</title>${items.join("")}</channel></rss>`);
    const articles = await archive.list({}, 10);
    expect(articles).toHaveLength(2);
    for (const article of articles) expect(await verifyArticle(archive, article)).toEqual({ kind: "proved" });
  });

  it("says that an article without kept bytes is as it was read", async () => {
    const { id } = await archive.add(...analysed({ title: "A teaser", text: "The ferry is late again today." }));
    expect(await verifyArticle(archive, await held(id))).toEqual({ kind: "as read" });
  });

  it("finds words changed in the archive's file", async () => {
    const article = await held(await add("list.md", LIST));
    const damaged = { ...article, text: article.text.replace("Arlen", "Arlon") };
    expect(await verifyArticle(archive, damaged)).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("not those that were stored"),
    });
  });
});

it("/source says that the article is proved and where the words are in its file", async () => {
  const article = await held(await add("list.md", LIST));
  const id = citationId(excerptOf(article, "text", { start: 0, end: 11 }));
  const outcome = await cited({ archive, verify: verifier(archive) }, id);
  const start = LIST.indexOf("Prices rose");
  expect(outcome).toMatchObject({ kind: "source", proof: { kind: "proved", place: { start, end: start + 11 } } });
});

describe("an archive that an earlier version wrote", () => {
  it("is proved in the background; failures are read again, and the old revision is kept", async () => {
    const id = await addMisread("2. Bexley", "4. Bexley");
    const before = await held(id);
    await proveStored(archive, readHere, openLog("silent"), new AbortController().signal);
    const after = await held(id);
    expect(after.text).toContain("2. Bexley rose 6 per cent.");
    expect(after.revision).not.toBe(before.revision);
    expect((await archive.article(id, before.revision))?.current).toBe(false);
    expect(await archive.unproved(1, 10)).toEqual([]);
  });

  it("rereads what was fetched from the publisher's bytes", async () => {
    const list = Buffer.from(
      LIST.replace("Arlen", "Arlén").replace("three towns\n---", "three towns\nsource: The Pier\n---"),
      "utf8",
    );
    const url = "https://example.org/towns";
    const [read] = readArticles(list, url).articles;
    const misread = { ...read!, byline: null, text: read!.text.replace("2. Bexley", "4. Bexley") };
    const { id } = await archive.add(misread, readArticle(misread), { bytes: list, charset: "utf-8" });
    expect((await verifyArticle(archive, await held(id))).kind).toBe("failed");
    const database = new DatabaseSync(join(folder, "archive.sqlite"));
    database.exec("UPDATE revision SET proof = 0");
    database.close();
    await proveStored(archive, readHere, openLog("silent"), new AbortController().signal);
    expect((await held(id)).text).toContain("2. Bexley rose 6 per cent.");
    expect(await verifyArticle(archive, await held(id))).toEqual({ kind: "proved" });
  });

  it("withdraws what cannot be read again", async () => {
    const { id } = await archive.add(...analysed({ title: "Lost", text: "Nobody knows where this was printed." }));
    const database = new DatabaseSync(join(folder, "archive.inputs.sqlite"));
    database.exec("PRAGMA foreign_keys = OFF; DELETE FROM change; DELETE FROM input");
    database.close();
    const other = new DatabaseSync(join(folder, "archive.sqlite"));
    other.exec("UPDATE revision SET proof = 0");
    other.close();
    await proveStored(archive, readHere, openLog("silent"), new AbortController().signal);
    expect((await held(id)).withdrawn).toBe(true);
  });
});

it("`verbatim verify` says how many are proved, and fails where one is not", async () => {
  await add("ferry.txt", "The ferry is late\n\nThe ferry was late again on Monday, and nobody was told why that was.\n");
  await addMisread("2. Bexley", "4. Bexley");
  await archive.close();
  const lines: string[] = [];
  const terminal = {
    out: (line: string) => lines.push(line),
    err: (line: string) => lines.push(line),
    lines: () => [],
    interactive: false,
  };
  const status = await main(["node", "verbatim", "verify", "--archive", join(folder, "archive.sqlite")], terminal as never);
  expect(status).toBe(1);
  expect(lines.at(-1)).toBe("1 proved, 0 unchanged since they were read, 1 failed");
});
