import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { packInput } from "../../src/record/input.ts";
import { recordFile } from "../../src/record/record.ts";
import { verbatim } from "./verbatim.ts";

let folder: string;
let archive: string;

/** Runs a subcommand on the archive of the test. */
const run = (...args: string[]) => verbatim([...args, "--archive", archive]);

const FERRY = `---
title: Ferry returns
byline: Ana Costa
source: The Harbour Post
published: 2021-03-02
tags: [ferries]
url: https://example.org/ferry
---
The ferry carried 400 passengers on Monday. “We missed it,” Lena Vogel said. It left at noon.
`;
const PIER = "---\ntitle: Pier closes\nsource: The Pier Times\npublished: 2020-01-05\n---\nThe pier is closed until May.\n";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  archive = join(folder, ".archive.sqlite");
  writeFileSync(join(folder, "ferry.md"), FERRY);
  writeFileSync(join(folder, "pier.md"), PIER);
  await run("add", join(folder, "ferry.md"), join(folder, "pier.md"));
});

afterEach(() => vi.unstubAllEnvs());

describe("verbatim latest", () => {
  it("prints the newest first, as text and as JSON", async () => {
    const { status, out } = await run("latest");
    expect(status).toBe(0);
    expect(out[0]).toMatch(
      /^Ferry returns · The Harbour Post · 2021-03-02 · \S+\n {2}The ferry carried 400 passengers on Monday\.$/,
    );
    const [first] = (await run("latest", "--json", "--source", "pier", "--since", "2020")).out;
    expect(JSON.parse(first!)).toMatchObject({ title: "Pier closes", published: "2020-01-05", copies: [] });
  });

  it("refuses a time that it cannot read", async () => {
    expect((await run("latest", "--since", "soon")).status).toBe(2);
  });
});

describe("verbatim list", () => {
  it("prints the newest first, with date, headline and source", async () => {
    const { status, out } = await run("list");
    expect(status).toBe(0);
    expect(out.map((line) => line.replace(/^\S+ {2}/, ""))).toEqual([
      "2021-03-02 · Ferry returns · The Harbour Post",
      "2020-01-05 · Pier closes · The Pier Times",
    ]);
  });

  it("keeps to a publisher, a time and a limit", async () => {
    const titles = async (...args: string[]) => (await run("list", "--json", ...args)).out.map((line) => JSON.parse(line).title);
    expect(await titles("--source", "The Pier Times")).toEqual(["Pier closes"]);
    expect(await titles("--since", "2021")).toEqual(["Ferry returns"]);
    expect(await titles("--limit", "1")).toEqual(["Ferry returns"]);
  });
});

describe("verbatim show", () => {
  it("prints what was found, then the text", async () => {
    const { out } = await run("show", "https://example.org/ferry");
    const lines = out.join("\n").split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "Ferry returns",
        "  by: Ana Costa",
        "  source: The Harbour Post",
        "  address: https://example.org/ferry",
        "  published: 2021-03-02",
        "  tags: ferries",
        "    “We missed it,” (Lena Vogel, named, said)",
        expect.stringMatching(/^ {4}400 passengers \(/),
      ]),
    );
    expect(lines.slice(-2)).toEqual([expect.stringContaining("It left at noon."), ""]);
  });

  it("says when an article is withdrawn or has a later revision", async () => {
    const before = JSON.parse((await run("show", "https://example.org/ferry", "--json")).out[0]!);
    expect(before).toMatchObject({
      title: "Ferry returns",
      withdrawn: false,
      quotes: [{ text: "We missed it,", cue: { text: "said" } }],
    });
    writeFileSync(join(folder, "ferry.md"), FERRY.replace("noon", "dawn"));
    await run("add", join(folder, "ferry.md"));
    const earlier = await run("show", before.id, "--revision", before.revision);
    expect(earlier.out.join("\n")).toMatch(/at noon\.\n\n\(has a later revision\)$/);
    await run("remove", before.id);
    expect((await run("show", before.id)).out.join("\n")).toMatch(/at dawn\.\n\n\(withdrawn\)$/);
  });

  it("is wrong usage for an unknown article or revision", async () => {
    expect(await run("show", "moon")).toMatchObject({ status: 2, err: ["no article moon is held"] });
    const { status, err } = await run("show", "https://example.org/ferry", "--revision", "0000");
    expect([status, err[0]]).toEqual([2, expect.stringContaining("in revision 0000")]);
  });
});

