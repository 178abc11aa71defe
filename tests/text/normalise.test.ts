import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../src/text/normalise.ts";

describe("normalise", () => {
  it.each<[string, string, string]>([
    ["curly marks", "“It’s ‘over’,” she said", "\"It's 'over',\" she said"],
    ["guillemets and low marks", "«oui» „ja‟ ‹si›", '"oui" "ja" \'si\''],
    ["primes and modifier letters", "5′ 6″ rockʼn", "5' 6\" rock'n"],
    ["dashes", "a—b – c − 4 ‑ x", "a-b - c - 4 - x"],
    ["ellipsis", "well… no", "well... no"],
    ["no-break and wide spaces", "10\u00a0km\u2003away\u202fnow", "10 km away now"],
    ["runs of white space", "one  two\n\n three\tfour", "one two three four"],
    ["invisible characters", "in\u00advis\u200bible\ufeff\u2060", "invisible"],
    ["invisible among spaces", "a \u200b b", "a b"],
    ["ligatures", "ﬁnal oﬀer", "final offer"],
    ["full width", "ＡＢＣ１２", "ABC12"],
    ["letters in parts", "cafe\u0301 no\u0308el", "café nöel"],
    ["Hangul in parts", "\u1112\u1161\u11ab", "한"],
    ["a fraction beside a number", "2½ cups", "2 1/2 cups"],
    ["a raised digit", "10² m", "10² m"],
    ["a trademark", "Gizmo™", "Gizmo"],
    ["letters and case", "Ærø café 北京 İstanbul", "Ærø café 北京 İstanbul"],
    ["nothing", "", ""],
  ])("folds %s", (_what, raw, folded) => expect(normalise(raw).text).toBe(folded));

  it("maps back to the raw text", () => {
    const raw = "The “of\u00adﬁcial”\u00a0 view… is cafe\u0301.";
    const folded = normalise(raw);
    const back = (words: string) => {
      const start = folded.text.indexOf(words);
      return raw.slice(folded.starts[start], folded.ends[start + words.length - 1]);
    };
    expect(back("official")).toBe("of\u00adﬁcial");
    expect(back('"official"')).toBe("“of\u00adﬁcial”");
    expect(back("view...")).toBe("view…");
    expect(back("café")).toBe("cafe\u0301");
  });

  it("is idempotent, and maps every code unit in order", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, (raw) => {
        const once = normalise(raw);
        expect(once.starts.length).toBe(once.text.length);
        expect(once.ends.length).toBe(once.text.length);
        for (let i = 1; i < once.text.length; i++) expect(once.starts[i]).toBeGreaterThanOrEqual(once.starts[i - 1]!);
        const twice = normalise(once.text).text;
        expect(normalise(twice).text).toBe(twice);
      }),
    );
  });

  it("leaves plain ASCII alone", () => {
    const plain = fc.array(fc.stringMatching(/^[!-_a-~]+$/)).map((words) => words.join(" "));
    fc.assert(
      fc.property(plain, (raw) => {
        expect(normalise(raw).text).toBe(raw);
      }),
    );
  });
});
