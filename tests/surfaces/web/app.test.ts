import { readdirSync, readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { GuardedReader } from "../../../src/reader/guarded.ts";
import { openCooldown } from "../../../src/surfaces/cooldown.ts";
import { ferry, pageOf, siteOf } from "./site.ts";

const hostile = {
  title: `<script>alert(1)</script> "onmouseover="alert(2)`,
  source: `</cite><style>body{display:none}</style>`,
  url: "https://example.org/x?a=1&b=%22%3E%3Cscript%3E",
  text: `The <img src=x onerror=alert(3)> otters are back, and “they're <b>loud</b> & proud,” Ana Ruiz said. More news.`,
};

const html = (body: string) => parseHTML(body).document;

describe("the page in the browser", () => {
  it("has a form that works without script, and the newest articles", async () => {
    const { status, body } = await pageOf(await siteOf([ferry]), "/");
    const page = html(body);
    expect(status).toBe(200);
    expect(page.querySelector("form")?.getAttribute("action")).toBe("/ask");
    expect(page.querySelector("input[name=question]")).not.toBeNull();
    expect(page.querySelector(".articles")?.textContent).toContain("Ferry returns to the harbour");
    expect(page.querySelector("label[for=ask-question]")).not.toBeNull();
  });

  it("draws a reply as a card whose buttons are links that answer", async () => {
    const site = await siteOf([ferry]);
    const { body } = await pageOf(site, "/quote?speaker=Ana+Ruiz");
    const card = html(body).querySelector(".card")!;
    expect(card.querySelector("blockquote")?.textContent).toContain("We waited nine weeks,");
    expect(card.textContent).toContain("Ana Ruiz");
    const link = [...card.querySelectorAll("a")].find((each) => each.textContent === "In context")!;
    const next = await pageOf(site, link.getAttribute("href")!);
    expect(html(next.body).querySelector("blockquote strong")?.textContent).toContain("We waited nine weeks,");
  });

  it("lets a model choose for each asker by their address", async () => {
    const site = await siteOf([ferry]);
    const askers: string[] = [];
    const reader: GuardedReader = {
      ...{ model: "tiny", host: null, summaries: false, close: async () => {} },
      limits: { candidates: 24, parallel: 1, milliseconds: 1000 },
      async read({ asker }) {
        askers.push(asker);
        return [{ candidate: 0, sentence: 0, span: null, confidence: null }];
      },
    };
    const runtime = { ...site.site.runtime, services: { ...site.site.runtime.services, reader } };
    const { body } = await pageOf(await siteOf([], {}, { runtime }), "/ask?question=What+is+back+in+the+harbour%3F");
    expect(html(body).querySelector(".card")?.textContent).toContain("chosen by tiny from 1 passage");
    expect(askers).toEqual([expect.stringMatching(/^web /)]);
  });

  it("shows a form filled in, with the headline of an article asked by its id", async () => {
    const site = await siteOf([ferry]);
    const id = (await site.archive.list())[0]!.id;
    const page = html((await pageOf(site, `/summary?article=${id}&length=short`)).body);
    expect(page.querySelector("input[name=article]")?.getAttribute("value")).toBe(ferry.title);
    expect(page.querySelector("option[selected]")?.getAttribute("value")).toBe("short");
    expect(page.querySelector("h1")?.textContent).toBe(`/summary ${ferry.title} length: short`);
  });

  it("turns pages, and names the page an arrow leads to", async () => {
    const many = Array.from({ length: 8 }, (_, n) => ({
      ...ferry,
      title: `Ferry ${n}`,
      url: `https://example.org/${n}`,
      text: `${ferry.text} ${n}`,
    }));
    const site = await siteOf(many);
    const page = html((await pageOf(site, "/search?words=ferry")).body);
    const next = page.querySelector("a[data-reply=turn]")!;
    expect(next.getAttribute("aria-label")).toBe("Page 2");
    const second = await pageOf(site, next.getAttribute("href")!);
    expect(html(second.body).querySelector("a[data-reply=turn]")?.getAttribute("aria-label")).toBe("Page 1");
  });

  it("escapes whatever an article or an asker says", async () => {
    const site = await siteOf([hostile]);
    for (const path of [
      "/",
      "/search?words=otters",
      "/quote?speaker=ruiz",
      `/ask?question=${encodeURIComponent('"><script>alert(4)</script>')}`,
    ]) {
      const page = html((await pageOf(site, path)).body);
      expect(page.querySelectorAll("script:not([src]), style, img, b, [onmouseover], [onerror]")).toHaveLength(0);
    }
    expect((await pageOf(site, "/search?words=otters")).body).toContain("&lt;img src=x onerror=alert(3)&gt;");
  });

  it("speaks the language of the browser", async () => {
    const { body, headers } = await pageOf(await siteOf([ferry]), "/quote?speaker=ruiz", {
      "Accept-Language": "tlh, ja;q=0.9, en;q=0.8",
    });
    expect(html(body).documentElement.getAttribute("lang")).toBe("ja");
    expect(headers.get("Content-Language")).toBe("ja");
    expect(body).toContain("送信");
  });

  it("answers help with links to the commands", async () => {
    const { body } = await pageOf(await siteOf([ferry]), "/help");
    expect(html(body).querySelector(".card a[href='/check']")?.textContent).toBe("/check");
    expect(body).not.toMatch(/\/(?:add|sources|follow)\b/);
  });

  it.each([
    "/nowhere",
    "/constructor",
    "/assets/style.css",
    "/a/b/c",
    "/add?url=https://example.org",
    "/sources",
    "/follow?topic=x",
  ])("has no page %s", async (path) => {
    const { status, body } = await pageOf(await siteOf([]), path);
    expect(status).toBe(404);
    expect(body).toContain("There is no such page.");
  });

  it("sends styles that a browser may keep, under addresses that name their content", async () => {
    const site = await siteOf([]);
    const address = html((await pageOf(site, "/")).body)
      .querySelector("link[rel=stylesheet]")!
      .getAttribute("href")!;
    const { headers, body } = await pageOf(site, address);
    expect(headers.get("Content-Type")).toBe("text/css; charset=utf-8");
    expect(headers.get("Cache-Control")).toContain("immutable");
    expect(body).not.toMatch(/url\(|@import/);
  });
});

describe("its defences", () => {
  it("forbids inline scripts, other sites' resources, frames and sniffing", async () => {
    const { headers } = await pageOf(await siteOf([]), "/");
    const policy = headers.get("Content-Security-Policy")!;
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it("answers no host but its own", async () => {
    const local = await siteOf([]);
    expect((await local.app.request("http://127.0.0.1:8090/")).status).toBe(200);
    expect((await local.app.request("http://rebound.example.com:8090/")).status).toBe(421);
    const open = await siteOf([], { WEB_ADDRESS: "https://news.example.org" });
    expect((await open.app.request("http://news.example.org/")).status).toBe(200);
    expect((await open.app.request("http://other.example.org/")).status).toBe(421);
  });

  it("asks people to wait who ask too often, and says how long", async () => {
    const site = await siteOf([ferry], { COOLDOWN_USER: "2/60" });
    const asked = async () => (await pageOf(site, "/search?words=ferry")).status;
    expect([await asked(), await asked(), await asked()]).toEqual([200, 200, 429]);
    const { headers, body } = await pageOf(site, "/search?words=ferry");
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(20);
    expect(body).toMatch(/Please wait \d+ s/);
    expect((await pageOf(site, "/search")).status).toBe(200);
  });

  it("limits reading too, though it costs less than asking", async () => {
    const site = await siteOf([ferry], { COOLDOWN_USER: "2/60" }, { cooldown: openCooldown(() => 0) });
    const statuses = await Promise.all(Array.from({ length: 121 }, async () => (await pageOf(site, "/nowhere/at/all")).status));
    expect(statuses.slice(0, 120).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });

  it("counts people behind a reverse proxy apart, and believes nobody else", async () => {
    const site = await siteOf([ferry], { COOLDOWN_USER: "1/60", WEB_ADDRESS: "https://news.example.org" });
    const from = async (peer: string, forwarded: string) => {
      const env = { incoming: { socket: { remoteAddress: peer } } };
      const headers = { "X-Forwarded-For": forwarded };
      return (await site.app.request("http://news.example.org/search?words=ferry", { headers }, env)).status;
    };
    expect([await from("127.0.0.1", "203.0.113.1"), await from("127.0.0.1", "203.0.113.2")]).toEqual([200, 200]);
    expect(await from("127.0.0.1", "203.0.113.9, 203.0.113.1")).toBe(429);
    expect([await from("198.51.100.1", "203.0.113.3"), await from("198.51.100.1", "203.0.113.4")]).toEqual([200, 429]);
    expect([await from("127.0.0.1", "2001:db8:1:2::1"), await from("127.0.0.1", "2001:db8:1:2:3::9")]).toEqual([200, 429]);
  });

  it("logs a failure by an id, and shows no detail", async () => {
    const lines: unknown[] = [];
    const broken = { ...commands.get("search")!, run: () => Promise.reject(new Error("secret detail")) };
    const { site, archive } = await siteOf([]);
    const runtime = { ...site.runtime, commands: new Map([...commands, ["search", broken]]) };
    const log = { error: (fields: unknown) => lines.push(fields) } as never;
    const app = (await siteOf([], {}, { runtime, log })).app;
    const response = await app.request("http://localhost/search?words=private");
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toContain("secret detail");
    const [line] = lines as [{ failure: string }];
    expect(body).toContain(line.failure);
    expect(JSON.stringify(line)).not.toMatch(/private|secret/);
    await archive.close();
  });

  it("refuses to show a headline that the archive does not hold", async () => {
    const { site, archive } = await siteOf([ferry]);
    const [stored] = await archive.list();
    const damaged = { ...archive, list: async () => [{ ...stored!, title: "Ferry sinks in the harbour" }] };
    const runtime = { ...site.runtime, services: { ...site.runtime.services, archive: damaged } };
    const response = await (await siteOf([], {}, { runtime })).app.request("http://localhost/");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("sinks");
  });

  it("changes nothing for another site's page", async () => {
    const { app } = await siteOf([]);
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const post = async (more: Record<string, string>) =>
      (await app.request("http://localhost/add", { method: "POST", body: "url=x", headers: { ...headers, ...more } })).status;
    expect(await post({})).toBe(403);
    expect(await post({ Origin: "https://evil.example.com", "Sec-Fetch-Site": "cross-site" })).toBe(403);
    expect(await post({ Origin: "http://localhost" })).toBe(404);
  });

  it("takes no large body", async () => {
    const { app } = await siteOf([]);
    const response = await app.request("http://localhost/add", {
      method: "POST",
      body: "x".repeat(20_000),
      headers: { Origin: "http://localhost" },
    });
    expect(response.status).toBe(413);
  });
});

it("templates quote every attribute, and nothing passes them unescaped", () => {
  const folder = "src/surfaces/web";
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"));
  expect(sources.length).toBeGreaterThan(8);
  for (const source of sources) {
    expect(source).not.toMatch(/\s[\w-]+=\$\{/);
    expect(source).not.toMatch(/\braw\b/);
  }
});
