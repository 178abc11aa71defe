import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { filesOf } from "../../src/article/files.ts";
import { type AddOutcome, addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";

const told = (outcome: AddOutcome) => ("refused" in outcome ? outcome.refused.reason : outcome.outcome);

it.each([3, 90])("adds %i files in order, in workers if that pays, and nothing the second time", async (count) => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  for (let number = 100; number < 100 + count; number++) {
    const text =
      number === 101
        ? ""
        : `Report ${number}\n\nShip ${number} came in. “We saw it,” Ana Ruiz said. It carried ${number} people. All was well.`;
    writeFileSync(join(folder, `${number}.txt`), text);
  }
  const archive = openArchive(":memory:");
  const paths = await Array.fromAsync(filesOf([folder]));
  const outcomes = await Array.fromAsync(addFiles(archive, paths));
  expect(outcomes.map(({ path }) => path)).toEqual(paths);
  expect(outcomes.map(told)).toEqual(paths.map((_, at) => (at === 1 ? "is empty" : "added")));
  const [last, all] = [await archive.lastChange(), vi.spyOn(archive, "revisions")];
  expect((await Array.fromAsync(addFiles(archive, paths))).map(told)).toEqual(
    paths.map((_, at) => (at === 1 ? "is empty" : "unchanged")),
  );
  expect(await archive.lastChange()).toBe(last);
  expect(all).toHaveBeenCalledTimes(count < 40 ? 0 : 1);
  expect((await archive.holdings()).articles).toBe(count - 1);
  await archive.close();
});

it("yields between files read without workers", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  for (let number = 10; number < 30; number++)
    writeFileSync(join(folder, `${number}.txt`), `Report ${number}\n\nShip ${number} came in.`);
  const archive = openArchive(":memory:");
  const paths = await Array.fromAsync(filesOf([folder]));
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  const outcomes = await Array.fromAsync(addFiles(archive, paths));
  clearImmediate(next);
  expect(outcomes).toHaveLength(20);
  expect(turns).toBeGreaterThanOrEqual(20);
  await archive.close();
});

it("refuses the second of two files with the same address but different words", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const file = (name: string, url: string, body: string) => {
    writeFileSync(join(folder, name), `---\ntitle: A\nurl: ${url}\n---\n${body}`);
    return join(folder, name);
  };
  const paths = [
    file("a.md", "https://example.org/a", "The first text. It is here."),
    file("b.md", "https://example.org/a", "Another text. It is there."),
    file("c.md", "http://example.org/a/", "The first text. It was changed."),
  ];
  const archive = openArchive(":memory:");
  const outcomes = await Array.fromAsync(addFiles(archive, paths));
  expect(outcomes.map(told)).toEqual(["added", expect.stringContaining(`claims the id of ${paths[0]}`), "updated"]);
  await archive.close();
});
