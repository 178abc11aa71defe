// Adds articles and prints the id of each, until it is killed or cannot write.
import { openArchive } from "../../src/ingest/open-archive.ts";
import { article } from "../support/articles.ts";

const archive = openArchive(process.argv[2]!);
const paragraph = `“We counted 400 ships,” Ana Ruiz said. ${"The harbour was full. ".repeat(20)}`;
for (let number = Number(process.argv[3]); ; number++) {
  const text = `Report ${number}. ${paragraph}`;
  const sentences = [{ start: 0, end: text.length }];
  const summary = { short: [], medium: sentences, long: [] };
  const speaker = { name: { start: 40, end: 48 }, how: "named", mention: { start: 40, end: 48 }, role: null } as const;
  const quotations = [{ start: 12, end: 33, speaker, cue: null }];
  const analysis = { version: 1, paragraphs: sentences, sentences, summary, quotations, names: [], facts: [] };
  const { id } = await archive.add(article({ path: `report-${number}.md`, title: `Report ${number}`, text }), analysis, null);
  process.stdout.write(`${id}\n`);
}
