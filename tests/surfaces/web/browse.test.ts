import { parseAtomFeed } from "feedsmith";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { ferry, pageOf, siteOf } from "./site.ts";

const html = (body: string) => parseHTML(body).document;

const two = [
  ferry,
  {
    ...ferry,
    title: "Ferry <b>&</b> otters",
    published: "2020-05-02",
    url: "https://example.org/otters",
    text: "Otters ride the ferry. “They pay nothing,” Ana Ruiz said.",
  },
];

describe("/over-time", () => {
  it("counts the articles that quote a person, as a chart and as a table with the articles behind each number", async () => {
    const site = await siteOf(two);
    const page = html((await pageOf(site, "/over-time?speaker=ruiz")).body);
    expect(page.querySelector("h2")!.textContent).toBe("Ana Ruiz");
    expect(page.querySelector("svg")!.getAttribute("aria-label")).toBe("Ana Ruiz: 2 articles");
    expect(page.querySelectorAll("svg rect")).toHaveLength(3);
    const rows = [...page.querySelectorAll("tbody tr")].map((row) => row.textContent!.replace(/\s+/g, " ").trim());
    expect(rows).toEqual(["Mar 2020 1", "May 2020 1"]);
    const may = await pageOf(site, page.querySelectorAll("tbody a")[1]!.getAttribute("href")!);
    expect(may.body).toContain("They pay nothing,");
    expect(may.body).not.toContain("We waited nine weeks,");
  });

  it("counts the articles with the words of a topic, which are the asker's", async () => {
    const site = await siteOf(two);
    const page = html((await pageOf(site, "/over-time?topic=%3Cotters%3E")).body);
    expect(page.querySelector("h2")!.textContent).toBe("<otters>");
    const link = page.querySelector("tbody a")!.getAttribute("href")!;
    expect(html((await pageOf(site, link)).body).querySelector("blockquote")!.textContent).toBe("Otters ride the ferry.");
  });

  it("asks which person is meant, says when there is nothing, and shows its form before", async () => {
    const site = await siteOf([
      ...two,
      { ...ferry, title: "Eva", url: null, text: "“No,” Eva Ruiz said. Then she left the room." },
    ]);
    const links = [...html((await pageOf(site, "/over-time?speaker=ruiz")).body).querySelectorAll("main li a")];
    expect(links.map((link) => link.textContent).sort()).toEqual(["Ana Ruiz", "Eva Ruiz"]);
    const chosen = await pageOf(site, links.find(({ textContent }) => textContent === "Eva Ruiz")!.getAttribute("href")!);
    expect(chosen.body).toContain("Eva Ruiz: 1 article");
    expect((await pageOf(site, "/over-time?topic=ferry&since=soon")).body).toContain("I cannot read the date for since.");
    expect((await pageOf(site, "/over-time?topic=zeppelin")).body).toContain("Not in my articles");
    const empty = html((await pageOf(site, "/over-time")).body);
    expect([empty.querySelectorAll("form").length, empty.querySelectorAll("svg").length]).toEqual([1, 0]);
    const [offered] = JSON.parse((await pageOf(site, "/suggest/over-time/speaker?speaker=ana")).body);
    expect(offered.label).toBe("Ana Ruiz");
  });

  it("is linked from replies about a person or a topic", async () => {
    const page = html((await pageOf(await siteOf(two), "/quote?speaker=ana+ruiz")).body);
    expect(page.querySelector(".reply a[href='/over-time?speaker=ana+ruiz']")!.textContent).toBe("How often in the news");
    const copied = html((await pageOf(await siteOf(two), "/quote?speaker=ana+ruiz&copy=yes")).body);
    expect(copied.querySelector(".reply a[href='/over-time?speaker=ana+ruiz']")).toBeNull();
  });
});

