import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openState } from "../../src/state/state.ts";

/** Written by the version before follows, 2271feb: a server's settings and a kept request. */
const RELEASED = new URL("./released.sqlite", import.meta.url);

it("a state file of the version before keeps its settings and takes follows", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "state.sqlite");
  copyFileSync(RELEASED, file);
  const written = new Date();
  for (let times = 0; times < 2; times++) {
    const state = openState(file, () => written);
    expect(await state.settings("200000000000000001")).toEqual({
      private: true,
      channels: ["300000000000000001"],
      cooldown: { user: { requests: 2, seconds: 30 } },
      language: "fr",
      reader: true,
    });
    const follow = {
      channel: "3",
      server: "2",
      user: "1",
      conditions: { topic: "rates" },
      locale: "fr",
      quiet: null,
      role: null,
    };
    await state.telling!.follows.add({ ...follow, begins: times });
    expect((await state.telling!.follows.list({ server: "2" })).length).toBe(times + 1);
    expect(await state.telling!.outbox.cursor()).toBeNull();
    await state.close();
  }
});
