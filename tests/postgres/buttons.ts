import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { freePort } from "../../scripts/own-postgres.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { isKept } from "../../src/surfaces/discord/custom-id.ts";
import { analysed } from "../support/articles.ts";
import { press, slash } from "../surfaces/discord/interactions.ts";
import { signer } from "../surfaces/discord/signer.ts";
import type { Around } from "./around.ts";

const QUOTED = "We have waited nine weeks for the ferry and nobody told us why it was late again this year";

/** Cards whose buttons are pressed in another process than the one that sent them. */
export function buttonsSuite(around: Around): void {
  it("a button pressed on a card of one process is answered by another, also once the first was killed", async () => {
    const archive = openArchive(":memory:", undefined, await openPostgresRecord(around.database));
    for (let n = 0; n < 12; n++)
      await archive.add(...analysed({ title: `Ferry ${n}`, text: `“${QUOTED} ${n},” said Ana Ruiz. The ferry is late.` }));
    const { publicKey, sign } = await signer();
    const [first, other] = await Promise.all([begin(around.address, publicKey), begin(around.address, publicKey)]);
    around.opened.push(first, other);

    const ask = async ({ port }: typeof first, interaction: object): Promise<unknown> => {
      const body = JSON.stringify(interaction);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = { "X-Signature-Ed25519": await sign(timestamp, Buffer.from(body)), "X-Signature-Timestamp": timestamp };
      const response = await fetch(`http://127.0.0.1:${port}/interactions`, { method: "POST", body, headers });
      return response.json();
    };
    const cards = [await ask(first, slash("search", { words: "ferry" })), await ask(first, slash("search", { words: QUOTED }))];
    const shown = cards.flatMap((card) => [...JSON.stringify(card).matchAll(/"(?:custom_id|value)":"(1[^"]+)"/g)]);
    const buttons = [...new Set(shown.map(([, id]) => id!))];
    expect(buttons.some(isKept)).toBe(true);
    expect(buttons.every(isKept)).toBe(false);

    const pressed = async (where: typeof first) => {
      const replies: unknown[] = [];
      for (const id of buttons) replies.push(await ask(where, press(id)));
      return replies;
    };
    const expected = await pressed(first);
    expect(JSON.stringify(expected)).toContain("We have waited nine weeks");
    expect(JSON.stringify(expected)).not.toContain("earlier version");
    expect(await pressed(other)).toEqual(expected);
    await first.close();
    expect(await pressed(other)).toEqual(expected);
    await archive.close();
  }, 60_000);
}

/** Starts the program with its interactions endpoint; `close` kills it. */
async function begin(address: string, publicKey: string) {
  const [port, health] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const settings = {
    ...{ DATABASE_URL: address, VERBATIM_ROLES: "answer", ARCHIVE_FILE: join(folder, "a.sqlite"), PROCESS_NAME: String(port) },
    ...{ HTTP_PORT: String(port), HEALTH_PORT: String(health), DISCORD_PUBLIC_KEY: publicKey, DISCORD_TOKEN: "" },
    ...{ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" },
  };
  const program = join(import.meta.dirname, "..", "..", "bin", "verbatim.js");
  const child = spawn(process.execPath, [program, "serve", "--http"], {
    cwd: folder,
    env: { ...process.env, ...settings },
    stdio: "ignore",
  });
  const isUp = async () => expect((await fetch(`http://127.0.0.1:${port}/interactions`)).status).toBeGreaterThan(0);
  await vi.waitFor(isUp, { timeout: 30_000, interval: 50 });
  return {
    port,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
  };
}
