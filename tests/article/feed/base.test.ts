import { expect, it } from "vitest";
import { readArticles } from "../../../src/article/read.ts";

const entry = (base: string, href: string) =>
  `<entry${base}><id>${href}</id><title>Ferry back</title><link href="${href}"/><updated>2026-05-18T09:30:00Z</updated><content type="html">&lt;p&gt;The harbour ferry came back to its berth on Monday.&lt;/p&gt;</content></entry>`;

it("resolves a relative address against the base of its entry, and that against the feed's", () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/news/"><title>Times</title><id>urn:t</id><updated>2026-05-18T09:30:00Z</updated>
    ${entry("", "a")}${entry(' xml:base="harbour/"', "b")}${entry(' xml:base="https://example.com/"', "c")}</feed>`;
  const { articles } = readArticles(new TextEncoder().encode(feed), "feed.xml");
  expect(articles.map(({ url }) => url)).toEqual([
    "https://example.org/news/a",
    "https://example.org/news/harbour/b",
    "https://example.com/c",
  ]);
});