describe("/search.atom", () => {
  it("is a feed of the newest articles with the words, which the search's page names", async () => {
    const site = await siteOf(two, { WEB_ADDRESS: "https://news.example.org" });
    const address = html((await pageOf(site, "/search?words=ferry")).body)
      .querySelector("link[type='application/atom+xml']")!
      .getAttribute("href")!;
    const { headers, body } = await pageOf(site, address);
    expect(headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    const feed = parseAtomFeed(body);
    expect(feed.title?.value ?? feed.title).toBe("Verbatim: ferry");
    expect(new Date(feed.updated!).toISOString()).toBe(new Date(feed.entries![0]!.updated!).toISOString());
    expect(feed.entries!.map(({ title }) => title?.value ?? title)).toEqual(["Ferry <b>&</b> otters", ferry.title]);
    expect(feed.entries![0]).toMatchObject({
      links: [{ href: expect.stringMatching(/^https:\/\/news\.example\.org\/a\/otters-/) }],
    });
    expect(feed.entries!.map(({ summary }) => summary?.value ?? summary)).toEqual([
      "Otters ride the ferry.",
      "The ferry is back.",
    ]);
  });

  it("is well-formed whatever an article says", async () => {
    const odd = {
      ...ferry,
      title: "Ferry \u0001\u001b[31m ]]> <script>&amp;",
      source: "\ud800 & Co",
      text: "The ferry <![CDATA[ is \u0008 back. It is late.",
    };
    const { body } = await pageOf(await siteOf([odd]), "/search.atom?words=ferry%01");
    expect(body).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
    const [entry] = parseAtomFeed(body).entries!;
    expect(entry!.title?.value).toBe("Ferry \ufffd\ufffd[31m ]]> <script>&amp;");
    expect(entry!.summary?.value).toBe("The ferry <![CDATA[ is \ufffd back.");
  });

  it("is valid without articles, and takes the filters of the search", async () => {
    const site = await siteOf(two);
    expect(parseAtomFeed((await pageOf(site, "/search.atom?words=zeppelin")).body).entries ?? []).toEqual([]);
    expect(parseAtomFeed((await pageOf(site, "/search.atom?words=ferry&since=2020-04")).body).entries).toHaveLength(1);
  });
});

describe("/latest", () => {
  it("shows the newest articles at once", async () => {
    const { body } = await pageOf(await siteOf(two), "/latest");
    expect(body).toContain("Otters ride the ferry.");
  });
});

describe("with WEB_PASSWORD", () => {
  const password = "correct horse";
  const authorised = (typed: string) => ({ Authorization: `Basic ${Buffer.from(`me:${typed}`).toString("base64")}` });
  const own = { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://localhost" };

  async function managed() {
    const asked: string[] = [];
    const { site, archive } = await siteOf([ferry], { WEB_PASSWORD: password });
    const sources = {
      add: async (url: string) => {
        asked.push(url);
        return { added: [{ id: (await archive.list())[0]!.id, outcome: "added" as const }], refused: [] };
      },
      list: async () => [],
    };
    const runtime = { ...site.runtime, services: { ...site.runtime.services, sources } };
    return { asked, ...(await siteOf([], { WEB_PASSWORD: password }, { runtime })) };
  }

  it("its owner adds an article", async () => {
    const { asked, app } = await managed();
    const form = await app.request("http://localhost/add", { headers: authorised(password) });
    expect(html(await form.text()).querySelector("form[method=post] [name=url]")).not.toBeNull();
    const headers = { ...authorised(password), ...own };
    const sent = await app.request("http://localhost/add", { method: "POST", body: "url=https://example.org/new", headers });
    expect(await sent.text()).toContain(`Added: <strong>${ferry.title}`);
    expect(asked).toEqual(["https://example.org/new"]);
  });

  it("nobody else adds one: not without the password, not by a link, not from another site", async () => {
    const { asked, app } = await managed();
    const status = async (path: string, init: RequestInit = {}) => (await app.request(`http://localhost${path}`, init)).status;
    const post = (headers: Record<string, string>) => ({ method: "POST", body: "url=https://example.org/new", headers });
    expect(await status("/add")).toBe(401);
    expect(await status("/sources")).toBe(401);
    expect(await status("/add", post(own))).toBe(401);
    expect(await status("/add", post({ ...own, ...authorised("correct horsf") }))).toBe(401);
    expect(await status("/add", post({ ...own, ...authorised(password), Origin: "https://evil.example" }))).toBe(403);
    expect(await status("/add?url=https://example.org/new", { headers: authorised(password) })).toBe(200);
    expect(asked).toEqual([]);
  });

  it("lets nobody try many passwords", async () => {
    const { app } = await managed();
    const tried = async () => (await app.request("http://localhost/add", { headers: authorised("guess") })).status;
    const statuses = [];
    for (let times = 0; times < 12; times++) statuses.push(await tried());
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

it("leads to every way into the archive from any page", async () => {
  const page = html((await pageOf(await siteOf([]), "/")).body);
  const links = [...page.querySelectorAll("nav a, footer a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual(expect.arrayContaining(["/people", "/topics", "/timeline", "/compare", "/changes"]));
});
