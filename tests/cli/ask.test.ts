import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";
import { verbatim } from "./verbatim.ts";

it("answers every line of a batch, even one that names an unknown article or is broken JSON", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const archive = openArchive(file);
  await archive.add(
    ...analysed({
      title: "Ferry",
      text: "The ferry carried 400 passengers on Monday. It was full. It left at noon. All cheered.",
    }),
  );
  await archive.close();
  const lines = [
    "How many passengers did the ferry carry?",
    '{ "question": "How many passengers?", "article": "nobody" }',
    "{ broken",
    "",
    "-",
  ];
  lines.push('{ "question": "How many passengers?", "now": "some day" }');
  const { status, out, err } = await verbatim(["ask", "-", "--archive", file, "--json"], lines);
  expect([status, err]).toEqual([0, []]);
  const answers = out.map((line) => JSON.parse(line));
  expect(answers.map(({ question }) => question)).toEqual([
    lines[0],
    "How many passengers?",
    "{ broken",
    "-",
    "How many passengers?",
  ]);
  expect(answers[0]).toMatchObject({ answered: true, answer: { text: expect.stringContaining("400") } });
  expect(answers[0].story).toBeNull();
  const [topic] = (await verbatim(["ask", "ferry", "--archive", file, "--json"])).out.map((line) => JSON.parse(line));
  expect(topic).toMatchObject({ answered: false, excerpt: null, story: { title: "Ferry", article: expect.any(String) } });
  for (const { text, start, end } of topic.story.excerpts) expect(text).toHaveLength(end - start);
  expect(answers[1]).toMatchObject({ answered: false, excerpt: null, error: "no article nobody is held" });
  expect(answers[4]).toMatchObject({ answered: false, excerpt: null, error: "now must be a date such as 2026-11-27" });
  expect((await verbatim(["ask", "What?", "--archive", file, "--article", "nobody"])).status).toBe(2);
  expect((await verbatim(["ask", "What?", "--archive", file, "--threshold", "2"])).status).toBe(2);
});
