import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { filesOf, readFileArticles } from "../../src/article/files.ts";
import { readArticles } from "../../src/article/read.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("readArticles", () => {
  it.each<[string, Uint8Array, string]>([
    ["an empty file", bytes(""), "is empty"],
    ["white space", bytes(" \n \n"), "is empty"],
    ["binary data", new Uint8Array([65, 0, 66]), "is binary"],
    ["Latin-1", new Uint8Array([...bytes("A headline\n\nThe caf"), 0xe9, ...bytes(" closed.")]), "is not UTF-8"],
    ["more than 10 MB", new Uint8Array(10 * 1024 * 1024 + 1).fill(65), "is over 10 MB"],
    ["gzip that unpacks to more", gzipSync(new Uint8Array(10 * 1024 * 1024 + 1).fill(65)), "unpacks to over 10 MB"],
    ["half a gzip file", gzipSync(bytes("A headline\n\nThe text is here.")).subarray(0, 20), "is not a complete gzip file"],
  ])("refuses %s by name", (_, input, reason) => {
    const { articles, refused } = readArticles(input, "a.txt");
    expect(articles).toEqual([]);
    expect(refused.map(({ path }) => path)).toEqual(["a.txt"]);
    expect(refused[0]!.reason).toContain(reason);
  });

  it("names the line of the first byte that is not UTF-8", () => {
    const input = new Uint8Array([...bytes("A headline\n\nThe text.\n"), 0xff, ...bytes("\nMore.")]);
    expect(readArticles(input, "a.txt").refused[0]!.line).toBe(4);
  });

  it("reads the contents of a gzip file", () => {
    expect(readArticles(gzipSync(bytes("A headline\n\nThe text is here.")), "a.gz").articles[0]?.title).toBe("A headline");
  });
});

describe("files", () => {
  it("reads the others if one is broken", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    writeFileSync(join(folder, "a.txt"), "A headline\n\nThe text is here.");
    writeFileSync(join(folder, "b.md"), "---\nbyline: X\n---\nThe text is here.");
    writeFileSync(join(folder, "c.txt"), "Another headline\n\nThe text is there.");
    const readings = (await Array.fromAsync(filesOf([folder, "not-there.txt"]))).map(readFileArticles);
    expect(readings.flatMap(({ articles }) => articles.map(({ title }) => title))).toEqual(["A headline", "Another headline"]);
    expect(readings.flatMap(({ refused }) => refused.map(({ reason }) => reason))).toEqual([
      "front matter: title is missing",
      "is not there",
    ]);
  });
});
