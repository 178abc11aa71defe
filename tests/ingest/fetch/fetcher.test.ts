import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Lookup } from "../../../src/ingest/fetch/addresses.ts";
import { FetchError } from "../../../src/ingest/fetch/error.ts";
import { createFetcher, type FetchOptions, type FetchSettings } from "../../../src/ingest/fetch/fetcher.ts";
import { serve } from "./server.ts";

const BODY = "<!doctype html><title>Ferry</title><p>The harbour ferry came back to its berth on Monday.</p>";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function site(handler: Handler, host?: string) {
  const server = await serve(handler, host);
  open.push(server.close);
  return server;
}

function fetcher(settings: FetchSettings = {}) {
  const made = createFetcher({
    networks: ["127.0.0.1/32"],
    pause: 0,
    retries: 0,
    timeout: 2000,
    limit: 64 * 1024,
    wait: async () => {},
    ...settings,
  });
  open.push(made.close);
  return made;
}

/** A page behind its site's missing robots.txt. */
const page =
  (handler: Handler): Handler =>
  (request, response) =>
    request.url === "/robots.txt" ? response.writeHead(404).end() : handler(request, response);

async function failure(url: string, settings?: FetchSettings, options?: FetchOptions): Promise<FetchError> {
  const error = await fetcher(settings)
    .fetch(url, options)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(FetchError);
  expect((error as FetchError).url).toBe(url);
  expect((error as FetchError).message).toContain(url);
  return error as FetchError;
}

const text = (fetched: Awaited<ReturnType<ReturnType<typeof fetcher>["fetch"]>>) =>
  fetched.outcome === "fetched" ? new TextDecoder().decode(fetched.bytes) : fetched.outcome;

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

