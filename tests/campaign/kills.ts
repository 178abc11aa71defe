import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { filesOf } from "../../src/article/files.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { openState } from "../../src/state/state.ts";
import { isKept } from "../../src/surfaces/discord/custom-id.ts";
import { message, slash } from "../surfaces/discord/interactions.ts";
import { self, standIn } from "../surfaces/discord/stand-in.ts";
import { type Budget, type Findings, tally } from "./budget.ts";
import { sound } from "./sound.ts";

/** A new archive is started after this many kills, so that checking stays quick. */
const KILLS_AN_ARCHIVE = 20;

/** A program is killed within this many milliseconds of its first sign of work. */
const SOON = 120;

const run = (script: string, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ["ignore", "pipe", "ignore"] });

async function kill(child: ChildProcess): Promise<void> {
  const ended = child.exitCode !== null ? null : new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

/**
 * Kills a program that adds and one that answers, in turn, at random moments. Everything reported as stored must be held, nothing half written,
 * every button of a sent card must work, and no message be posted twice.
 */
export async function kills(budget: Budget): Promise<Findings> {
  const { counts, count } = tally();
  const faults: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const adding = whileAdding(budget, folder, faults);
  const sending = await whileSending(budget, folder, faults, (buttons) => count("buttons of those answers that work", buttons));
  for (let round = 0; budget.more(); round++) {
    if (round % 2 === 0) count("articles stored by programs that were killed while adding", await adding(round));
    else count("answers sent by programs that were killed while sending", await sending.kill());
    count("kills");
  }
  await sending.close();
  rmSync(folder, { recursive: true, force: true });
  return { counts, faults };
}

function whileAdding({ random }: Budget, folder: string, faults: string[]): (round: number) => Promise<number> {
  let file = "";
  let reported: string[] = [];
  return async (round) => {
    if (round % (2 * KILLS_AN_ARCHIVE) === 0) {
      file = join(folder, `${round}.sqlite`);
      reported = [];
    }
    const before = reported.length;
    let output = "";
    const child = run("adder.ts", file, String(round * 1_000_000));
    child.stdout!.on("data", (part) => {
      output += part;
    });
    while (output === "" && child.exitCode === null) await wait(2);
    await wait(random() * SOON);
    await kill(child);
    reported.push(...output.split("\n").slice(0, -1));

    const archive = openArchive(file);
    await archive.catchUp();
    const held = new Set((await archive.list({}, 1_000_000)).map(({ id }) => id));
    const lost = reported.filter((id) => !held.has(id));
    if (lost.length > 0) faults.push(`round ${round}: lost ${lost.join(", ")}`);
    if ((await archive.holdings()).quotations !== held.size) faults.push(`round ${round}: quotations are half written`);
    const found = (await archive.search('"counted 400 ships"', {}, 1_000_000)).length;
    if (found !== held.size) faults.push(`round ${round}: ${found} of ${held.size} are found`);
    await archive.close();
    faults.push(...sound(file).map((damage) => `round ${round}: ${damage}`));
    return reported.length - before;
  };
}

/** Words from an article, and too many for a button, so that the request is kept in the state file. */
const long = (number: number): string =>
  `These two nations have great culture and are influenced by new technology, said ${number} of ${"many ".repeat(20)}people`;

const customIds = (body: unknown): string[] =>
  [...JSON.stringify(body ?? null).matchAll(/"(?:custom_id|value)":"([^"]*)"/g)].map(([, id]) => id!);

async function whileSending({ random }: Budget, folder: string, faults: string[], working: (buttons: number) => void) {
  const archiveFile = join(folder, "held.sqlite");
  const stateFile = join(folder, "state.sqlite");
  const archive = openArchive(archiveFile);
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
  await archive.close();
  const discord = await standIn();
  let asked = 0;
  return {
    async kill(): Promise<number> {
      discord.made.length = 0;
      const identified = discord.state.identified;
      const child = run("sender.ts", discord.api, archiveFile, stateFile);
      while (discord.state.identified === identified && child.exitCode === null) await wait(5);
      await wait(50);
      for (let sent = 0; sent < 8; sent++) {
        const interaction = slash(sent % 2 === 0 ? "check" : "search", { [sent % 2 === 0 ? "quote" : "words"]: long(++asked) });
        discord.expectAnswer(interaction.id);
        discord.dispatch("INTERACTION_CREATE", interaction);
        discord.dispatch("MESSAGE_CREATE", message(`<@${self}> ${long(asked)}`));
      }
      const answered = () => discord.made.filter(({ status, method }) => status === 200 && method === "POST");
      while (answered().length === 0 && child.exitCode === null) await wait(2);
      await wait(random() * 2 * SOON);
      await kill(child);
      await wait(20);

      const answers = answered();
      const state = openState(stateFile);
      const buttons = answers.flatMap(({ body }) => customIds(body)).filter(isKept);
      const requests = await Promise.all(buttons.map((id) => state.kept(id.slice(2))));
      const dead = buttons.filter((_, at) => requests[at] === null);
      faults.push(...dead.map((id) => `a button that was sent does not work: ${id}`));
      working(buttons.length - dead.length);
      await state.close();
      const nonces = discord.messages.map(({ nonce }) => nonce);
      if (new Set(nonces).size < nonces.length) faults.push("a message was posted twice");
      discord.messages.length = 0;
      faults.push(...sound(stateFile), ...sound(archiveFile));
      return answers.length;
    },
    close: discord.close,
  };
}
