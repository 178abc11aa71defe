import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { openFeedJournal } from "../../src/ingest/feed-journal.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readArticle } from "../../src/language/read.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { defaults } from "../../src/state/settings.ts";
import { openState } from "../../src/state/state.ts";
import { analysed } from "../support/articles.ts";
import type { Budget } from "./budget.ts";
import { sound } from "./sound.ts";

/** How writes fail, as SQLite reports it (https://sqlite.org/rescode.html). */
const FAILURES = [
  { errcode: 13, message: "database or disk is full" },
  { errcode: 8, message: "attempt to write a readonly database" },
  { errcode: 778, message: "disk I/O error" },
] as const;

/** The state of the injected failure: all writes from number `failFrom` on fail, rollbacks never. */
const writes = { done: 0, failFrom: Number.POSITIVE_INFINITY, how: FAILURES[0] as (typeof FAILURES)[number] };

function written(sql = ""): void {
  if (sql.startsWith("ROLLBACK") || writes.done++ < writes.failFrom) return;
  const { errcode, message } = writes.how;
  throw Object.assign(new Error(message), { code: "ERR_SQLITE_ERROR", errcode });
}

/** Counts the writes of all databases, and makes them fail, while `work` runs. */
async function withFailures(work: () => Promise<void>): Promise<void> {
  const { run } = StatementSync.prototype;
  const { exec } = DatabaseSync.prototype;
  StatementSync.prototype.run = function (this: StatementSync, ...given: Parameters<typeof run>) {
    written();
    return run.apply(this, given);
  } as typeof run;
  DatabaseSync.prototype.exec = function (sql) {
    written(sql);
    exec.call(this, sql);
  };
  try {
    await work();
  } finally {
    StatementSync.prototype.run = run;
    DatabaseSync.prototype.exec = exec;
  }
}

/** Does everything that writes, step by step; `failed` receives what a step threw. Returns the ids reported as stored. */
async function everyWrite(file: string, failed: (error: unknown) => void): Promise<string[]> {
  const stored: string[] = [];
  const closing: (() => unknown)[] = [];
  const step = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
  };
  const read = (title: string, text: string) => analysed({ title, path: `${title}.md`, text });
  await step(async () => {
    const archive = openArchive(file);
    closing.push(archive.close);
    for (const text of ["The ferry is late.", "The ferry is late again."])
      await step(async () => stored.push((await archive.add(...read("Ferry", text))).id));
    await step(async () => stored.push((await archive.add(...read("Tram", "The tram waits."))).id));
    await step(() => archive.vanish(stored.at(-1) ?? "", true));
    await step(async () => {
      for (const held of await archive.list()) await archive.reanalyse(held, readArticle(held));
    });
    const { id } = read("Bus", "The bus is gone.")[0];
    await step(() => archive.add(...read("Bus", "The bus is gone.")));
    await step(() => archive.withdraw(id));
    await step(() => archive.purge(id));
  });
  await step(async () => {
    const state = openState(`${file}.state`);
    closing.push(state.close);
    await state.keep("key", { command: "ask", options: {}, page: 0, locale: "en" });
    await state.change("1", { ...defaults, private: true });
  });
  await step(async () => {
    const journal = openFeedJournal(file);
    closing.push(journal.close);
    await journal.succeeded("feed", "2026-01-01", 1, null, null);
    await journal.failed("feed", "answers 500");
  });
  for (const close of closing) await step(close);
  return stored;
}

/** Fails each write in turn (or every `stride`th) and all writes after it, in each way. */
export async function failEachWrite(
  folder: string,
  { more }: Budget,
  stride: number,
  count: (what: string) => void,
  faults: string[],
): Promise<void> {
  await withFailures(async () => {
    for (const how of FAILURES) {
      for (let failFrom = 0, failed = true; failed && more(); failFrom += stride) {
        rmSync(folder, { recursive: true, force: true });
        const file = join(folder, "archive.sqlite");
        Object.assign(writes, { done: 0, failFrom, how });
        failed = false;
        const stored = await everyWrite(file, (error) => {
          failed = true;
          if (!(error instanceof DatabaseError)) faults.push(`write ${failFrom}, ${how.message}: ${(error as Error).stack}`);
        });
        writes.failFrom = Number.POSITIVE_INFINITY;
        count(`runs in which a write and all after it failed: ${how.message}`);
        faults.push(...(await afterwards(file, stored)).map((fault) => `write ${failFrom}, ${how.message}: ${fault}`));
      }
    }
  });
}

/** Faults after the disk is repaired: everything stored must be held, and everything be writable. */
async function afterwards(file: string, stored: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const archive = openArchive(file);
  await archive.catchUp();
  for (const id of stored) if (!(await archive.article(id))) faults.push(`${id} was reported as stored and is lost`);
  await archive.close();
  await everyWrite(file, (error) => faults.push(`afterwards: ${(error as Error).stack}`));
  return [...faults, ...sound(file), ...sound(`${file}.state`)];
}
