import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { configuration } from "../../src/config.ts";
import { startIngest } from "../../src/ingest/ingest.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { ANALYSIS_VERSION } from "../../src/language/read.ts";
import { openLog } from "../../src/log.ts";
import { analysed } from "../support/articles.ts";

it("reanalyses every article that older rules analysed, not just the first", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const file = join(folder, "archive.sqlite");
  const archive = openArchive(file);
  for (const name of ["ferry", "bridge", "lock"])
    await archive.add(...analysed({ title: name, text: `The ${name} is shut. “Nobody told us,” said Ana Ruiz.` }));
  const database = new DatabaseSync(file);
  database.exec("UPDATE revision SET analysis = 0");
  database.close();
  expect(await archive.outdated(ANALYSIS_VERSION, 10)).toHaveLength(3);
  const config = configuration({ ARCHIVE_FILE: file, CONTENT_FOLDER: join(folder, "none"), STATE_FILE: ":memory:" });
  const ingest = startIngest(archive, config, openLog("silent"));
  await expect.poll(async () => (await archive.outdated(ANALYSIS_VERSION, 10)).length, { timeout: 20_000 }).toBe(0);
  await ingest.close();
  await archive.close();
});

/** An archive to be filled from a new content folder. */
function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const settings = { ARCHIVE_FILE: ":memory:", CONTENT_FOLDER: folder, SOURCES_FILE: join(folder, ".none.yaml") };
  return { folder, archive: openArchive(":memory:"), config: configuration(settings) };
}

it("adds a file that came in after the content folder was listed and before it was watched", async () => {
  const { folder, archive, config } = emptyFolder();
  const ingest = startIngest(archive, config, openLog("silent"));
  await ingest.ready;
  writeFileSync(join(folder, "ferry.md"), "---\ntitle: The ferry\n---\nThe ferry is late.\n");
  await ingest.watch();
  await expect.poll(async () => (await archive.list()).length, { timeout: 20_000 }).toBe(1);
  await ingest.close();
  await archive.close();
});

it("reads a file again that was written anew after the content folder was listed and before it was watched", async () => {
  const { folder, archive, config } = emptyFolder();
  const file = join(folder, "ferry.md");
  writeFileSync(file, "---\ntitle: The ferry\n---\nThe ferry is late.\n");
  writeFileSync(join(folder, "bridge.md"), "");
  const ingest = startIngest(archive, config, openLog("silent"));
  await ingest.ready;
  writeFileSync(file, "---\ntitle: The ferry\n---\nThe ferry is on time again.\n");
  writeFileSync(join(folder, "bridge.md"), "---\ntitle: The bridge\n---\nThe bridge is shut.\n");
  await ingest.watch();
  const texts = async () => (await archive.list()).map(({ text }) => text.trim()).sort();
  await expect.poll(texts, { timeout: 20_000 }).toEqual(["The bridge is shut.", "The ferry is on time again."]);
  await ingest.close();
  await archive.close();
});
