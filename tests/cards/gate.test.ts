import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/answer/outcome.ts";
import type { Excerpt } from "../../src/article/excerpt.ts";
import { GateError, gate } from "../../src/cards/gate.ts";
import { render } from "../../src/cards/render.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";

const FIELDS = {
  title: "Harbour opens again",
  text: "“We are open,” the harbour master said. Ships came in at noon.",
  source: "The Example",
};
type Quoted = keyof typeof FIELDS;

const excerpt = (field: Quoted, start = 0, end = FIELDS[field].length): Excerpt => ({
  article: "harbour",
  revision: "r1",
  field,
  start,
  end,
  text: FIELDS[field].slice(start, end),
});
const read = async ({ field, start, end }: Excerpt) => FIELDS[field as Quoted].slice(start, end);

const outcome: Outcome = {
  kind: "quotes",
  elsewhere: null,
  quotes: [
    {
      words: excerpt("text", 1, 12),
      shown: excerpt("text", 1, 12),
      attribution: null,
      cue: excerpt("text", 34, 38),
      citation: {
        article: "harbour",
        revision: "r1",
        title: excerpt("title"),
        byline: null,
        source: excerpt("source"),
        url: null,
        published: null,
        language: "en",
        changed: false,
        vanished: false,
        characters: FIELDS.text.length,
        sentences: 2,
      },
      also: [],
      disputed: [],
    },
  ],
};
const reply = render(outcome, { request: { command: "quote", options: {}, page: 0, locale: "en" }, share: 1 }, discord);

describe("the gate", () => {
  it("passes a reply that matches what is stored", async () => expect(await gate(reply, read, discord)).toBe(reply));

  it.each<[string, (excerpt: Excerpt) => Promise<string | null>]>([
    ["one word differs", async (asked) => (await read(asked)).replace("open", "closed")],
    ["one mark differs", async (asked) => (await read(asked)).replace("e", "é")],
    ["the headline differs", async (asked) => (asked.field === "title" ? "Harbour Opens Again" : read(asked))],
    ["the revision is gone", async () => null],
    ["the text is shorter", async (asked) => (await read(asked)).slice(0, -1)],
  ])("refuses a reply when %s", async (_, stored) => {
    const error = await gate(reply, stored, discord).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GateError);
    expect((error as GateError).excerpt).toMatchObject({ article: "harbour", revision: "r1" });
  });

  it("refuses a drawing that says more than its parts", async () => {
    const drawing = structuredClone(reply.drawing);
    for (const component of drawing.components[0].components) if ("content" in component) component.content += " indeed";
    await expect(gate({ ...reply, drawing }, read, discord)).rejects.toThrow(GateError);
  });

  const drawings: readonly (readonly [unknown, unknown])[] = [
    ["a", "b"],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: [1, 2] }, { a: [1] }],
    [[1], { 0: 1 }],
    [{ a: null }, { a: {} }],
    [new String("a"), new String("b")],
    [new String("a"), { 0: "a" }],
    [{ a: new Map([[1, 2]]) }, { a: new Map([[1, 3]]) }],
  ];
  it.each(drawings)("tells %j from %j", async (drawing, again) => {
    const passed = gate({ ...reply, drawing: structuredClone(drawing) }, read, { draw: () => drawing });
    await expect(passed).resolves.toMatchObject({ tone: "plain" });
    await expect(gate({ ...reply, drawing }, read, { draw: () => again })).rejects.toThrow(GateError);
    await expect(gate({ ...reply, drawing: again }, read, { draw: () => drawing })).rejects.toThrow(GateError);
  });
});
