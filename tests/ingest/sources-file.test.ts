import { describe, expect, it } from "vitest";
import { readOpml, writeOpml } from "../../src/ingest/opml.ts";
import { SourcesError } from "../../src/ingest/sources-error.ts";
import { isMissing, parseSources, withFeeds } from "../../src/ingest/sources-file.ts";
import { nextIn } from "../../src/ingest/watch.ts";

describe("the sources file", () => {
  it("names feeds and folders", () => {
    const yaml =
      "feeds:\n  - url: https://example.org/feed.xml\n    every: 2h\n    keep: 30d\n  - url: https://example.org/other\n    pages: false\nfolders:\n  - path: news\n";
    expect(parseSources(yaml, "sources.yaml")).toEqual([
      { kind: "feed", url: "https://example.org/feed.xml", every: 7_200_000, pages: true, keep: 2_592_000_000 },
      { kind: "feed", url: "https://example.org/other", every: 900_000, pages: false, keep: null },
      { kind: "folder", path: "news" },
    ]);
    expect(parseSources("", "sources.yaml")).toEqual([]);
    expect(parseSources("# nothing yet\n", "sources.yaml")).toEqual([]);
  });

  it.each<[string, Parameters<typeof isMissing>[0], boolean]>([
    ["a folder", { kind: "folder", path: "content" }, false],
    ["a folder that is not there", { kind: "folder", path: "no/such/folder" }, true],
    ["a feed", { kind: "feed", url: "https://example.org/", every: 1000, pages: true, keep: null }, false],
  ])("%s may be missing", (_, source, missing) => expect(isMissing(source)).toBe(missing));

  it.each<[string, string]>([
    ["feeds:\n  - url: ftp://example.org\n", "s.yaml, line 2: feeds, 1st: url is not an http or https address"],
    [
      "# ours\nfeeds:\n  - url: https://example.org\n\n  - every: often\n    evry: 5m\n",
      [
        "s.yaml, line 5: feeds, 2nd: url is missing: an http or https address",
        "s.yaml, line 5: feeds, 2nd: every is not a time such as 15m, 2h or 30d",
        "s.yaml, line 6: feeds, 2nd: evry is unknown in a feed, which has url and may have every, pages and keep",
      ].join("\n"),
    ],
    ["feeds: [\n", "s.yaml, line 2: is not YAML: Flow sequence in block collection must be sufficiently indented"],
    ["\nsources: []\n", "s.yaml, line 2: sources is unknown in a list of sources, which may have feeds and folders"],
    ["folders:\n  - {}\n", "s.yaml, line 2: folders, 1st: path is missing: a path"],
    ["folders: news\n", "s.yaml, line 1: folders is not a list"],
    ["folders:\n  - news\n", "s.yaml, line 2: folders, 1st is not a folder, which has path"],
    ["feeds\n", "s.yaml, line 1: the file is not a list of sources, which may have feeds and folders"],
  ])("refuses %j", (yaml, message) => {
    expect(() => parseSources(yaml, "s.yaml")).toThrow(SourcesError);
    const problems = message.split("\n");
    expect(() => parseSources(yaml, "s.yaml")).toThrow(problems[0]);
    for (const problem of problems) expect(() => parseSources(yaml, "s.yaml")).toThrow(problem);
  });

  it("adds new feeds and leaves the rest unchanged", () => {
    const before = "# ours\nfeeds:\n  - url: https://a.example/f # the first\n";
    const { yaml, added } = withFeeds(before, ["https://a.example/f", "https://b.example/f", "https://b.example/f"]);
    expect(added).toBe(1);
    expect(yaml).toContain("# ours");
    expect(yaml).toContain("# the first");
    expect(parseSources(yaml, "s").map((source) => source.kind === "feed" && source.url)).toEqual([
      "https://a.example/f",
      "https://b.example/f",
    ]);
    expect(parseSources(withFeeds("folders:\n  - path: x\n", ["https://b.example/f"]).yaml, "s")).toHaveLength(2);
    expect(parseSources(withFeeds("", ["https://b.example/f"]).yaml, "s")).toHaveLength(1);
  });
});

it("writes OPML it can read, and reads nested folders", () => {
  const urls = ["https://a.example/f?x=1&y=2", "https://b.example/f"];
  expect(readOpml(writeOpml(urls, new Date(0)))).toEqual(urls);
  const nested =
    '<opml version="2.0"><head/><body><outline text="News"><outline text="A" type="rss" xmlUrl="https://a.example/f"/></outline></body></opml>';
  expect(readOpml(nested)).toEqual(["https://a.example/f"]);
});

it("polls a failing feed less and less often, down to once a day", () => {
  const minutes = (failures: number) => nextIn(900_000, failures, 0.5) / 60_000;
  expect([0, 1, 2, 20].map(minutes)).toEqual([15, 30, 60, 1440]);
  expect(nextIn(900_000, 0, 0)).toBeLessThan(nextIn(900_000, 0, 1));
});
