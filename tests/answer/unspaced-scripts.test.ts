import { expect, it } from "vitest";
import { check } from "../../src/answer/check.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

it("searches and checks articles in a script without spaces", async () => {
  const archive = openArchive(":memory:");
  const text = "市は火曜日に古い橋を閉鎖した。市長は「橋は四月に再開する」と述べた。北京大学の研究者も調査に加わった。";
  await archive.add(...analysed({ title: "市は橋を閉鎖", language: "ja", text }));
  for (const words of ["橋", "北京", "再開", "橋は四月に再開する"]) expect(await archive.search(words)).toHaveLength(1);
  expect(await archive.search("雪")).toEqual([]);
  const verdict = async (quote: string) => (await check(archive, { quote })).verdict;
  expect(await verdict("橋は四月に再開する")).toBe("exact");
  expect(await verdict("市は火曜日に古い橋を閉鎖した")).toBe("exact");
  expect(await verdict("市は火曜日に古い橋を再開した")).toBe("altered");
  await archive.close();
});
