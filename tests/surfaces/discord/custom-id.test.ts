import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Request } from "../../../src/answer/command.ts";
import { idOf, isKept, keyOf, pressed } from "../../../src/surfaces/discord/custom-id.ts";
import { CUSTOM_ID } from "../../../src/surfaces/discord/limits.ts";

const ask = (command: string, options: Request["options"], page = 0): Request => ({ command, options, page, locale: "en-US" });

describe("custom ids", () => {
  it.each<[Request, string]>([
    [ask("quote", { speaker: "Jack Ma" }), "1:quote?s=Jack Ma"],
    [ask("help", {}), "1:help?"],
    [ask("search", { words: "a=b & 100% sure? yes." }, 3), "1:search.3?words=a%3db %26 100%25 sure%3f yes%2e"],
    [ask("quote", { topic: "電子商取引", copy: true }), "1:quote?t=電子商取引&copy="],
  ])("write %j as %j", async (request, id) => {
    expect(idOf(request, false)).toBe(id);
    expect(await pressed(id, "en-US", async () => null)).toEqual({ kind: "request", request, turns: false });
    expect(isKept(id)).toBe(false);
  });

  it("fit a place in an article with a long id", () => {
    const article = `${"long-words-".repeat(4).slice(0, 40)}-0123456789`;
    const id = idOf(ask("context", { article, revision: "0123456789abcdef", place: "12345-12678" }), false);
    expect(id.length).toBeLessThanOrEqual(CUSTOM_ID);
    expect(isKept(id)).toBe(false);
  });

  it("replace a long request by a key, the same for the same request", () => {
    const long = ask("ask", { question: "why ".repeat(100) });
    expect(isKept(idOf(long, false))).toBe(true);
    expect(idOf(long, false)).toBe(`1~${keyOf({ ...long })}`);
    expect(keyOf(long)).toMatch(/^[\w-]{22}$/);
    expect(keyOf({ ...long, page: 3 })).not.toBe(keyOf(long));
  });

  it("restore any request, in the locale of the person who presses", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }));
    const requests = fc.record({
      command: fc.stringMatching(/^[a-z]{1,20}$/),
      options: fc.dictionary(
        fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.constantFrom("article", "speaker")),
        fc.oneof(fc.boolean(), text),
      ),
      page: fc.nat(99_999),
      locale: fc.constant("de"),
    });
    return fc.assert(
      fc.asyncProperty(requests, fc.boolean(), async (request, turns) => {
        const id = idOf(request, turns);
        const kept = async (key: string) => (key === keyOf(request) ? request : null);
        expect(id.length).toBeLessThanOrEqual(CUSTOM_ID);
        expect(await pressed(id, "fr", kept)).toEqual({ kind: "request", request: { ...request, locale: "fr" }, turns });
      }),
    );
  });

  it.each([
    ["0:quote?s=Jack Ma", "version"],
    ["quote", "version"],
    ["", "version"],
    ["1:", "version"],
    ["1~key-9", "unknown"],
    ["1?key", "unknown"],
  ])("%j is stale: %s", async (id, why) => expect(await pressed(id, "en", async () => null)).toEqual({ kind: "stale", why }));

  it("are stale when a damaged disk has changed the request behind them", async () => {
    const request = { command: "ask", options: { question: "Who said it? ".repeat(20) }, page: 0, locale: "en" };
    const id = idOf(request, false);
    expect(await pressed(id, "en", async () => request)).toMatchObject({ kind: "request" });
    expect(await pressed(id, "en", async () => ({ ...request, page: 1 }))).toEqual({ kind: "stale", why: "unknown" });
  });

  it("are read without an error, whatever they contain", () => {
    return fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (id) => {
        await pressed(id, "en", async () => null);
        await pressed(`1:${id}`, "en", async () => null);
      }),
    );
  });
});
