import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { plain } from "../../src/cards/parts.ts";
import { respond } from "../../src/cards/respond.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { analysed } from "../support/articles.ts";

const FIRST = {
  title: "Fire on the quay",
  path: "fire.md",
  published: "2024-03-01",
  text: "A fire burned on the quay on Friday. Twelve people were hurt in the blaze. “We lost every boat we had,” said Ana Ruiz, the harbour master. Nobody knows the cause. The band played on.",
};
const SECOND = {
  ...FIRST,
  updated: "2024-03-02",
  text: `${FIRST.text.replace("Twelve", "Fifteen").replace("every boat", "nearly every boat").replace("Nobody knows the cause. ", "")}\n\nThis article was amended on 2 March 2024 to correct the number of people hurt.`,
};

let archive: WritableArchive;
let id: string;
let earlier: string;
let minutes = 0;
beforeAll(async () => {
  archive = openArchive(":memory:", () => new Date(Date.UTC(2024, 2, 1, 8, minutes++)));
  id = (await archive.add(...analysed(FIRST))).id;
  earlier = (await archive.article(id))!.revision;
  await archive.add(...analysed(SECOND));
  await archive.add(...analysed({ title: "Quiet day", path: "quiet.md", text: "Nothing happened on the quay. It rained." }));
});
afterAll(() => archive.close());

const services = () => ({ archive, now: () => new Date("2024-04-01") });
const request = (command: string, options: Record<string, string>) => ({ command, options, page: 0, locale: "en" });
const ask = (command: string, options: Record<string, string>) =>
  commands.get(command)!.run(request(command, options), services());
async function linesOf(command: string, options: Record<string, string>) {
  const { blocks } = await respond(request(command, options), { commands, services: services(), share: 1 }, discord);
  return blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : []));
}

describe("/changes", () => {
  it("names altered quotations and figures first, then what was added and taken out", async () => {
    const outcome = await ask("changes", { article: id });
    if (outcome.kind !== "changes") throw new Error(outcome.kind);
    const [step, ...others] = outcome.steps;
    expect(others).toEqual([]);
    expect(step).toMatchObject({ seen: "2024-03-01T08:01:00.000Z", updated: "2024-03-02" });
    expect(
      step!.changes.map(({ touches, before, after, words }) => [
        touches,
        before !== null,
        after !== null,
        words.map((one) => one.after?.text),
      ]),
    ).toEqual([
      ["quotation", true, true, ["nearly"]],
      ["figure", true, true, ["Fifteen"]],
      ["text", true, false, []],
      ["text", false, true, []],
    ]);
    expect(outcome.notes.map(({ text }) => text.slice(0, 24))).toEqual(["This article was amended"]);
  });

  it("shows before and after, the time it was seen, and the publisher's note", async () => {
    const lines = await linesOf("changes", { article: id });
    expect(lines).toContain("The publisher’s own note:");
    const all = lines.join("\n");
    expect(all).toMatch(
      /Changed; seen Mar 1, 2024, 8:01 AM UTC[\s\S]*A quotation was altered[\s\S]*now:[\s\S]*nearly every boat/,
    );
  });

  it("says so where nothing changed, and finds an altered headline", async () => {
    expect((await linesOf("changes", { article: "quiet" })).join("\n")).toContain("I have seen no change since");
    await archive.add(
      ...analysed({ title: "Very quiet day", path: "quiet.md", text: "Nothing happened on the quay. It rained." }),
    );
    const outcome = await ask("changes", { article: "very quiet" });
    expect(outcome.kind === "changes" && outcome.steps[0]!.changes.map(({ touches, after }) => [touches, after?.text])).toEqual([
      ["headline", "Very quiet day"],
    ]);
  });

  it("counts going back to an earlier state as a change", async () => {
    const path = "back.md";
    const one = { title: "Back", path, text: "The gate is open. It rained." };
    const { id: back } = await archive.add(...analysed(one));
    await archive.add(...analysed({ ...one, text: "The gate is shut. It rained." }));
    await archive.add(...analysed({ ...one, path: "other.md", id: back }));
    const outcome = await ask("changes", { article: back });
    expect(outcome.kind === "changes" && outcome.steps.map(({ changes }) => changes[0]?.words[0]?.after?.text)).toEqual([
      "open",
      "shut",
    ]);
  });
});

describe("In context of an earlier revision", () => {
  const place = (words: string) => {
    const start = FIRST.text.indexOf(words);
    return { article: id, revision: earlier, place: `${start}-${start + words.length}` };
  };

  it("shows what the article prints there now", async () => {
    const outcome = await ask("context", place("Twelve people"));
    expect(outcome.kind === "context" && outcome.now?.changed.map(({ text }) => text)).toEqual(["Fifteen", "nearly"]);
    const lines = await linesOf("context", place("Twelve people"));
    expect(lines.join("\n")).toMatch(/has changed[\s\S]*Twelve people[\s\S]*now:[\s\S]*Fifteen people/);
  });

  it("shows nothing more for the current one", async () => {
    const { revision } = (await archive.article(id))!;
    const outcome = await ask("context", { article: id, revision, place: "0-6" });
    expect(outcome).toMatchObject({ kind: "context", now: null });
  });
});

it("leaves out what was changed before a day", async () => {
  expect(await ask("changes", { article: id, since: "2024-03-01" })).toMatchObject({
    steps: [{}],
    since: "2024-03-01T08:00:00.000Z",
  });
  expect(await ask("changes", { article: id, since: "2024-03-02" })).toMatchObject({ steps: [], since: "2024-03-02" });
  expect(await ask("changes", { article: id, since: "soon" })).toMatchObject({ kind: "wrong", option: "since" });
});
