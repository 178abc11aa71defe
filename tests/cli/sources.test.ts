import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { serve } from "../ingest/fetch/server.ts";
import { verbatim } from "./verbatim.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-"));

afterEach(() => vi.unstubAllEnvs());

it.each(["a page, not a list", "<html><body>nor this</body></html>", null])(
  "an import of %j is refused in one sentence",
  async (text) => {
    vi.stubEnv("SOURCES_FILE", join(folder, "sources.yaml"));
    const file = join(folder, text === null ? "missing.opml" : "list.opml");
    if (text !== null) writeFileSync(file, text);
    expect(await verbatim(["sources", "import", file])).toEqual({
      status: 2,
      out: [],
      err: [`${file} is not a readable OPML file`],
    });
  },
);

describe("the feeds of the sources file", () => {
  const FEED =
    "<rss version='2.0'><channel><title>Harbour Times</title><item><title>Ferry back</title><link>/ferry</link><description>The ferry came back.</description></item></channel></rss>";
  const PAGE = "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>Home</body></html>";

  it("are added from a page or a file, fetched, listed with their state, and exported", async () => {
    const server = await serve(({ url }, response) => {
      if (url === "/feed") response.writeHead(200, { "content-type": "application/rss+xml" }).end(FEED);
      else if (url === "/") response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
      else response.writeHead(404).end();
    });
    const home = mkdtempSync(join(tmpdir(), "verbatim-"));
    const file = join(home, "sources.yaml");
    const archive = join(home, "archive.sqlite");
    vi.stubEnv("SOURCES_FILE", file);
    vi.stubEnv("CONTENT_FOLDER", join(home, "content"));
    vi.stubEnv("FETCH_ALLOW_PRIVATE_ADDRESSES", "yes");
    const run = (...args: string[]) => verbatim(["sources", ...args, "--archive", archive]);

    expect((await verbatim(["sources", "add", server.url("/")])).out).toEqual([`${file}: 1 feed added`]);
    expect(readFileSync(file, "utf8")).toContain(server.url("/feed"));
    expect((await verbatim(["sources", "add", server.url("/feed")])).out).toEqual([`${file}: 0 feeds added`]);
    const list = join(home, "list.opml");
    writeFileSync(
      list,
      `<opml version="2.0"><body><outline type="rss" text="Gone" xmlUrl="${server.url("/gone")}"/></body></opml>`,
    );
    expect((await verbatim(["sources", "import", list])).out).toEqual([`${file}: 1 feed added`]);

    expect((await run()).out).toEqual([
      `${join(home, "content")}  folder, does not exist`,
      `${server.url("/feed")}  feed, never fetched, 0 articles`,
      `${server.url("/gone")}  feed, never fetched, 0 articles`,
    ]);
    const fetched = await run("fetch");
    expect(fetched).toMatchObject({ status: 1, out: [`${server.url("/feed")}: 1 added`], err: [expect.stringContaining("404")] });
    expect((await run()).out.slice(1)).toEqual([
      expect.stringMatching(/feed, last fetched \S+, 1 article$/),
      expect.stringMatching(/feed, never fetched, 0 articles, failed once: .*404/),
    ]);
    const [, feed] = (await run("--json")).out.map((line) => JSON.parse(line));
    expect(feed).toMatchObject({ kind: "feed", url: server.url("/feed"), articles: 1, failures: 0 });
    expect((await verbatim(["sources", "export"])).out.join()).toContain(`xmlUrl="${server.url("/gone")}"`);
    await server.close();
  });

  it("are not added from a page that links to none", async () => {
    const server = await serve((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Nothing here"));
    vi.stubEnv("SOURCES_FILE", join(folder, "none.yaml"));
    vi.stubEnv("FETCH_ALLOW_PRIVATE_ADDRESSES", "yes");
    const { status, err } = await verbatim(["sources", "add", server.url("/")]);
    expect([status, err]).toEqual([1, [expect.stringContaining("links to no feed")]]);
    await server.close();
  });
});

describe("verbatim add with an address", () => {
  it("says with --dry-run what it would add, then adds it", async () => {
    const page = `<html><head><title>Ferry back at its berth</title></head><body><article>${"<p>The ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.</p>".repeat(3)}</article></body></html>`;
    const server = await serve(({ url }, response) => {
      if (url === "/ferry") response.writeHead(200, { "content-type": "text/html" }).end(page);
      else response.writeHead(404).end();
    });
    vi.stubEnv("FETCH_ALLOW_PRIVATE_ADDRESSES", "yes");
    const run = (...args: string[]) => verbatim(["add", "--archive", join(folder, "addresses.sqlite"), ...args]);
    expect((await run("--dry-run", server.url("/ferry"))).out).toEqual(["1 would be added"]);
    expect((await run(server.url("/ferry"))).out).toEqual(["1 added"]);
    expect((await run("--dry-run", server.url("/ferry"))).out).toEqual(["1 unchanged"]);
    expect(await run(server.url("/gone"))).toMatchObject({ status: 1, err: [expect.stringContaining("404")] });
    await server.close();
  });
});