it("finds an article by a relative path where the archive holds the full one, and the other way round", async () => {
  const [full, short] = [join(folder, "pier.md"), relative("", join(folder, "other.md"))];
  writeFileSync(short, "---\ntitle: Other\n---\nAnother article.\n");
  await run("add", short);
  for (const path of [full, relative("", full), short, join(folder, "other.md")])
    for (const args of [
      ["show", path],
      ["verify", path],
      ["export", "--article", path],
      ["ask", "Is it closed?", "--article", path],
    ])
      expect((await run(...args)).err).toEqual([]);
  expect((await run("remove", relative("", full))).status).toBe(0);
  expect((await run("show", "elsewhere.md")).status).toBe(2);
});

describe("verbatim remove", () => {
  it("withdraws, and with --purge deletes and warns of the file that is left", async () => {
    const [ferry, pier] = (await run("list", "--json")).out.map((line) => JSON.parse(line).id);
    expect(await run("remove", ferry)).toEqual({ status: 0, out: [`withdrawn: ${ferry}`], err: [] });
    expect((await run("list")).out).toHaveLength(1);
    const purged = await run("remove", "--purge", pier);
    expect(purged).toMatchObject({ status: 0, out: [`purged: ${pier}`], err: [expect.stringContaining("pier.md")] });
    expect((await run("show", pier)).status).toBe(2);
    expect((await run("show", ferry)).status).toBe(0);
  });

  it("goes on after an article that is not held", async () => {
    const { status, out, err } = await run("remove", "moon", "https://example.org/ferry");
    expect({ status, out: out.length, err }).toEqual({ status: 1, out: 1, err: ["no article moon is held"] });
  });
});

describe("verbatim rebuild", () => {
  it("builds a lost archive again from its raw inputs, without the content folder where an archive is named", async () => {
    vi.stubEnv("CONTENT_FOLDER", folder);
    rmSync(join(folder, "pier.md"));
    writeFileSync(join(folder, "other.md"), "---\ntitle: Other\n---\nAnother article.\n");
    rmSync(archive);
    expect((await run("rebuild")).out).toEqual([`${archive}: rebuilt with 2 articles`]);
    vi.stubEnv("ARCHIVE_FILE", archive);
    expect((await verbatim(["rebuild"])).out).toEqual([`${archive}: rebuilt with 3 articles`]);
  });

  it("leaves out what was purged although its file is still there, and says so", async () => {
    const pier = join(folder, "pier.md");
    await run("remove", "--purge", pier);
    vi.stubEnv("CONTENT_FOLDER", folder);
    vi.stubEnv("ARCHIVE_FILE", archive);
    const { status, out, err } = await verbatim(["rebuild"]);
    expect(out).toEqual([`${archive}: rebuilt with 1 article`]);
    expect([status, err]).toEqual([1, [`${pier}: was purged and is left out, though its file is still there`]]);
    expect((await run("add", pier)).status).toBe(0);
    expect(await verbatim(["rebuild"])).toEqual({ status: 0, out: [`${archive}: rebuilt with 2 articles`], err: [] });
  });

  it("reports what it refuses", async () => {
    vi.stubEnv("CONTENT_FOLDER", folder);
    vi.stubEnv("ARCHIVE_FILE", archive);
    writeFileSync(join(folder, "empty.md"), "");
    const { status, err } = await verbatim(["rebuild"]);
    expect([status, err]).toEqual([1, [expect.stringContaining("empty.md")]]);
  });
});

describe("verbatim export", () => {
  const exported = async (...args: string[]) => (await run("export", ...args)).out.map((line) => JSON.parse(line));

  it("writes articles, annotations or quotations", async () => {
    expect((await exported()).map(({ title }) => title).sort()).toEqual(["Ferry returns", "Pier closes"]);
    expect(await exported("--format", "annotations")).toEqual([expect.objectContaining({ type: "Annotation" })]);
    expect(await exported("--format", "quotations")).toEqual([expect.objectContaining({ "@type": "Quotation" })]);
    expect(await exported("--article", "https://example.org/ferry")).toHaveLength(1);
  });

  it("leaves out what is withdrawn", async () => {
    await run("remove", "https://example.org/ferry");
    expect((await exported()).map(({ title }) => title)).toEqual(["Pier closes"]);
  });

  it("is wrong usage for an unknown format or article", async () => {
    expect((await run("export", "--format", "csv")).status).toBe(2);
    expect((await run("export", "--article", "moon")).status).toBe(2);
  });
});

describe("verbatim verify", () => {
  it("proves one article or all", async () => {
    expect(await run("verify")).toEqual({ status: 0, out: ["2 proved, 0 unchanged since they were read, 0 failed"], err: [] });
    const { out, err } = await run("verify", "https://example.org/ferry", "--json");
    expect(JSON.parse(out[0]!)).toMatchObject({ kind: "proved" });
    expect([out.length, err]).toEqual([1, ["1 proved, 0 unchanged since they were read, 0 failed"]]);
    expect((await run("verify", "moon")).status).toBe(2);
  });
});

