import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { openArchive } from "../../src/ingest/open-archive.ts";

/** How often the adding program is killed: `KILLS=100 npx vitest run tests/ingest/kill.test.ts` for the whole measure. */
const KILLS = Number(process.env.KILLS ?? 6);

it("loses nothing that was reported as stored and leaves nothing half written, whenever it is killed", {
  timeout: 60_000 + KILLS * 5_000,
}, async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const reported: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    let output = "";
    const child = spawn(process.execPath, [join(import.meta.dirname, "adder.ts"), file, String(round * 1_000_000)]);
    child.stdout.on("data", (part) => {
      output += part;
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (output === "" && child.exitCode === null) await wait(5);
    await wait(Math.random() * 60);
    child.kill("SIGKILL");
    await ended;
    reported.push(...output.split("\n").slice(0, -1));

    const archive = openArchive(file);
    await archive.catchUp();
    expect(archive.behind()).toBe(0);
    const held = new Set((await archive.list({}, 1_000_000)).map(({ id }) => id));
    expect(reported.filter((id) => !held.has(id))).toEqual([]);
    expect((await archive.holdings()).quotations).toBe(held.size);
    expect((await archive.search('"counted 400 ships"', {}, 1_000_000)).length).toBe(held.size);
    await archive.close();
    const database = new DatabaseSync(file);
    expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    database.close();
  }
  expect(reported.length).toBeGreaterThan(KILLS);
});
