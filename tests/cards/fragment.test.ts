import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPassage } from "../../src/cards/fragment.ts";
import { BUTTON_URL } from "../../src/surfaces/discord/limits.ts";

const PAGE = "https://example.com/news/story";

describe("the address of a passage", () => {
  it.each<[string, string, string | null]>([
    [PAGE, "They use our site often.", `${PAGE}#:~:text=They%20use%20our%20site%20often`],
    [
      PAGE,
      "“Well-being, first & last,” he said.",
      `${PAGE}#:~:text=Well%2Dbeing%2C%20first%20%26%20last%2C%E2%80%9D%20he%20said`,
    ],
    [`${PAGE}#top`, "It rose.", `${PAGE}#top:~:text=It%20rose`],
    [
      PAGE,
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
      `${PAGE}#:~:text=one%20two%20three%20four%20five%20six%20seven%20eight,ten%20eleven%20twelve%20thirteen%20fourteen%20fifteen%20sixteen%20seventeen`,
    ],
    [
      PAGE,
      "First paragraph ends.\n\nSecond paragraph goes.",
      `${PAGE}#:~:text=First%20paragraph%20ends,Second%20paragraph%20goes`,
    ],
    [PAGE, "…", null],
    [PAGE, "half \ud800 a letter", null],
    [`${PAGE}#:~:text=old`, "It rose.", null],
    [`https://example.com/${"a".repeat(490)}`, "It rose again.", null],
    ["ftp://example.com/a", "It rose.", null],
  ])("%s of %j", (url, text, link) => expect(toPassage(url, text, BUTTON_URL)).toBe(link));

  it("uses words of the text, and is short enough", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.nat(480), (text, length) => {
        const link = toPassage(`https://example.com/${"a".repeat(length)}`, text, BUTTON_URL);
        if (link === null) return;
        expect(link.length).toBeLessThanOrEqual(BUTTON_URL);
        for (const anchor of link.split(":~:text=")[1]!.split(",")) expect(text).toContain(decodeURIComponent(anchor));
      }),
    );
  });
});