describe("verbatim verify, where a raw input says something else", () => {
  it("names the article and the reason, and fails", async () => {
    const [{ id }] = (await run("list", "--json", "--limit", "1")).out.map((line) => JSON.parse(line));
    const { bytes, hash } = packInput({
      kind: "file",
      path: "ferry.md",
      bytes: new TextEncoder().encode(FERRY.replace("noon", "dawn")),
    });
    const record = new DatabaseSync(recordFile(archive));
    record.prepare("UPDATE input SET bytes = ?, hash = ? WHERE id = ?").run(bytes, hash, id);
    record.close();
    const { status, out, err } = await run("verify");
    expect([status, out]).toEqual([1, ["1 proved, 0 unchanged since they were read, 1 failed"]]);
    expect(err).toEqual([expect.stringMatching(new RegExp(`^${id}: .`))]);
  });
});

describe("verbatim verify --index", () => {
  it("finds every row as the record says, also after changes, withdrawals and purges", async () => {
    for (const n of [1, 2]) {
      writeFileSync(join(folder, "ferry.md"), FERRY.replace("noon", `noon ${n}`));
      await run("add", join(folder, "ferry.md"));
    }
    writeFileSync(join(folder, "tram.md"), "---\ntitle: Tram waits\n---\nThe tram waits. “It is late,” Lena Vogel said.\n");
    await run("add", join(folder, "tram.md"));
    await run("remove", "--purge", join(folder, "pier.md"));
    await run("remove", join(folder, "tram.md"));
    const { status, out } = await run("verify", "--index");
    expect([status, out.at(-1)]).toEqual([0, "every row of the index is as the record says"]);
  });

  it("names what was changed in the index behind the record's back", async () => {
    const index = new DatabaseSync(archive);
    index.exec("UPDATE quotation SET speaker = 'somebody else'");
    index.close();
    const { status, err } = await run("verify", "--index");
    expect(status).toBe(1);
    expect(err.at(-1)).toContain("differs from its record in: quotation, speaker.");
  });
});

describe("verbatim search", () => {
  it("prints the headline, the source and the passage", async () => {
    const { out } = await run("search", "closed until");
    expect(out[0]).toMatch(/^Pier closes\n {2}The Pier Times · 2020-01-05 · \S+\n {2}“The pier is closed until May\.”\n$/);
    const [found] = (await run("search", "passengers", "--json")).out.map((line) => JSON.parse(line));
    expect(found).toMatchObject({ title: "Ferry returns", excerpt: { text: expect.stringContaining("400 passengers") } });
  });
});

describe("verbatim add", () => {
  it("says what a dry run would do to each article, and stores none", async () => {
    writeFileSync(join(folder, "ferry.md"), FERRY.replace("noon", "dawn"));
    writeFileSync(join(folder, "new.md"), "---\ntitle: New\n---\nA new article.\n");
    expect((await run("add", folder, "--dry-run")).out).toEqual(["1 would be updated, 1 would be added, 1 unchanged"]);
    expect((await run("list")).out).toHaveLength(2);
  });
});

describe("verbatim ask, reply and source", () => {
  it("print the answer with its source and day", async () => {
    const { out } = await run("ask", "How many passengers did the ferry carry?", "--threshold", "0");
    expect(out.join("\n").split("\n")).toEqual([
      expect.stringMatching(/^“.*400 passengers.*”$/),
      "  Ferry returns · The Harbour Post · 2021-03-02",
      "",
    ]);
  });

  it("print a reply as plain text, without escapes for a terminal", async () => {
    const { out } = await run("reply", "/quote speaker:Lena Vogel");
    expect(out.join("\n")).toContain("We missed it,");
    expect(out.join("\n")).not.toContain("\u001b");
  });

  it("print cited words, and whether they are proved", async () => {
    const { id, revision, text } = JSON.parse((await run("show", "https://example.org/ferry", "--json")).out[0]!);
    const citation = `${id}@${revision}:0-${text.indexOf(".") + 1}`;
    expect((await run("source", citation)).out).toEqual(["The ferry carried 400 passengers on Monday."]);
    expect(JSON.parse((await run("source", citation, "--json")).out[0]!)).toMatchObject({
      ...{ id: citation, url: "https://example.org/ferry", changed: false, proof: "proved" },
    });
    await run("remove", id);
    expect(await run("source", citation)).toEqual({ status: 1, out: [], err: [`${citation} was withdrawn`] });
  });
});
