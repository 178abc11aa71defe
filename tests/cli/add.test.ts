import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const page = (name: string, text: string) =>
    writeFileSync(join(folder, name), `---\ntitle: A\nurl: https://example.org/a\n---\n${text}`);
  page("a.md", "The first text. It is here.");
  page("b.md", "Another text. It is there.");
});

async function verbatim(...words: string[]) {
  const told: string[] = [];
  const tell = (line: string) => void told.push(line);
  const terminal = { out: tell, err: tell, lines: async function* () {}, interactive: false };
  return { status: await main(["node", "verbatim", ...words], terminal), told };
}

const refused = (folder: string) => expect.stringMatching(`${folder}/b.md: claims the id of ${folder}/a.md`);

it("reads and adds alike: of two files with one id the second is refused", async () => {
  const read = await verbatim("read", folder, "--json");
  expect(read).toEqual({ status: 1, told: [expect.stringContaining('"title":"A"'), refused(folder)] });
  const archive = join(folder, ".archive.sqlite");
  expect(await verbatim("add", folder, "--archive", archive)).toEqual({
    status: 1,
    told: [refused(folder), "1 added, 1 refused"],
  });
});

it("leaves nothing behind where it only says what it would add", async () => {
  const archive = join(folder, "made", "archive.sqlite");
  const before = readdirSync(folder);
  const { told } = await verbatim("add", folder, "--archive", archive, "--dry-run");
  expect(told).toEqual([refused(folder), "1 would be added, 1 refused"]);
  expect(readdirSync(folder)).toEqual(before);
});
