import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { citationId } from "../../../src/article/citation-id.ts";
import { type Runtime, respond } from "../../../src/cards/respond.ts";
import { discord } from "../../../src/surfaces/discord/draw.ts";
import { analysed } from "../../support/articles.ts";
import { ferry, pageOf, siteOf } from "./site.ts";

const html = (body: string) => parseHTML(body).document;

const wages = {
  title: "Wages rise at the mill",
  byline: "Tom Reed",
  source: "Mill Gazette",
  published: "2021-05-04",
  updated: "2021-05-05",
  url: "https://example.org/wages",
  text: [
    `The mill will raise wages by 4 percent, its owner Ana Ruiz said on Tuesday. “We listened to the people who work here,” she said.`,
    `The union had asked for 6 percent. It called the offer a start. The mill employs 1,200 people in two towns.`,
    `Tom Li, who leads the union, said: “Four is not six.” ${"The talks go on through the summer and nobody expects a strike. ".repeat(8)}`.trim(),
  ].join("\n\n"),
};

/** A site whose reader is elsewhere: only a share of each article is shown. */
const elsewhere = { WEB_ADDRESS: "https://news.example.org" };

describe("the page of an article", () => {
  it("shows it whole, with summary, quotations and facts marked in the text, each with its anchor", async () => {
    const site = await siteOf([wages]);
    const id = (await site.archive.list())[0]!.id;
    const page = html((await pageOf(site, `/a/${id}`)).body);
    const text = page.querySelector(".text")!;
    for (const tip of text.querySelectorAll(".tip")) tip.remove();
    expect(text.textContent!.replace(/\s+/g, " ")).toContain("It called the offer a start. The mill employs 1,200 people");
    expect([...page.querySelectorAll(".text .quotation")].map((each) => each.textContent)).toContain("Four is not six.");
    expect([...page.querySelectorAll(".text .fact")].map((each) => each.textContent)).toContain("4 percent");
    const links = [...page.querySelectorAll(".found a[href^='#']")].map((link) => link.getAttribute("href")!.slice(1));
    expect(links.length).toBeGreaterThan(6);
    for (const anchor of links) expect(page.getElementById(anchor), anchor).not.toBeNull();
    expect(page.querySelector(".story .note")!.textContent).toMatch(
      /by Tom Reed · Mill Gazette · .*May 4, 2021.* · updated .*May 5, 2021.*Read the article/,
    );
  });

  it("says at each quotation how its speaker is known, and leads to its proof", async () => {
    const site = await siteOf([wages]);
    const id = (await site.archive.list())[0]!.id;
    const page = html((await pageOf(site, `/a/${id}`)).body);
    const quotation = [...page.querySelectorAll(".text .quotation")].find((each) => each.textContent!.startsWith("We listened"))!;
    expect(page.getElementById(quotation.getAttribute("aria-describedby")!)!.textContent).toBe(
      "she → Ana Ruiz (from a pronoun) · said",
    );
    expect((await pageOf(site, quotation.getAttribute("href")!)).body).toContain("Unchanged since it was read");
  });

  it("shows others no more than the share of it", async () => {
    const site = await siteOf([wages], elsewhere);
    const article = (await site.archive.list())[0]!;
    const page = html((await pageOf(site, `/a/${article.id}`)).body);
    const text = page.querySelector(".text")!;
    for (const tip of text.querySelectorAll(".tip, .gap")) tip.remove();
    const length = text.textContent!.trim().length;
    expect(length).toBeGreaterThan(100);
    expect(length).toBeLessThanOrEqual(article.text.length / 3);
    expect(page.body.textContent).toContain("Only part of the article is shown here");
    expect(page.body.textContent).not.toContain("through the summer and nobody expects a strike. The talks");
    for (const link of page.querySelectorAll(".found a[href^='#']"))
      expect(page.getElementById(link.getAttribute("href")!.slice(1))).not.toBeNull();
  });

  it("shows an earlier revision, and says that the article has changed", async () => {
    const site = await siteOf([wages]);
    const { id, revision } = (await site.archive.list())[0]!;
    await change(site, { ...wages, text: wages.text.replace("Four is not six.", "Four is nearly six.") });
    const old = (await pageOf(site, `/a/${id}?revision=${revision}`)).body;
    expect(old).toContain("Four is not six.");
    expect(old).toContain("The article has changed since it was quoted here.");
    expect((await pageOf(site, `/a/${id}`)).body).toContain("Four is nearly six.");
  });

  it("is gone when the article is withdrawn, and missing when it was never there", async () => {
    const site = await siteOf([wages]);
    const id = (await site.archive.list())[0]!.id;
    await site.archive.withdraw(id);
    const { status, body } = await pageOf(site, `/a/${id}`);
    expect([status, body.includes("withdrawn"), body.includes("wages by 4")]).toEqual([410, true, false]);
    expect((await pageOf(site, "/a/nowhere-0123456789")).status).toBe(404);
  });
});

async function change({ archive }: Awaited<ReturnType<typeof siteOf>>, article: typeof wages) {
  await archive.add(...analysed(article));
}

