import { expect, it } from "vitest";
import { feedsOf } from "../../../src/article/html/discover.ts";

it("finds the feeds a page declares", () => {
  const page = `<html><head>
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="alternate" type="application/rss+xml" title="Harbour Times" href="/feed">
    <link rel="alternate home" type="application/feed+json" href="https://feeds.example/ht.json">
    <link rel="alternate" hreflang="cy" href="/cy"><link rel="alternate" type="text/html" href="/print">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="stylesheet" type="text/css" href="/s.css">
    </head><body></body></html>`;
  expect(feedsOf(page, "https://harbour-times.example/today")).toEqual([
    { url: "https://harbour-times.example/feed", title: "Harbour Times" },
    { url: "https://feeds.example/ht.json", title: null },
    { url: "https://harbour-times.example/comments/feed", title: "Comments" },
  ]);
});
