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

/** Written by the version before attempts were counted and edits kept, 142dc8e: a post sent, one under way and one waiting. */
const UNDER_WAY = new URL("./posts-under-way.sqlite", import.meta.url);

it("a post under way in a state file of the version before is taken up as one that may have arrived", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "state.sqlite");
  copyFileSync(UNDER_WAY, file);
  const at = Date.parse("2026-03-02T10:00:00Z");
  const state = openState(file);
  const { follows, outbox } = state.telling!;
  expect(Object.fromEntries(await follows.fates("sent", at))).toEqual({ 1: "posted" });
  expect(await follows.get(1)).toMatchObject({ begins: 7, earlier: null });
  const later = at + 600_000;
  const claimed = [await outbox.claim(later, "discord"), await outbox.claim(later, "discord")];
  expect(claimed).toMatchObject([
    { key: "underway", tried: at, again: 0, newest: "1400000000000000000" },
    { key: "waiting", tried: null, again: 0, newest: null },
  ]);
  await state.close();
});
