import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../../commands/index.ts";
import { ExcerptError } from "../../src/article/excerpt.ts";
import { filesOf } from "../../src/article/files.ts";
import { piecesOf } from "../../src/audit/audit.ts";
import { sample } from "../../src/audit/random.ts";
import { bare, rawWords } from "../../src/audit/raw-words.ts";
import { requestsFor } from "../../src/audit/requests.ts";
import { GateError } from "../../src/cards/gate.ts";
import { respond, SHARE } from "../../src/cards/respond.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openFeedJournal } from "../../src/ingest/feed-journal.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { rebuild } from "../../src/ingest/rebuild.ts";
import { verifyArticle } from "../../src/ingest/verify.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { defaults } from "../../src/state/settings.ts";
import { openState } from "../../src/state/state.ts";
import { idOf, keyOf, pressed } from "../../src/surfaces/discord/custom-id.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import type { Budget } from "./budget.ts";

const FILES = ["archive.sqlite", "archive.inputs.sqlite", "archive.sources.sqlite", "state.sqlite"] as const;

/** Articles asked for in each trial. */
const READ = 3;

const KEPT = { command: "ask", options: { question: "Who said it? ".repeat(20) }, page: 0, locale: "en" };

/**
 * Prepares an archive; each call of the result flips one bit or fifty in one file of a copy. Whatever is then shown must stand in the articles;
 * whatever cannot be shown must fail with an error that names the file or the article.
 */
export async function damage(
  whole: string,
  { random }: Budget,
  count: (what: string) => void,
  faults: string[],
): Promise<() => Promise<void>> {
  const paths = await Array.fromAsync(filesOf(["content"]));
  const words = paths.map((path) => rawWords(readFileSync(path))).join("\n");
  const archive = openArchive(join(whole, FILES[0]));
  for await (const _ of addFiles(archive, paths));
  const articles = (await archive.list({}, 1000)).map(({ id, title }) => ({ id, title }));
  await archive.close();
  const state = openState(join(whole, "state.sqlite"));
  for (let n = 0; n < 50; n++) {
    const request = { ...KEPT, page: n };
    await state.keep(keyOf(request), request);
    await state.change(String(n), { ...defaults, channels: [String(n)] });
  }
  await state.close();
  const journal = openFeedJournal(join(whole, FILES[0]));
  for (let n = 0; n < 50; n++) await journal.succeeded(`https://example.org/${n}`, "2026-01-01", n, null, null);
  await journal.close();
  const trial = `${whole}-trial`;

  return async () => {
    rmSync(trial, { recursive: true, force: true });
    cpSync(whole, trial, { recursive: true });
    const name = FILES[Math.floor(random() * FILES.length)]!;
    const file = join(trial, name);
    const flips = random() < 0.5 ? 1 : 50;
    const bytes = readFileSync(file);
    for (let flip = 0; flip < flips; flip++) bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
    writeFileSync(file, bytes);
    count(`trials with flipped bytes in ${name}`);

    /** Runs a step; if it fails, the error must say what is damaged. */
    const step = async (what: string, work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch (error) {
        const named = error instanceof DatabaseError && error.message.includes(trial);
        if (named || error instanceof ExcerptError) count("damages found and named");
        else if (error instanceof GateError) count("replies that the gate refused");
        else faults.push(`${name}, ${flips} flipped, ${what}: ${(error as Error).stack}`);
      }
    };
    const prove = async (damaged: WritableArchive) => {
      for (const article of await damaged.list({}, 1000))
        await step("proving", async () => {
          const { kind } = await verifyArticle(damaged, article);
          count(kind === "proved" ? "articles still proved" : "damages found and named");
        });
    };
    if (name === "state.sqlite") return step("state", () => readState(join(trial, name)));
    if (name === "archive.sources.sqlite") return step("journal", () => readJournal(join(trial, FILES[0])));
    const drawn = sample(articles, READ, random);
    await step("opening", async () => {
      const damaged = openArchive(join(trial, FILES[0]));
      for (const article of drawn) await ask(damaged, article, step);
      if (name === "archive.inputs.sqlite") await prove(damaged);
      await step("closing", damaged.close);
    });
    if (name !== "archive.inputs.sqlite") return;
    await step("rebuilding", async () => {
      await rebuild(join(trial, FILES[0]));
      const rebuilt = openArchive(join(trial, FILES[0]));
      for (const article of drawn) await ask(rebuilt, article, step);
      await rebuilt.close();
    });
  };

  async function ask(
    archive: WritableArchive,
    article: (typeof articles)[number],
    step: (what: string, work: () => unknown) => Promise<void>,
  ): Promise<void> {
    for (const request of requestsFor(article))
      await step(request.command, async () => {
        const { drawing } = await respond(
          request,
          { commands, services: { archive, now: () => new Date() }, share: SHARE },
          discord,
        );
        const strays = piecesOf(drawing).filter((piece) => !words.includes(bare(piece)));
        count("replies read");
        faults.push(...strays.map((stray) => `/${request.command} shows what no article says: ${stray}`));
      });
  }

  async function readState(file: string): Promise<void> {
    const state = openState(file);
    try {
      for (let n = 0; n < 50; n++) {
        const request = { ...KEPT, page: n };
        const found = await pressed(idOf(request, false), "en", state.kept);
        if (found.kind === "request" && keyOf(found.request) !== keyOf(request)) throw new Error("a kept request was changed");
        await state.settings(String(n));
      }
    } finally {
      await state.close();
    }
  }

  async function readJournal(file: string): Promise<void> {
    const journal = openFeedJournal(file);
    try {
      for (let n = 0; n < 50; n++) await journal.entry(`https://example.org/${n}`);
    } finally {
      await journal.close();
    }
  }
}
