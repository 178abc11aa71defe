import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { measureAll } from "../../src/answer/choose.ts";
import { gather } from "../../src/answer/gather.ts";
import { warmUp } from "../../src/answer/warm-up.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readQuestion } from "../../src/language/question/read.ts";
import { analysed } from "../support/articles.ts";

it("lets others in while many articles are measured", async () => {
  const archive = openArchive(":memory:", undefined, null);
  await archive.add(
    ...analysed({ title: "The ferry", text: "The ferry left the harbour at noon. It was late again. ".repeat(40) }),
  );
  const { query, gathered } = await gather(archive, readQuestion("When did the ferry leave the harbour?"), {}, null);
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    while (!isOver) turns += await setImmediate(1);
  })();
  const measured = await measureAll(
    query,
    Array.from({ length: 200 }, () => gathered[0]!),
  );
  isOver = true;
  await others;
  expect(measured).toHaveLength(200);
  expect(turns).toBeGreaterThan(2);
  await archive.close();
});

it("asks a first question of an empty archive, too", async () => {
  const archive = openArchive(":memory:", undefined, null);
  await warmUp(archive);
  await archive.close();
});
