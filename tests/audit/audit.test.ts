import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { audit } from "../../src/audit/audit.ts";
import { alteredByOneWord } from "../../src/audit/premises.ts";
import { seeded } from "../../src/audit/random.ts";
import { bare, rawWords } from "../../src/audit/raw-words.ts";
import { reportOf, sheetOf } from "../../src/audit/report.ts";
import { OVERVIEWS, requestsFor } from "../../src/audit/requests.ts";
import { articleOf } from "../../src/index/rows.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readArticle } from "../../src/language/read.ts";

const options = { articles: 10, premises: 20, altered: 10, seed: 7 };
const TEXT =
  "Prices rose in three towns.\n\n“We have never before seen prices climb so quickly in a single winter,” said Ana Ruiz, the mayor.\n\nThe council of each town met in the evening to talk about bread, milk and coal, which had all become dearer. Nobody knew when the mills would open again, and the shops along the river had sold most of what they had. A train with flour was expected on Thursday, though the snow had closed the line twice that week.\n";

async function filled() {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "towns.md");
  writeFileSync(file, `---\ntitle: The three towns\n---\n${TEXT}`);
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, [file]));
  return archive;
}

it("finds every excerpt in the raw input, answers no false premise, and calls nothing altered exact", async () => {
  const archive = await filled();
  const result = await audit(archive, options);
  expect(result).toMatchObject({
    held: 1,
    articles: 1,
    refused: 0,
    stray: [],
    altered: { exact: [] },
    premises: { answered: [] },
  });
  expect(result.excerpts).toBeGreaterThan(3);
  expect(result.premises.asked).toBe(20);
  expect(await audit(archive, options)).toEqual(result);
  expect(sheetOf(result)).toContain('"Ana Ruiz"');
  const report = reportOf(result, "A test", "2026-01-01", "1");
  expect(report).toContain(`| ${result.excerpts} | 0 |`);
  expect(report).toContain(`| ${result.replies} | 0 |`);
  expect(report).not.toMatch(/Words that stand in no raw input|Answered, though|Called exact/);
  await archive.close();
});

it("finds words that no publisher printed, though gate and archive agree on them", async () => {
  const archive = await filled();
  const [held] = await archive.list();
  const misread = { ...articleOf(held!), text: held!.text.replace("so quickly", "so slowly") };
  await archive.purge(held!.id);
  await archive.add(misread, readArticle(misread), new TextEncoder().encode(TEXT));
  const { stray } = await audit(archive, options);
  expect(stray.map(({ words }) => words).join(" ")).toContain("climb so slowly");
  await archive.close();
});

it("lists what it found wrong, even one of each", async () => {
  const found = {
    ...{ seed: 1, held: 1, articles: 1, replies: 3, excerpts: 5, refused: 2, sampled: [] },
    stray: [{ article: "towns", command: "ask", words: "climb so\nslowly" }],
    premises: { asked: 4, answered: ["Who is Ada Nobody?"] },
    altered: { checked: 6, exact: ["prices fell"] },
  };
  const report = reportOf(found, "A test", "2026-01-01", "1");
  for (const row of ["| 5 | 1 |", "| 5 | 2 |", "| 4 | 1 |", "| 6 | 1 |"]) expect(report).toContain(row);
  for (const line of ["- towns, /ask: climb so slowly\n", "- Who is Ada Nobody?\n", "- prices fell\n"])
    expect(report).toContain(line);
});

it.each([
  ["<p>Mr.&nbsp;O&#39;Leary <b>said</b> so</p>", "Mr. O'Leary said so"],
  ["He *never* said\nso", "He never said so"],
  ['{"text":"caf\\u00e9 <i>closed</i>\\n"}', "café closed"],
])("reads %j as a person would", (raw, shown) => {
  expect(rawWords(new TextEncoder().encode(raw))).toContain(bare(shown));
});

it("changes one word and no more", () => {
  const altered = alteredByOneWord("They have great culture", ["poorer"], seeded(1));
  expect(["They have poorer culture", "They have great poorer"]).toContain(altered);
});

/** Commands that an audit does not try, and why. */
const NOT_TRIED = {
  about: "shows no article's words",
  add: "changes the archive",
  alert: "is a post again, with the words of /quote and /search",
  context: "needs a place in an article",
  follow: "needs a channel",
  following: "needs a channel",
  help: "shows no article's words",
  source: "needs a citation id",
  sources: "shows no article's words",
};

it("tries every command that shows news", () => {
  const said = { quote: "We have never seen it", speaker: "Ana Ruiz" };
  const tried = [...requestsFor({ id: "a", title: "The three towns" }, said), ...OVERVIEWS].map(({ command }) => command);
  expect([...new Set([...tried, ...Object.keys(NOT_TRIED)])].sort()).toEqual([...commands.keys()].sort());
});
