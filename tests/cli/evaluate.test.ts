import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { standIn } from "../reader/stand-in.ts";
import { verbatim } from "./verbatim.ts";

afterEach(() => vi.unstubAllEnvs());

function questionSet(): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-questions-"));
  mkdirSync(join(folder, "articles"));
  const articles = {
    "ferry.md":
      "# Ferry sinks off Hestra\n\nThe ferry to Hestra sank on Monday in a storm.\n\nAll 40 people aboard were saved. Divers found the wreck on Tuesday.",
    "fares.md":
      "# Ferry fares rise\n\nThe ferry to Hestra will cost more next year.\n\nThe town of 900 people has protested against it.",
  };
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, "articles", name), text);
  const questions = [
    { id: "1", question: "When did the ferry to Hestra sink?", article: "ferry.md", gold: ["Monday"] },
    { id: "2", question: "Who found the wreck of the Hestra ferry?", article: "ferry.md", gold: ["divers"] },
    { id: "3", question: "Who is the mayor of Hestra?", article: null, gold: [], answerable: false },
  ];
  writeFileSync(join(folder, "questions.jsonl"), questions.map((one) => JSON.stringify(one)).join("\n"));
  return folder;
}

it("says what a folder without questions lacks", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-questions-"));
  const { status, err } = await verbatim(["evaluate", folder]);
  expect([status, err]).toEqual([2, [`${join(folder, "questions.jsonl")} does not exist: one question a line (docs/reader.md)`]]);
});

it("prints what the rules reach, and how to set up a reader", async () => {
  const { status, out, err } = await verbatim(["evaluate", questionSet()]);
  expect(status).toBe(0);
  expect(out.find((line) => line.startsWith("questions"))).toMatch(/ 3$/);
  expect(out.find((line) => line.startsWith("right article first"))).toMatch(/1\.000$/);
  expect(err.join()).toContain("READER_URL");
});

it("leaves no archive behind", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "verbatim-temporary-"));
  const folder = questionSet();
  vi.stubEnv("TMPDIR", temporary);
  await verbatim(["evaluate", folder]);
  expect(readdirSync(temporary)).toEqual([]);
});

it("prints what the reader reaches beside the rules, its tokens and its failures", async () => {
  const server = await standIn((response, { body }) => {
    const [question, _, ...lines] = body.messages[1]!.content.split("\n");
    const words = question!.includes("mayor") ? /never/ : question!.includes("wreck") ? /Divers/ : /sank/;
    const picks = lines.slice(0, -1).flatMap((line) => {
      const { candidate, sentences } = JSON.parse(line) as { candidate: number; sentences: Record<string, string> };
      const found = Object.entries(sentences).find(([, text]) => words.test(text));
      return found ? [{ candidate, sentence: Number(found[0]) }] : [];
    });
    const content = question!.includes("wreck") ? "The divers did" : JSON.stringify({ picks });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { content } }], usage: { total_tokens: 300 } }));
  });
  vi.stubEnv("READER_URL", server.url);
  vi.stubEnv("READER_MODEL", "tiny");
  vi.stubEnv("LOG_LEVEL", "silent");
  const { status, out } = await verbatim(["evaluate", questionSet(), "--json"]);
  await server.close();
  expect(status).toBe(0);
  const [rules, reader] = out.map((line) => JSON.parse(line));
  expect(rules).toMatchObject({ by: "rules", questions: 3, tokens: 0 });
  expect(reader).toMatchObject({ by: "tiny", questions: 3, first: 1, silentRightly: 1, tokens: 200 });
  expect(reader.right).toBeGreaterThanOrEqual(0.5);
  expect(reader.leftToRules).toBeCloseTo(1 / 3);
});

it("refuses a limit that is none", async () => {
  expect((await verbatim(["evaluate", questionSet(), "--limit", "none"])).status).toBe(2);
});
