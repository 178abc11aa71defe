import { expect, it } from "vitest";
import { persistently } from "../../src/ingest/persistently.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";

const away = new DatabaseError("postgres://host/news", "does not answer", undefined, true);

it("does work again until the database answers, and gives up on every other failure", async () => {
  const { signal } = new AbortController();
  let tries = 0;
  const work = async () => {
    if (++tries < 2) throw away;
    return tries;
  };
  expect(await persistently(work, signal)).toBe(2);
  const damaged = async () => {
    throw new DatabaseError("archive.sqlite", "is damaged");
  };
  await expect(persistently(damaged, signal)).rejects.toThrow("is damaged");
});

it("stops when it is no longer wanted", async () => {
  const closing = new AbortController();
  setTimeout(() => closing.abort(), 20);
  const began = performance.now();
  await expect(persistently(() => Promise.reject(away), closing.signal)).rejects.toThrow("does not answer");
  expect(performance.now() - began).toBeLessThan(400);
});
