import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { RequestOrigin } from "../../src/answer/follow.ts";
import { tellerOn } from "../tell/support.ts";

const place: RequestOrigin = { channel: "1", server: "9", user: "5", manages: true, member: true };

it("pauses a follow, resumes it from now on, and stops it", async () => {
  const on = await tellerOn();
  const { id } = await on.follow({ words: "ferry" });
  const { archive, follows, digests } = on;
  const following = { follows, digests, last: archive.lastChange, limits: { perServer: 9, perPerson: 9 } };
  const services = { archive, now: () => new Date(on.clock.now), following, place };
  const asked = (options: Record<string, string>) =>
    commands.get("following")!.run({ command: "following", options, page: 0, locale: "en" }, services);
  const comesIn = async (title: string) => {
    await on.add({ title, text: `${title} today. The ferry carried 400 people. Nobody was hurt. All went home.` });
    await on.teller.turn();
  };

  const paused = await asked({ id: String(id), do: "pause" });
  expect(paused).toMatchObject({ kind: "following", follows: [{ follow: { paused: true } }] });
  await comesIn("Missed");
  const resumed = await asked({ id: String(id), do: "resume" });
  expect(resumed).toMatchObject({ kind: "following", follows: [{ follow: { paused: false } }] });
  await comesIn("Posted");
  expect(on.titles()).toEqual(["Posted"]);
  expect(await asked({ id: String(id), do: "stop" })).toEqual({ kind: "follow refused", why: "stopped" });
  await comesIn("Too late");
  expect(on.titles()).toEqual(["Posted"]);
  expect(await asked({ id: String(id), do: "resume" })).toEqual({ kind: "follow refused", why: "gone" });
  await on.close();
});
