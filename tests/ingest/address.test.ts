import { afterEach, describe, expect, it } from "vitest";
import { readAddress } from "../../src/ingest/address.ts";
import { createFetcher } from "../../src/ingest/fetch/fetcher.ts";
import { serve } from "./fetch/server.ts";

const PARAGRAPHS = [
  "The harbour ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay at the café.",
  "The company, which carries 4,200 people a day, said that it would refund season tickets by the end of June.",
];

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function served(body: string | Uint8Array, headers: Record<string, string>) {
  const server = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else if (request.headers["if-none-match"] === '"7"') response.writeHead(304).end();
    else response.writeHead(200, headers).end(body);
  });
  const fetcher = createFetcher({ networks: ["127.0.0.0/8"], pause: 0, retries: 0 });
  open.push(server.close, fetcher.close);
  return { url: server.url("/ferry?utm_source=x"), fetcher };
}

const html = `<html><head><title>Ferry back at its berth after strike</title></head><body><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;

describe("readAddress", () => {
  it.each([
    ["a page", html, "text/html"],
    ["a page that is called a picture", html, "image/png"],
    ["a page that is called a feed", html, "application/rss+xml"],
  ])("reads %s", async (_, body, type) => {
    const { url, fetcher } = await served(body, { "content-type": type });
    const { articles } = await readAddress(url, fetcher);
    expect(articles[0]).toMatchObject({
      path: url,
      url,
      text: PARAGRAPHS.join("\n\n"),
      title: "Ferry back at its berth after strike",
    });
  });

  it("reads a feed that is called a page", async () => {
    const feed =
      "<rss version='2.0'><channel><title>Harbour Times</title><item><title>Ferry back</title><link>/ferry</link></item></channel></rss>";
    const { url, fetcher } = await served(feed, { "content-type": "text/html" });
    expect((await readAddress(url, fetcher)).articles[0]).toMatchObject({
      title: "Ferry back",
      url: new URL("/ferry", url).href,
    });
  });

  it("decodes by what the server says", async () => {
    const { url, fetcher } = await served(Buffer.from(html, "latin1"), { "content-type": "text/html; charset=iso-8859-1" });
    expect((await readAddress(url, fetcher)).articles[0]!.text).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("does not let a page claim another site's address", async () => {
    const posing = html.replace("<head>", '<head><link rel="canonical" href="https://harbour-times.example/ferry">');
    const { url, fetcher } = await served(posing, {});
    expect((await readAddress(url, fetcher)).articles[0]!.url).toBe(url);
  });

  it("gives nothing if nothing has changed", async () => {
    const { url, fetcher } = await served(html, {});
    expect(await readAddress(url, fetcher, { etag: '"7"' })).toEqual({
      articles: [],
      published: new Map(),
      refused: [],
      fetched: null,
    });
  });

  it("names the address of what it cannot read", async () => {
    const { url, fetcher } = await served("<html><body>Move along.</body></html>", {});
    expect((await readAddress(url, fetcher)).refused[0]!.message).toContain(url);
  });
});
