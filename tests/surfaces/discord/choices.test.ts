import { describe, expect, it } from "vitest";
import type { Suggestion } from "../../../src/answer/outcome.ts";
import { choices } from "../../../src/surfaces/discord/choices.ts";
import { checkCallback } from "../../discord-rules.ts";

const suggestion = (text: string, value = "id", mark: Suggestion["mark"] = "title"): Suggestion => ({
  value,
  label: { article: "a", revision: "r", field: "title", start: 0, end: text.length, text },
  mark,
});

describe("autocomplete choices", () => {
  it("say why they are offered", () => {
    const offered = (["newest", "title", "speaker", "inside", "near"] as const).map((mark) => suggestion("Jack Ma", mark, mark));
    expect(choices(offered, "de").map(({ name }) => name)).toEqual([
      "🆕 Jack Ma",
      "📰 Jack Ma",
      "🗣️ Jack Ma",
      "🔎 Jack Ma",
      "≈ Jack Ma",
    ]);
  });

  it("cut a long headline visibly, after a word", () => {
    const [choice] = choices([suggestion("A very long headline ".repeat(9))], "en");
    expect(choice!.name).toMatch(
      /^📰 (?:A very long headline )+A very long […]$|headline \[…\]$|long \[…\]$|very \[…\]$|A \[…\]$/,
    );
    expect(choice!.name.length).toBeLessThanOrEqual(100);
  });

  it("are accepted by Discord, whatever is suggested", () => {
    const offered = [
      suggestion("x".repeat(300), "x".repeat(101)),
      suggestion("x", ""),
      ...Array.from({ length: 40 }, (_, index) => suggestion("語".repeat(index * 9 + 1), `v${index}`)),
    ];
    const made = choices(offered, "ja");
    expect(made).toHaveLength(25);
    expect(made[0]!.value).toBe("v0");
    expect(checkCallback({ type: 8, data: { choices: made } })).toEqual([]);
  });
});