describe("fetch: where it does not go", () => {
  it.each(["ftp://harbour-times.example/x", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ferry", ""])(
    "%j",
    async (url) => {
      expect((await failure(url)).failure).toBe("scheme");
    },
  );

  it.each([
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "http://0x7f.0.0.2/",
    "http://[::ffff:10.0.0.1]/",
  ])("%s, by its address", async (url) => expect((await failure(url)).failure).toBe("address"));

  it("this machine, unless allowed", async () => {
    const { url } = await site(page((_, response) => response.end(BODY)));
    expect((await failure(url("/ferry"), { networks: [] })).failure).toBe("address");
    expect((await failure(url("/ferry", "localhost"), { networks: [] })).failure).toBe("address");
  });

  it("a name that resolves to a private address when connecting", async () => {
    const { url } = await site(page((_, response) => response.end(BODY)));
    const inside: Lookup = (_, __, done) =>
      done(null, [
        { address: "8.8.8.8", family: 4 },
        { address: "127.0.0.2", family: 4 },
      ]);
    const error = await failure(url("/ferry", "harbour-times.example"), { lookup: inside }, { robots: false });
    expect(error).toMatchObject({ failure: "address" });
    expect(error.reason).toContain("127.0.0.2");
  });

  it("a name that was public for robots.txt and is private for the page", async () => {
    const { url } = await site(page((_, response) => response.writeHead(200, { connection: "close" }).end(BODY)));
    const answers = ["127.0.0.1", "127.0.0.2"];
    const turning: Lookup = (_, __, done) => done(null, [{ address: answers.shift() ?? "127.0.0.2", family: 4 }]);
    const robotsClosing: Handler = (_, response) => response.writeHead(404, { connection: "close" }).end();
    const other = await site(robotsClosing);
    expect((await failure(other.url("/ferry", "harbour-times.example"), { lookup: turning })).failure).toBe("address");
    expect(url("/")).not.toBe(other.url("/"));
  });

  it.each([
    ["http://127.0.0.2:1/", "address"],
    ["http://169.254.169.254/", "address"],
    ["http://[::1]:1/", "address"],
    ["http://192.168.0.1/", "address"],
    ["//10.1.1.1/x", "address"],
    ["file:///etc/passwd", "scheme"],
    ["http://", "redirects"],
  ])("on to %s", async (location, kind) => {
    const { url } = await site(page((_, response) => response.writeHead(302, { location }).end()));
    expect((await failure(url("/ferry"))).failure).toBe(kind);
  });

  it("round in circles", async () => {
    const { url } = await site(
      page((request, response) => response.writeHead(302, { location: request.url === "/a" ? "/b" : "/a" }).end()),
    );
    expect((await failure(url("/a"))).failure).toBe("redirects");
  });

  it("where robots.txt forbids it", async () => {
    const { url } = await site((request, response) =>
      response.end(
        request.url === "/robots.txt" ? "User-agent: *\nDisallow: /private\n\nUser-agent: Verbatim\nDisallow: /draft\n" : BODY,
      ),
    );
    expect((await failure(url("/draft/ferry"))).failure).toBe("robots");
    expect(text(await fetcher().fetch(url("/private/ferry")))).toBe(BODY);
    expect(text(await fetcher().fetch(url("/draft/ferry"), { robots: false }))).toBe(BODY);
  });

  it("where a redirect leads to what robots.txt forbids", async () => {
    const { url } = await site((request, response) => {
      if (request.url === "/robots.txt") response.end("User-agent: *\nDisallow: /draft");
      else if (request.url === "/ferry") response.writeHead(302, { location: "/draft/ferry" }).end();
      else response.end(BODY);
    });
    expect((await failure(url("/ferry"))).failure).toBe("robots");
  });

  it("where robots.txt cannot be fetched", async () => {
    const { url } = await site((request, response) =>
      request.url === "/robots.txt" ? response.writeHead(503).end() : response.end(BODY),
    );
    expect(await failure(url("/ferry"))).toMatchObject({ failure: "status", status: 503 });
  });
});

describe("fetch: what it does not wait for or take in", () => {
  it("an endless body", async () => {
    const { url } = await site(
      page((_, response) => {
        const more = () => {
          while (response.write("ferry ".repeat(1000)));
        };
        response.on("drain", more).on("error", () => {});
        more();
      }),
    );
    expect(await failure(url("/ferry"))).toMatchObject({ failure: "too large", reason: "is over 64 KB" });
  });

  it("a body declared too long", async () => {
    const { url } = await site(
      page((_, response) => {
        response.writeHead(200, { "content-length": "900000000" });
        response.write("x");
      }),
    );
    expect((await failure(url("/ferry"))).failure).toBe("too large");
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(20_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(20_000_000))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(20_000_000)))],
  ])("a bomb in %s", async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(64 * 1024);
    const { url } = await site(page((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(bomb)));
    expect((await failure(url("/ferry"))).failure).toBe("too large");
  });

  it.each([
    ["an encoding that is not known", "rot13", Buffer.from(BODY)],
    ["packings in packings", "gzip, gzip, gzip", gzipSync(BODY)],
    ["a lie about the packing", "gzip", Buffer.from(BODY)],
    ["half a packing", "gzip", gzipSync(BODY).subarray(0, 40)],
  ])("%s", async (_, encoding, body) => {
    const { url } = await site(page((__, response) => response.writeHead(200, { "content-encoding": encoding }).end(body)));
    expect((await failure(url("/ferry"))).failure).toBe("encoding");
  });

  it.each([
    ["an answer that does not come", (() => {}) as Handler],
    [
      "a slow drip",
      ((_, response) => {
        const drip = setInterval(() => response.write("x"), 50);
        response.on("close", () => clearInterval(drip));
      }) as Handler,
    ],
    [
      "headers without end",
      ((request) => {
        const drip = setInterval(() => request.socket.write("x-ferry: 7\r\n"), 50);
        request.socket.write("HTTP/1.1 200 OK\r\n");
        request.socket.on("close", () => clearInterval(drip));
      }) as Handler,
    ],
  ])("%s", async (_, handler) => {
    const { url } = await site(page(handler));
    const started = performance.now();
    expect((await failure(url("/ferry"), { timeout: 300 })).failure).toBe("too slow");
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it.each([
    [
      "a connection that breaks off",
      ((_, response) => {
        response.writeHead(200, { "content-length": "500" });
        response.write("half");
        setTimeout(() => response.destroy(), 20);
      }) as Handler,
    ],
    [
      "a server that hangs up",
      ((request) => {
        request.socket.destroy();
      }) as Handler,
    ],
    [
      "what is no HTTP",
      ((request) => {
        request.socket.end("ferry\r\n\r\n");
      }) as Handler,
    ],
    [
      "headers too long to hold",
      ((_, response) => {
        for (let n = 0; n < 90; n++) response.setHeader(`x-${n}`, "7".repeat(500));
        response.end();
      }) as Handler,
    ],
  ])("%s", async (_, handler) => {
    const { url } = await site(page(handler));
    expect((await failure(url("/ferry"))).failure).toBe("network");
  });

  it("a port where nobody answers", async () => {
    const { url, close } = await site(() => {});
    await close();
    open.pop();
    expect((await failure(url("/ferry"))).failure).toBe("network");
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
