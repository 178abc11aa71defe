import type { IncomingMessage } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { BODY, closeAll, failure, fetcher, page, site, text } from "./site.ts";

afterEach(closeAll);

describe("fetch: what it brings", () => {
  it("is the page with its validators", async () => {
    const { url } = await site(
      page((_, response) =>
        response
          .writeHead(200, {
            "content-type": 'Text/HTML; charset="iso-8859-1"',
            etag: '"7"',
            "last-modified": "Mon, 18 May 2026 08:00:00 GMT",
          })
          .end(BODY),
      ),
    );
    const fetched = await fetcher().fetch(url("/ferry#comments"));
    expect(text(fetched)).toBe(BODY);
    expect(fetched).toMatchObject({
      url: url("/ferry"),
      moved: null,
      type: "text/html",
      charset: "iso-8859-1",
      etag: '"7"',
      lastModified: "Mon, 18 May 2026 08:00:00 GMT",
    });
  });

  it("says who asks", async () => {
    let asked: IncomingMessage["headers"] = {};
    const { url } = await site(
      page((request, response) => {
        asked = request.headers;
        response.end(BODY);
      }),
    );
    await fetcher().fetch(url("/ferry"));
    expect(asked["user-agent"]).toMatch(/^Verbatim\//);
    expect(asked.cookie).toBeUndefined();
  });

  it.each([
    ["gzip", gzipSync(BODY)],
    ["x-gzip", gzipSync(BODY)],
    ["deflate", deflateSync(BODY)],
    ["br", brotliCompressSync(BODY)],
    ["zstd", zstdCompressSync(BODY)],
    ["gzip, br", brotliCompressSync(gzipSync(BODY))],
    ["identity", Buffer.from(BODY)],
  ])("is unpacked from %s", async (encoding, packed) => {
    const { url } = await site(page((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(packed)));
    expect(text(await fetcher().fetch(url("/ferry")))).toBe(BODY);
  });

  it("is nothing when the page has not changed", async () => {
    const asked: (string | undefined)[] = [];
    const { url } = await site(
      page((request, response) => {
        asked.push(request.headers["if-none-match"], request.headers["if-modified-since"]);
        response.writeHead(304).end();
      }),
    );
    const fetched = await fetcher().fetch(url("/ferry"), { etag: '"7"', lastModified: "Mon, 18 May 2026 08:00:00 GMT" });
    expect(fetched).toEqual({ outcome: "unchanged", url: url("/ferry") });
    expect(asked).toEqual(['"7"', "Mon, 18 May 2026 08:00:00 GMT"]);
  });

  it("reports a permanent move, not a temporary one", async () => {
    const { url } = await site(
      page((request, response) => {
        if (request.url === "/old") response.writeHead(301, { location: "/newer" }).end();
        else if (request.url === "/newer") response.writeHead(302, { location: "/today" }).end();
        else response.end(BODY);
      }),
    );
    expect(await fetcher().fetch(url("/old"))).toMatchObject({ url: url("/today"), moved: url("/newer") });
  });
});

describe("fetch: again, and at a pace", () => {
  it("retries after a temporary failure, with growing pauses", async () => {
    let count = 0;
    const { url } = await site(page((_, response) => (++count < 3 ? response.writeHead(503).end() : response.end(BODY))));
    const waits: number[] = [];
    const made = fetcher({
      retries: 2,
      backoff: 100,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    });
    expect(text(await made.fetch(url("/ferry")))).toBe(BODY);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(50);
    expect(waits[0]).toBeLessThanOrEqual(100);
    expect(waits[1]).toBeGreaterThanOrEqual(100);
    expect(waits[1]).toBeLessThanOrEqual(200);
  });

  it("does not retry a permanent failure", async () => {
    let count = 0;
    const { url } = await site(
      page((_, response) => {
        count++;
        response.writeHead(410).end();
      }),
    );
    expect(await failure(url("/ferry"), { retries: 3 })).toMatchObject({ failure: "status", status: 410, passing: false });
    expect(count).toBe(1);
  });

  it("waits as long as a server asks, and gives up if that is too long", async () => {
    let asks = "3";
    let count = 0;
    const { url } = await site(
      page((_, response) => (++count % 2 ? response.writeHead(429, { "retry-after": asks }).end() : response.end(BODY))),
    );
    const waits: number[] = [];
    const settings = {
      retries: 2,
      wait: async (milliseconds: number) => {
        waits.push(milliseconds);
      },
    };
    expect(text(await fetcher(settings).fetch(url("/ferry")))).toBe(BODY);
    expect(waits).toEqual([3000]);
    asks = "3600";
    expect(await failure(url("/ferry"), settings)).toMatchObject({ status: 429, retryAfter: 3_600_000 });
    expect(waits).toEqual([3000]);
  });

  it("requests one page at a time from a site, with pauses", async () => {
    let busy = 0;
    let most = 0;
    const { url } = await site(
      page((_, response) => {
        most = Math.max(most, ++busy);
        setTimeout(() => {
          busy--;
          response.end(BODY);
        }, 20);
      }),
    );
    const waits: number[] = [];
    const made = fetcher({
      pause: 500,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    });
    await Promise.all(["/a", "/b", "/c"].map((path) => made.fetch(url(path))));
    expect(most).toBe(1);
    expect(waits).toHaveLength(2);
    expect(Math.min(...waits)).toBeGreaterThan(300);
  });

  it("observes the pause robots.txt asks for, within reason", async () => {
    const { url } = await site((request, response) =>
      response.end(request.url === "/robots.txt" ? "User-agent: *\nCrawl-delay: 7\n" : BODY),
    );
    const waits: number[] = [];
    const made = fetcher({
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    });
    await made.fetch(url("/a"));
    await made.fetch(url("/b"));
    expect(waits[0]).toBeGreaterThan(6000);
  });

  it("fetches a site's robots.txt once", async () => {
    let count = 0;
    const { url } = await site((request, response) => {
      if (request.url === "/robots.txt") count++;
      response.end(request.url === "/robots.txt" ? "" : BODY);
    });
    const made = fetcher();
    await made.fetch(url("/a"));
    await made.fetch(url("/b"));
    expect(count).toBe(1);
  });

  it("goes on with others when one fails", async () => {
    const { url } = await site(
      page((request, response) => (request.url === "/bad" ? request.socket.destroy() : response.end(BODY))),
    );
    const made = fetcher();
    const results = await Promise.allSettled(["/bad", "/good"].map((path) => made.fetch(url(path))));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });
});
