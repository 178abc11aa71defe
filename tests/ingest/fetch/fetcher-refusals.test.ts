import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { DnsLookup } from "../../../src/ingest/fetch/addresses.ts";
import { BODY, closeAll, failure, fetcher, type Handler, opened, page, site, text } from "./site.ts";

afterEach(closeAll);

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
    const inside: DnsLookup = (_, __, done) =>
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
    const turning: DnsLookup = (_, __, done) => done(null, [{ address: answers.shift() ?? "127.0.0.2", family: 4 }]);
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
    opened.pop();
    expect((await failure(url("/ferry"))).failure).toBe("network");
  });
});
