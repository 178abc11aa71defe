import { setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { type GuardedQuestion, guarded, type KeptReadings } from "../../src/reader/guarded.ts";
import { type Reader, ReaderError } from "../../src/reader/reader.ts";

const question: GuardedQuestion = {
  question: "Who sank?",
  candidates: [{ title: "Ferry sinks", source: null, published: null, sentences: ["The ferry sank."] }],
  places: ["ferry@1:0-0"],
  most: 3,
  asker: "anna",
  signal: new AbortController().signal,
};
const first = { reading: { picks: [{ candidate: 1 }] }, tokens: 12 };
const pick = [{ candidate: 0, sentence: null, span: null, confidence: null }];

function readerOf(read: Reader["read"], { kept = null as KeptReadings | null, parallel = 4, now = (): number => 0 } = {}) {
  const log = { warn: vi.fn(), debug: vi.fn() };
  const tokens: number[] = [];
  const reader = guarded(
    { model: "tiny", host: null, read, close: async () => {} },
    { limits: { candidates: 24, parallel, milliseconds: 50 }, kept, log, now, tokens: (count) => tokens.push(count) },
  );
  return { reader, log, tokens };
}

const memory = (): KeptReadings => {
  const all = new Map<string, string>();
  return {
    reading: async (key) => JSON.parse(all.get(key) ?? "null"),
    keepReading: async (key, reading) => void all.set(key, JSON.stringify(reading)),
  };
};

describe("a guarded reader", () => {
  it("hands on the places that the reader chose, and its tokens", async () => {
    const { reader, tokens } = readerOf(async () => first);
    expect(await reader.read(question)).toEqual(pick);
    expect(tokens).toEqual([12]);
  });

  it.each([
    ["a reply that is no reading", async () => ({ reading: "the ferry sank", tokens: null }), { trouble: "not a reading" }],
    ["an error of any kind", async () => Promise.reject(new TypeError("the ferry sank")), { trouble: "TypeError" }],
    [
      "a refusal",
      async () => Promise.reject(new ReaderError("unauthorised", { status: 401 })),
      { trouble: "unauthorised", status: 401 },
    ],
  ])("gives no choice for %s, and the log names it without its words", async (_, read, fields) => {
    const { reader, log } = readerOf(read as Reader["read"]);
    expect(await reader.read(question)).toBeNull();
    expect(log.warn).toHaveBeenCalledExactlyOnceWith({ reader: "tiny", ...fields }, expect.any(String));
    expect(JSON.stringify(log.warn.mock.calls)).not.toMatch(/ferry|Who sank/);
  });

  it("does not wait past its time for a reader that heeds no signal", async () => {
    const { reader, log } = readerOf(() => new Promise(() => {}));
    const late = new AbortController();
    const read = reader.read({ ...question, signal: late.signal });
    late.abort();
    expect(await read).toBeNull();
    expect(log.warn.mock.calls[0]![0]).toMatchObject({ trouble: "late" });
  });

  it("keeps a choice for the same question, passages and model, and no other", async () => {
    const kept = memory();
    const read = vi.fn(async () => first);
    const { reader } = readerOf(read, { kept });
    await reader.read(question);
    expect(await reader.read({ ...question, question: " who SANK? " })).toEqual(pick);
    expect(read).toHaveBeenCalledTimes(1);
    await reader.read({ ...question, places: ["ferry@2:0-0"] });
    expect(read).toHaveBeenCalledTimes(2);
    await readerOf(read, { kept }).reader.read(question);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("answers although nothing can be kept, or what was kept is damaged", async () => {
    const broken: KeptReadings = {
      reading: async () => ({ picks: [{ candidate: 9 }] }),
      keepReading: () => Promise.reject(new Error("disk full")),
    };
    const { reader, log } = readerOf(async () => first, { kept: broken });
    expect(await reader.read(question)).toEqual(pick);
    expect(log.warn).toHaveBeenCalledTimes(2);
  });

  it("rests after five failures in a row, then tries once more", async () => {
    let time = 0;
    const read = vi.fn(() => Promise.reject(new ReaderError("unreachable")));
    const { reader, log } = readerOf(read, { now: () => time });
    for (let i = 0; i < 8; i++) await reader.read(question);
    expect(read).toHaveBeenCalledTimes(5);
    expect(log.debug.mock.calls[0]![0]).toMatchObject({ trouble: "resting" });
    time += 60_000;
    for (let i = 0; i < 3; i++) await reader.read(question);
    expect(read).toHaveBeenCalledTimes(6);
  });

  it("rests as long as a server asks", async () => {
    let time = 0;
    const read = vi.fn(() => Promise.reject(new ReaderError("limited", { status: 429, retryAfter: 2000 })));
    const { reader } = readerOf(read, { now: () => time });
    await reader.read(question);
    await reader.read(question);
    expect(read).toHaveBeenCalledTimes(1);
    time = 2000;
    await reader.read(question);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("asks one question of an asker at a time, and few at once", async () => {
    const running: string[] = [];
    let most = 0;
    const read: Reader["read"] = async (asked) => {
      const asker = asked.question.split(" ")[0]!;
      expect(running).not.toContain(asker);
      running.push(asker);
      most = Math.max(most, running.length);
      await setTimeout(1);
      running.splice(running.indexOf(asker), 1);
      return first;
    };
    const { reader } = readerOf(read, { parallel: 2 });
    const asked = ["anna", "anna", "ben", "cleo", "ben", "anna"].map((asker, at) =>
      reader.read({ ...question, asker, question: `${asker} asks ${at}` }),
    );
    expect(await Promise.all(asked)).toEqual(asked.map(() => pick));
    expect(most).toBe(2);
  });

  it("lets an asker go whose turn does not come in time", async () => {
    const { reader } = readerOf(() => new Promise(() => {}));
    const first = reader.read(question);
    const late = new AbortController();
    const second = reader.read({ ...question, question: "And then?", signal: late.signal });
    late.abort();
    expect(await second).toBeNull();
    expect(await Promise.race([first, setTimeout(1, "waiting")])).toBe("waiting");
  });
});