async function cite(site: Awaited<ReturnType<typeof siteOf>>, words: string): Promise<string> {
  const { id, revision, text } = (await site.archive.list())[0]!;
  const start = text.indexOf(words);
  return citationId({ article: id, revision, field: "text", start, end: start + words.length });
}

describe("the page of a citation", () => {
  it("shows the words in their surroundings with their speaker, the proof and the copy", async () => {
    const site = await siteOf([wages]);
    const id = await cite(site, "Four is not six.");
    const page = html((await pageOf(site, `/c/${id}`)).body);
    expect(page.querySelector(".card blockquote strong")!.textContent).toBe("Four is not six.");
    expect(page.querySelector(".card")!.textContent).toContain("Tom Li");
    expect(page.querySelector("dl")!.textContent).toContain(id);
    expect(page.querySelector("#copy pre")!.textContent).toContain(`Four is not six.\nWages rise at the mill · Mill Gazette`);
    expect(page.querySelector("#copy pre")!.textContent).toContain(id);
    expect(page.body.textContent).toContain("This is the article’s current revision.");
  });

  it("says whether the words stand in the article as it is now", async () => {
    const site = await siteOf([wages]);
    const [kept, reworded, gone] = await Promise.all(
      ["We listened to the people who work here,", "Four is not six.", "It called the offer a start."].map((words) =>
        cite(site, words),
      ),
    );
    const text = wages.text
      .replace("Four is not six.", "Four is simply not six.")
      .replace("It called the offer a start.", "Nothing more was heard.");
    await change(site, { ...wages, text: `New: ${text}` });
    const since = async (id: string) => html((await pageOf(site, `/c/${id}`)).body).body.textContent!;
    expect(await since(kept!)).toContain("The article has changed since; these words have not.");
    expect(await since(reworded!)).toMatch(/There it now says:\s+Its proof now\s+.*Four is simply not six/s);
    expect(await since(gone!)).toContain("these words are no longer in it");
  });

  it("is data where that is asked for: everything, a Web Annotation, or schema.org's Quotation", async () => {
    const site = await siteOf([wages]);
    const path = `/c/${await cite(site, "Four is not six.")}`;
    const data = async (accept: string) => {
      const { headers, body } = await pageOf(site, path, { Accept: accept });
      return { type: headers.get("Content-Type"), data: JSON.parse(body) };
    };
    const quotation = await data("application/ld+json");
    expect(quotation.data).toMatchObject({ "@type": "Quotation", text: "Four is not six.", creator: { name: "Tom Li" } });
    const annotation = await data('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
    expect(annotation.type).toContain("anno.jsonld");
    expect(annotation.data.target.selector[0].exact).toBe("Four is not six.");
    const all = await data("application/json");
    expect(all.data.citation).toMatchObject({ text: "Four is not six.", since: "same revision" });
    expect(all.data.quotation).toEqual(quotation.data);
    expect((await pageOf(site, path, { Accept: "text/html,application/json;q=0.9" })).headers.get("Content-Type")).toContain(
      "text/html",
    );
  });

  it("names no speaker of words that are mostly the article's own", async () => {
    const site = await siteOf([wages]);
    const path = `/c/${await cite(site, "its owner Ana Ruiz said on Tuesday. “We listened")}`;
    expect(JSON.parse((await pageOf(site, path, { Accept: "application/ld+json" })).body)).not.toHaveProperty("creator");
  });

  it.each(["/c/x", "/c/wages-0123456789@00:1-2", "/c/%00", "/c/..%2f..%2fetc"])("has nothing at %s", async (path) => {
    expect((await pageOf(await siteOf([wages]), path)).status).toBe(404);
  });

  it("does not show words of a damaged archive", async () => {
    const { site, archive } = await siteOf([wages]);
    const id = await cite({ archive } as never, "Four is not six.");
    const damaged = {
      ...archive,
      article: async (...asked: [string]) => ({ ...(await archive.article(...asked))!, title: "Wages fall" }),
    };
    const runtime = { ...site.runtime, services: { ...site.runtime.services, archive: damaged } };
    const { app } = await siteOf([], {}, { runtime });
    for (const path of [`/c/${id}`, `/a/${id.split("@")[0]}`]) {
      const response = await app.request(`http://localhost${path}`);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain("Wages");
    }
  });
});

it("is what replies on Discord lead to, where the page has an address", async () => {
  const { site } = await siteOf([wages]);
  const request = { command: "search", options: { words: "mill" }, page: 0, locale: "en" };
  const links = async (runtime: Runtime) => JSON.stringify((await respond(request, runtime, discord)).drawing);
  expect(await links({ ...site.runtime, site: "https://news.example.org" })).toMatch(
    /\[Proof\]\(https:\/\/news\.example\.org\/c\/[\w-]+@[0-9a-f]+:\d+-\d+\)/,
  );
  expect(await links(site.runtime)).not.toContain("Proof");
});

it("links every card to the proof of its words", async () => {
  const site = await siteOf([wages, ferry]);
  const page = html((await pageOf(site, "/search?words=mill")).body);
  const proof = page.querySelector(".card .source a[href^='/c/']")!;
  expect(proof.textContent).toBe("Proof");
  expect((await pageOf(site, proof.getAttribute("href")!)).status).toBe(200);
});
