import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { verbatim } from "./verbatim.ts";

let archive: string;
const run = (...args: string[]) => verbatim([...args, "--archive", archive]);

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  archive = join(folder, ".archive.sqlite");
  const file = join(folder, "ferry.md");
  writeFileSync(
    file,
    "---\ntitle: Ferry returns\nsource: The Harbour Post\npublished: 2021-03-02\n---\nThe ferry is back. “We missed the ferry,” said Lena Vogel, the mayor of Lund. Lena Vogel boarded the ferry on Monday.\n",
  );
  await run("add", file);
});

describe("ways into the archive on the command line", () => {
  it("print what the local channel shows, or the outcome as JSON", async () => {
    const { out } = await run("people");
    expect(out.join("\n")).toContain("Lena Vogel, the mayor of Lund");
    const json = JSON.parse((await run("person", "vogel", "--json")).out.join("\n"));
    expect(json).toMatchObject({ kind: "person", person: { key: "lena vogel", name: { text: "Lena Vogel" }, quotations: 1 } });
  });

  it.each([
    [["topics"], "topics"],
    [["timeline", "ferry", "--since", "2021"], "timeline"],
    [["timeline", "--person", "vogel"], "timeline"],
    [["changes", "Ferry returns"], "changes"],
    [["compare", "--article", "Ferry returns"], "unread"],
    [["compare", "volcano"], "nothing"],
  ])("answer %j", async (words, kind) => expect(JSON.parse((await run(...words, "--json")).out.join("\n")).kind).toBe(kind));

  it("take the filters", async () => {
    expect(JSON.parse((await run("people", "--since", "2022", "--json")).out.join("\n")).kind).toBe("nothing");
    expect((await run("people", "--since", "soon")).status).toBe(2);
    expect((await run("people", "--page", "0")).status).toBe(2);
  });
});
