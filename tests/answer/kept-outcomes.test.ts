import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Command, Request, Services } from "../../src/answer/command.ts";
import { outcomeOf } from "../../src/answer/kept-outcomes.ts";
import { quotes } from "../../src/answer/quotes.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const ferry = { title: "Ferry returns", path: "ferry.md", text: "“We waited nine weeks,” said Ana Ruiz, the harbour master." };
const request = (options: Request["options"] = {}, rest: Partial<Request> = {}): Request => ({
  ...{ command: "quote", options, page: 0, locale: "en" },
  ...rest,
});

/** A command that counts its runs. */
function counting(more: Partial<Command> = { archiveOnly: true }) {
  const run = vi.fn(async (_: Request, { archive }: Services) => quotes(archive, { filter: {} }));
  return { name: "quote", description: "", options: {}, ...more, run };
}

async function filled(file = ":memory:") {
  const archive = openArchive(file);
  const { id } = await archive.add(...analysed(ferry));
  return { archive, id, services: { archive, now: () => new Date(0) } };
}

describe("the outcomes of an archive", () => {
  it("are kept for the same options, whatever page or language is asked for", async () => {
    const { archive, services } = await filled();
    const command = counting();
    const first = await outcomeOf(command, request(), services);
    expect(await outcomeOf(command, request({}, { page: 3, locale: "de" }), services)).toBe(first);
    expect(command.run).toHaveBeenCalledTimes(1);
    await outcomeOf(command, request({ topic: "ferry" }), services);
    expect(command.run).toHaveBeenCalledTimes(2);
    await archive.close();
  });

  const changes: Record<string, (archive: WritableArchive, id: string) => Promise<unknown>> = {
    addition: (archive) => archive.add(...analysed({ ...ferry, path: "other.md", text: "“No,” said Bo Lind, a captain." })),
    correction: (archive) => archive.add(...analysed({ ...ferry, text: ferry.text.replace("nine", "ten") })),
    withdrawal: (archive, id) => archive.withdraw(id),
    purge: (archive, id) => archive.purge(id),
    "mark as vanished": (archive, id) => archive.vanish(id, true),
  };

  it.each(Object.entries(changes))("do not outlive an %s", async (_, change) => {
    const { archive, id, services } = await filled();
    const command = counting();
    const before = await outcomeOf(command, request(), services);
    await change(archive, id);
    const after = await outcomeOf(command, request(), services);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await command.run(request(), services));
    await archive.close();
  });

  it("do not outlive a withdrawal by another program", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "verbatim-outcomes-")), "archive.sqlite");
    const { archive, id, services } = await filled(file);
    const command = counting();
    await outcomeOf(command, request(), services);
    const other = openArchive(file);
    await other.withdraw(id);
    await other.close();
    expect((await outcomeOf(command, request(), services)).kind).toBe("nothing");
    await archive.close();
  });

  it("are not kept if something was written while they were looked up", async () => {
    const { archive, id, services } = await filled();
    const command = counting();
    const run = async (asked: Request, given: Services) => {
      const outcome = await command.run(asked, given);
      if (command.run.mock.calls.length === 1) await archive.withdraw(id);
      return outcome;
    };
    expect((await outcomeOf({ ...command, run }, request(), services)).kind).toBe("quotes");
    expect((await outcomeOf({ ...command, run }, request(), services)).kind).toBe("nothing");
    await archive.close();
  });

  it("are not kept if they failed, a model chose them or they depend on more", async () => {
    const { archive, services } = await filled();
    const failing = counting();
    failing.run.mockRejectedValueOnce(new Error("the disk is gone"));
    await expect(outcomeOf(failing, request(), services)).rejects.toThrow("the disk is gone");
    expect((await outcomeOf(failing, request(), services)).kind).toBe("quotes");
    const cases: [Command, Partial<Services>][] = [
      [counting({}), {}],
      [counting(), { chooseSummary: async () => null }],
    ];
    for (const [command, more] of cases) {
      for (const _ of [1, 2]) await outcomeOf(command, request(), { ...services, ...more });
      expect(command.run).toHaveBeenCalledTimes(2);
    }
    await archive.close();
  });

  it("depend on the archive alone for every command that says so", async () => {
    const { archive, id } = await filled();
    const own = ["archive", "choose", "chooseSummary"];
    const guarded = <T extends object>(target: T, allowed: readonly string[]) =>
      new Proxy(target, {
        get: (from, name) => {
          if (!allowed.includes(String(name))) throw new Error(`${String(name)} was read`);
          return Reflect.get(from, name);
        },
      });
    const services = guarded({ archive, now: () => new Date(0) }, own);
    const options = {
      article: id,
      speaker: "Ana Ruiz",
      name: "Ana Ruiz",
      quote: "We waited nine weeks",
      words: "ferry",
      topic: "ferry",
    };
    const kept = [...commands.values()].filter(({ archiveOnly }) => archiveOnly);
    expect(kept.length).toBeGreaterThan(5);
    for (const { name, run } of kept) await run(guarded(request(options, { command: name }), ["options"]), services);
    await archive.close();
  });
});
