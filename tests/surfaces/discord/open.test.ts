import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { filesOf } from "../../../src/article/files.ts";
import { configuration } from "../../../src/config.ts";
import { addFiles } from "../../../src/ingest/add-files.ts";
import { openArchive } from "../../../src/ingest/open-archive.ts";
import { openLog } from "../../../src/log.ts";
import { DatabaseError } from "../../../src/sqlite/error.ts";
import { openState } from "../../../src/state/state.ts";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import { openBot } from "../../../src/surfaces/discord/open.ts";
import { slash } from "./interactions.ts";

it("answers even if the disk is full and long buttons cannot be kept", async () => {
  const logged: string[] = [];
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content/alibaba-india.md"]))));
  const keep = async () => {
    throw new DatabaseError("state.sqlite", "cannot grow: the disk is full");
  };
  const config = configuration({});
  const bot = openBot(
    { commands, services: { archive, now: () => new Date() }, share: config.share },
    { ...openState(":memory:"), keep },
    config,
    openLog("debug", { write: (line) => logged.push(line) }),
  );
  const words = `These two nations have great culture and are influenced by new technology, said ${"many ".repeat(20)}people`;
  const { callback } = await answer(slash("search", { words }), bot);
  expect(JSON.stringify(callback)).toContain("In context");
  expect(logged.join()).toContain("a long button will not work");
});
