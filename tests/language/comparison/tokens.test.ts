import { describe, expect, it } from "vitest";
import { runsOf, spanOf, tokens } from "../../../src/language/comparison/tokens.ts";
import { slice } from "../../../src/text/span.ts";

const keys = (text: string) => tokens(text).map(({ key }) => key);

describe("tokens", () => {
  it.each<[string, string[]]>([
    ["“We’ll go,” she said.", ["we'll", "go", "she", "said"]],
    ["the U.S. economy at 9 p.m.", ["the", "us", "economy", "at", "9", "pm"]],
    ["US$1,500.50 and €20", ["us", "$", "1500.50", "and", "€", "20"]],
    ["2,3 or 12,34", ["2", "3", "or", "12", "34"]],
    ["fell -5 to −7, not 3-5", ["fell", "-5", "to", "-7", "not", "3", "5"]],
    ["40% of AT&T", ["40", "percent", "of", "at", "and", "t"]],
    ["F-16s, F16s, 5km", ["f", "16", "s", "f", "16", "s", "5", "km"]],
    ["'em rock'n'roll the boys' own", ["em", "rock'n'roll", "the", "boys", "own"]],
    ["*bold* _new_ ~~old~~ `code`", ["bold", "new", "old", "code"]],
    ["naïve café Ærø", ["naïve", "café", "ærø"]],
    ["北京 won", ["北", "京", "won"]],
    ["in\u00advis\u200bible oﬃce", ["invisible", "office"]],
    ["… — ?! “”", []],
  ])("of %j", (text, expected) => expect(keys(text)).toEqual(expected));

  it("are spans of the raw text", () => {
    const text = "The “of\u00adﬁcial”\u00a0view";
    expect(tokens(text).map((token) => slice(text, token))).toEqual(["The", "of\u00adﬁcial", "view"]);
    expect(slice(text, spanOf(tokens(text), 1, 3))).toBe("of\u00adﬁcial”\u00a0view");
  });

  it("are found in sequence", () => {
    expect(runsOf(tokens("a b a b a"), tokens("a b a"))).toEqual([0, 2]);
    expect(runsOf(tokens("a b"), tokens("a b c"))).toEqual([]);
    expect(runsOf(tokens("a b"), [])).toEqual([]);
  });
});
