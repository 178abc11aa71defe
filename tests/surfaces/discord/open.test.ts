import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { filesOf } from "../../../src/article/files.ts";
import { configuration } from "../../../src/config.ts";
import { addFiles } from "../../../src/ingest/add-files.ts";
import { openArchive } from "../../../src/ingest/open-archive.ts";
import { openLog } from "../../../src/log.ts";
import type { GuardedReader } from "../../../src/reader/guarded.ts";
import { DatabaseError } from "../../../src/sqlite/error.ts";
import { openState } from "../../../src/state/state.ts";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import { openBot, shapes } from "../../../src/surfaces/discord/open.ts";
import { ada, bob, slash } from "./interactions.ts";

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

it("lets a model choose for each asker, unless the server's managers have switched it off", async () => {
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content/alibaba-india.md"]))));
  const askers: string[] = [];
  const reader: GuardedReader = {
    ...{ model: "tiny", host: null, summaries: false, close: async () => {} },
    limits: { candidates: 24, parallel: 1, milliseconds: 1000 },
    async read({ asker }) {
      askers.push(asker);
      return [{ candidate: 0, sentence: 0, span: null, confidence: null }];
    },
  };
  const config = configuration({ COOLDOWN_USER: "off" });
  const services = { archive, now: () => new Date(), reader };
  const bot = openBot({ commands, services, share: config.share }, openState(":memory:"), config, openLog("silent"));
  const asked = async (user: string) => {
    const { callback, later } = await answer(slash("ask", { question: "Who leads Alibaba?" }, { user }), bot);
    return JSON.stringify([callback, await later]);
  };
  expect(await asked(ada)).toContain("chosen by tiny from");
  await asked(bob);
  await answer(slash("settings", { model: false }, { permissions: "32" }), bot);
  expect(await asked(ada)).not.toContain("tiny");
  expect(askers).toEqual([ada, bob]);
});

it("offers the switch of a model only where there is one", () => {
  const optionsOf = (hasReader: boolean) => shapes(commands, hasReader).find(({ name }) => name === "settings")!.options;
  expect(Object.keys(optionsOf(true))).toEqual(["model"]);
  expect(optionsOf(false)).toEqual({});
});
