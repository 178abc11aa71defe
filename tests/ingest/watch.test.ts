import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { filesOf } from "../../src/article/files.ts";
import { addAddress } from "../../src/ingest/add-address.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openFeedJournal } from "../../src/ingest/feed-journal.ts";
import { createFetcher } from "../../src/ingest/fetch/fetcher.ts";
import { markRemoved, watchFolder } from "../../src/ingest/folder.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { readHere } from "../../src/ingest/reading-jobs.ts";
import type { FeedSource } from "../../src/ingest/sources-file.ts";
import { verifyArticle } from "../../src/ingest/verify.ts";
import { poll, type WatchOptions } from "../../src/ingest/watch.ts";

const story = "The ferry is back in the harbour after nine weeks of repairs. “We waited nine weeks,” Ana Ruiz said on the quay. ";
const page = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${`<p>${story}The ${title} carried 400 people on Monday, and the harbour was full of boats.</p>`.repeat(4)}</article></body></html>`;

let server: Server;
let base: string;
let asked: string[] = [];
let items: string[] = [];
let updated = "";
/** Pages that were there once. */
const taken = new Set<string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers["if-none-match"] ?? ""}`.trim());
    if (request.url === "/feed") {
      const etag = `"${items.length}"`;
      if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
      const body = items.map(
        (name) =>
          `<item><title>${name}</title><link>${base}/${name}</link><guid>${name}</guid><description>A teaser.</description>${updated}</item>`,
      );
      response.writeHead(200, { "content-type": "application/rss+xml", etag });
      return response.end(
        `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Harbour Post</title>${body.join("")}</channel></rss>`,
      );
    }
    if (request.url === "/broken") return response.writeHead(500).end();
    if (request.url === "/robots.txt" || request.url === "/gone" || taken.has(request.url!)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html" });
    return response.end(page(request.url!.slice(1)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const settings = { networks: ["127.0.0.0/8"], pause: 0, retries: 0 };

async function surrounded(work: (around: WatchOptions) => Promise<void>): Promise<void> {
  const archive = openArchive(":memory:");
  const journal = openFeedJournal(":memory:");
  const fetcher = createFetcher(settings);
  await work({ archive, journal, fetcher, reader: readHere, now: () => new Date("2026-01-02T03:04:05Z"), report: () => {} });
  await fetcher.close();
  await journal.close();
  await archive.close();
}

const feedAt = (path: string): FeedSource => ({ kind: "feed", url: base + path, every: 900_000, pages: true, keep: null });
const titles = async (archive: WritableArchive) => (await archive.list()).map(({ title }) => title).sort();

it("reads the pages a feed's teasers link to, each once, and requests only what is new", async () => {
  await surrounded(async (around) => {
    items = ["one", "gone"];
    asked = [];
    await poll(feedAt("/feed"), around);
    expect(await titles(around.archive)).toEqual(["gone", "one"]);
    const held = await around.archive.list();
    expect(held.find(({ title }) => title === "one")).toMatchObject({ complete: true, source: "The Harbour Post" });
    expect(held.find(({ title }) => title === "gone")).toMatchObject({ complete: false, text: "A teaser." });
    await poll(feedAt("/feed"), around);
    expect(asked.filter((line) => line.startsWith("/feed"))).toEqual(["/feed", '/feed "2"']);
    items = ["one", "gone", "two"];
    await poll(feedAt("/feed"), around);
    expect(asked.filter((line) => line === "/one")).toHaveLength(1);
    expect(await around.journal.entry(`${base}/feed`)).toMatchObject({
      articles: 3,
      failures: 0,
      error: null,
      fetched: "2026-01-02T03:04:05.000Z",
    });
  });
});

it("keeps the publisher's bytes, which prove pages and teasers, but not a byline that only the feed gives", async () => {
  await surrounded(async (around) => {
    const kinds = async () =>
      Promise.all((await around.archive.list()).map(async (held) => (await verifyArticle(around.archive, held)).kind));
    items = ["one", "gone"];
    await poll(feedAt("/feed"), around);
    await addAddress(around.archive, `${base}/page`, around.fetcher);
    expect(await kinds()).toEqual(["proved", "proved", "proved"]);
    items = ["by-jane"];
    updated = "<author>Jane Doe</author>";
    await poll(feedAt("/feed"), around);
    updated = "";
    expect((await kinds()).sort()).toEqual(["as read", "proved", "proved", "proved"]);
  });
});

it("marks an article when its page is gone, and unmarks it when the page is back", async () => {
  await surrounded(async ({ archive, fetcher }) => {
    const url = `${base}/harbour`;
    const [{ id } = { id: "" }] = (await addAddress(archive, url, fetcher)).added;
    const vanished = async () => (await archive.article(id))?.vanished;
    taken.add("/harbour");
    await expect(addAddress(archive, url, fetcher)).rejects.toThrow(
      "answers 404; the article held from there is kept, and marked",
    );
    expect(await vanished()).toBe(true);
    expect(await archive.search("ferry harbour")).toHaveLength(1);
    taken.delete("/harbour");
    await addAddress(archive, url, fetcher);
    expect(await vanished()).toBe(false);
    await expect(addAddress(archive, `${base}/gone`, fetcher)).rejects.toThrow(/answers 404$/);
  });
});

it("keeps the whole article, marked, if the feed repeats its teaser and the page is gone", async () => {
  await surrounded(async (around) => {
    items = ["tram"];
    await poll(feedAt("/feed"), around);
    const [held] = await around.archive.list();
    taken.add("/tram");
    items = ["tram", "tram"];
    updated = "<pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate><atom:updated>2100-01-01T00:00:00Z</atom:updated>";
    await poll(feedAt("/feed"), around);
    expect(await around.archive.list()).toEqual([{ ...held, vanished: true }]);
    updated = "";
  });
});

it("records failures and goes on", async () => {
  await surrounded(async (around) => {
    await poll(feedAt("/broken"), around);
    await poll(feedAt("/broken"), around);
    expect(await around.journal.entry(`${base}/broken`)).toMatchObject({ failures: 2, error: "answers 500", fetched: null });
  });
});

it("adds what changes in a folder, keeps what breaks, and marks what is gone", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "verbatim-")), "news");
  mkdirSync(folder);
  const archive = openArchive(":memory:");
  const refused: string[] = [];
  const watching = watchFolder(
    archive,
    folder,
    readHere,
    (outcome) => "refused" in outcome && refused.push(outcome.refused.reason),
  );
  await watching.ready;
  const file = join(folder, "ferry.md");
  const write = (text: string) => writeFileSync(file, text);
  const held = async () => (await archive.list())[0];
  const patient = { timeout: 20_000, interval: 50 };

  write(`---\ntitle: The ferry\n---\n${story}`);
  await vi.waitFor(async () => expect((await held())?.title).toBe("The ferry"), patient);
  write(`---\ntitle: The ferry, at last\n---\n${story}`);
  await vi.waitFor(async () => expect((await held())?.title).toBe("The ferry, at last"), patient);
  write("---\nbyline: nobody\n---\nbroken");
  await vi.waitFor(() => expect(refused).toEqual(["front matter: title is missing"]), patient);
  expect((await held())?.title).toBe("The ferry, at last");
  rmSync(file);
  await vi.waitFor(async () => expect((await held())?.vanished).toBe(true), patient);
  await watching.close();
  await archive.close();
});

it("marks what was removed unwatched, but nothing that moved or came from elsewhere", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "verbatim-")), "news");
  mkdirSync(folder);
  const archive = openArchive(":memory:");
  const file = (name: string) => join(folder, name);
  for (const name of ["kept", "moved", "removed"])
    writeFileSync(file(`${name}.md`), `---\ntitle: ${name}\n---\n${story}It was ${name}.`);
  const add = async () => Array.fromAsync(addFiles(archive, await Array.fromAsync(filesOf([folder]))));
  await add();
  renameSync(file("moved.md"), file("elsewhere.md"));
  rmSync(file("removed.md"));
  await add();
  expect(await markRemoved(archive, folder)).toBe(1);
  expect((await archive.list()).filter(({ vanished }) => vanished).map(({ title }) => title)).toEqual(["removed"]);
  expect(await markRemoved(archive, folder)).toBe(0);
  await archive.close();
});
