import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { verbatim } from "./verbatim.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const page = (name: string, text: string) =>
    writeFileSync(join(folder, name), `---\ntitle: A\nurl: https://example.org/a\n---\n${text}`);
  page("a.md", "The first text. It is here.");
  page("b.md", "Another text. It is there.");
});

const refused = (folder: string) => expect.stringMatching(`${folder}/b.md: claims the id of ${folder}/a.md`);

it("reads and adds alike: of two files with one id the second is refused", async () => {
  const read = await verbatim(["read", folder, "--json"]);
  expect(read).toEqual({ status: 1, out: [expect.stringContaining('"title":"A"')], err: [refused(folder)] });
  const archive = join(folder, ".archive.sqlite");
  expect(await verbatim(["add", folder, "--archive", archive])).toEqual({
    status: 1,
    out: ["1 added, 1 refused"],
    err: [refused(folder)],
  });
});

it("leaves nothing behind where it only says what it would add", async () => {
  const archive = join(folder, "made", "archive.sqlite");
  const before = readdirSync(folder);
  const { out, err } = await verbatim(["add", folder, "--archive", archive, "--dry-run"]);
  expect([out, err]).toEqual([["1 would be added, 1 refused"], [refused(folder)]]);
  expect(readdirSync(folder)).toEqual(before);
});
