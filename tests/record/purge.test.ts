import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packInput } from "../../src/record/input.ts";
import { openRecord, recordFile } from "../../src/record/record.ts";

it("leaves nothing of a purged input in the file, not even compressed", async () => {
  const archive = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const bytes = new TextEncoder().encode("The xylophone sank. It was old, and nobody saw it go down.");
  const packed = packInput({ kind: "file", path: "xylophone.txt", bytes });
  const isLeft = () =>
    [Buffer.from(packed.bytes), packed.path].some((words) => readFileSync(recordFile(archive)).includes(words));
  const at = "2026-01-01T00:00:00Z";

  const record = openRecord(archive);
  await record.append([{ id: "a", input: packed }], at);
  await record.close();
  expect(isLeft()).toBe(true);

  const again = openRecord(archive);
  await again.purge("a", at);
  await again.close();
  expect(isLeft()).toBe(false);
});
