import { ComponentType } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Button, Part } from "../../../src/cards/parts.ts";
import { discord } from "../../../src/surfaces/discord/draw.ts";
import { COMPONENTS, TEXT_BYTES, TEXT_CHARACTERS, TEXT_OVERHEAD } from "../../../src/surfaces/discord/limits.ts";

const button: Button = {
  label: [{ kind: "wording", text: "More" }],
  request: { command: "quote", options: {}, page: 0, locale: "en" },
  turns: false,
  enabled: true,
};

const letters = fc.constantFrom("a", "*", "é", "語", "👍", "\n", " ", "-# ", "\ud83d");
const text = fc.tuple(letters, fc.integer({ min: 0, max: 1500 })).map(([letter, length]) => letter.repeat(length));
const parts = fc
  .array(fc.record({ kind: fc.constant<"wording">("wording"), text }), { maxLength: 2 })
  .map((all): readonly Part[] => all);
const blocks = fc.array<Block>(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("heading", "quote", "line", "note", "plain"), parts }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom("headline", "source"), title: parts, parts, link: fc.constant(null) }),
    },
    { weight: 2, arbitrary: fc.nat(13).map((count): Block => ({ kind: "buttons", buttons: Array(count).fill(button) })) },
    { weight: 1, arbitrary: fc.constant<Block>({ kind: "menu", prompt: [], choices: [] }) },
  ),
  { maxLength: 14 },
);

/** Does Discord accept what is drawn of some blocks? */
function accepted(all: readonly Block[]): boolean {
  const drawn = discord.draw(all, "plain").components[0].components;
  const texts = drawn.flatMap((component) => (component.type === ComponentType.TextDisplay ? [component.content] : []));
  const nested = drawn.reduce((sum, component) => sum + 1 + ("components" in component ? component.components.length : 0), 1);
  const characters = texts.reduce((sum, content) => sum + content.length, 0);
  const bytes = texts.reduce((sum, content) => sum + Buffer.byteLength(content) + TEXT_OVERHEAD, 0);
  return nested <= COMPONENTS && characters <= TEXT_CHARACTERS && bytes <= TEXT_BYTES;
}

describe("a page on Discord", () => {
  it("fits exactly when Discord accepts what is drawn of it", () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(blocks, (all) => {
        const fits = discord.fitter();
        // Twice and in parts, since a fitter measures a block once.
        for (const some of [all, all.slice(1), all]) {
          seen.add(fits(some));
          expect(fits(some)).toBe(accepted(some));
        }
      }),
      { numRuns: 400 },
    );
    expect(seen.size).toBe(2);
  });

  it("is full at the limits themselves", () => {
    const fitting = (size: number): Block[] => [{ kind: "line", parts: [{ kind: "wording", text: "a".repeat(size) }] }];
    expect([TEXT_CHARACTERS, TEXT_CHARACTERS + 1].map((size) => discord.fitter()(fitting(size)))).toEqual([true, false]);
    // A container, and rows of five buttons.
    const rows = (count: number): Block[] => [{ kind: "buttons", buttons: Array(count).fill(button) }];
    expect([32, 33].map((count) => discord.fitter()(rows(count)))).toEqual([true, false]);
  });
});
