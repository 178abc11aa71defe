/**
 * `npm run replies -- ARCHIVE FILE [--questions FILE…]`: what an archive replies to questions and to every command about its articles. The first
 * run writes FILE, a line a request; later runs compare with it and list what differs. A change that only makes things faster changes nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { commands } from "../commands/index.ts";
import { answerOrStory } from "../src/answer/answer-or-story.ts";
import type { Request } from "../src/answer/command.ts";
import { respond, SHARE } from "../src/cards/respond.ts";
import type { Archive, StoredArticle } from "../src/index/archive.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { discord } from "../src/surfaces/discord/draw.ts";
import { slice } from "../src/text/span.ts";

/** Articles whose contents are asked for, spread over the archive. */
const ARTICLES = 120;
/** The day of asking, where a question names none. */
const NOW = "2026-11-27";

type RecordedRequest = Pick<Request, "command" | "options"> & { readonly now: Date };
type Question = { readonly question?: string; readonly typed?: string; readonly asked?: string };

/** Questions from lines of JSON with `question` or `typed`, and `asked`, the day. */
function readQuestions(file: string): RecordedRequest[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const { question, typed, asked } = JSON.parse(line) as Question;
    return { command: "ask", options: { question: question ?? typed ?? "" }, now: new Date(asked ?? NOW) };
  });
}

/** Every command, about one article. */
async function requestsAbout(
  archive: Archive,
  { id, revision, title, text }: StoredArticle,
  number: number,
): Promise<RecordedRequest[]> {
  const analysis = (await archive.analysis(id))!;
  const words = title.split(" ");
  const quotation = analysis.quotations[number % Math.max(1, analysis.quotations.length)];
  const name = quotation?.speaker?.name;
  const speaker = name ? slice(text, name) : words[0]!;
  const said = quotation ? slice(text, quotation) : text.slice(0, 90);
  const sentence = analysis.sentences[Math.floor(analysis.sentences.length / 2)]!;
  const all: readonly Pick<RecordedRequest, "command" | "options">[] = [
    { command: "summary", options: { article: id, length: ["short", "medium", "long"][number % 3]! } },
    { command: "quote", options: { article: id } },
    { command: "quote", options: { speaker } },
    { command: "quote", options: { topic: words.slice(0, 3).join(" ") } },
    { command: "facts", options: { article: id } },
    { command: "facts", options: { topic: words.slice(-3).join(" ") } },
    { command: "search", options: { words: title } },
    { command: "ask", options: { question: `${["Who", "When", "Why", "How many"][number % 4]!} ${title}?` } },
    { command: "ask", options: { question: `What did ${speaker} say?`, article: id } },
    { command: "check", options: { quote: said } },
    { command: "check", options: { quote: said.replace(/\s\S+\s/, " "), speaker } },
    { command: "source", options: { id: `${id}@${revision}:${sentence.start}-${sentence.end}` } },
    { command: "context", options: { article: id, revision, place: `${sentence.start}-${sentence.end}` } },
  ];
  return all.map((request) => ({ ...request, now: new Date(NOW) }));
}

/** Figures as `verbatim ask --json` prints them. */
const rounded = (figure: number): number => Number(figure.toFixed(4));

/** What a request comes to: the message for Discord, what is suggested for each option, and a question's figures. */
async function reply(archive: Archive, { command, options, now }: RecordedRequest): Promise<unknown> {
  const request: Request = { command, options, page: 0, locale: "en-US" };
  const services = { archive, now: () => now };
  const { drawing } = await respond(request, { commands, services, share: SHARE }, discord);
  const suggested = [];
  for (const [option, complete] of Object.entries(commands.get(command)?.complete ?? {}))
    if (typeof options[option] === "string")
      suggested.push(await complete(options[option].slice(0, 4), { ...request, options: {} }, services));
  if (typeof options.question !== "string") return { drawing, suggested };
  const { consulted } = await answerOrStory(archive, options.question, {}, { now });
  const { answered, confidence, found } = consulted;
  const listed = found.map(({ article, excerpt, score }) => [article.id, excerpt, rounded(score)]);
  return { drawing, suggested, answered, confidence: rounded(confidence), found: listed };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: "string", multiple: true, default: [] } },
});
const [path, file] = positionals;
if (path === undefined || file === undefined) throw new Error("usage: npm run replies -- ARCHIVE FILE [--questions FILE…]");
const archive = openArchive(path);
const articles = await archive.list({}, archive.size());
const spread = articles
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  .filter((_, at) => at % Math.ceil(articles.length / ARTICLES) === 0);
const asked = values.questions.flatMap(readQuestions);
for (const [number, article] of spread.entries()) asked.push(...(await requestsAbout(archive, article, number)));
asked.push({ command: "about", options: {}, now: new Date(NOW) }, { command: "help", options: {}, now: new Date(NOW) });

const lines: string[] = [];
for (const one of asked) lines.push(JSON.stringify([one, await reply(archive, one)]));
await archive.close();
console.log(`${lines.length} replies, ${createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16)}`);
if (!existsSync(file)) writeFileSync(file, lines.join("\n"));
else {
  const before = readFileSync(file, "utf8").split("\n");
  const differing = lines.filter((line, at) => line !== before[at]);
  for (const line of differing.slice(0, 10)) console.log(JSON.stringify(JSON.parse(line)[0]));
  console.log(`${differing.length} differ`);
  if (differing.length > 0 || before.length !== lines.length) process.exitCode = 1;
}
