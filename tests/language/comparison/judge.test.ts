import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuote } from "../../../src/language/comparison/given-quote.ts";
import { type Judgement, judging } from "../../../src/language/comparison/judge.ts";
import { type ComparedToken, tokens } from "../../../src/language/comparison/tokens.ts";
import { slice } from "../../../src/text/span.ts";
import { storedOf } from "./words.ts";

const HARBOUR = storedOf(
  `The port of Lisbon will close for two days, its director said on Monday.

“We will not raise the fees of 400,000 small boats before the spring, and I have told all of the owners so,” said Marta Ortega, who runs the harbour. “Nobody should have to pay for a pier that is still under water.”

A storm broke the old pier in January. “It was the worst night that I can remember,” Ortega told reporters. The U.S. Navy lent two divers.`,
);
const MARKET = storedOf(
  `“People come here for the fish, and they stay for the gossip,” the cook Paul Adeyemi said. “My mother – a fishmonger – used to tell me, ‘Never sell what you would not eat,’ and I never did.”`,
);
const TEXTS = [HARBOUR, MARKET];

function judge(...given: Parameters<typeof judging>): Judgement {
  const steps = judging(...given);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const told = (quote: string) => {
  const judgement = judge(parseQuote(quote), TEXTS);
  switch (judgement.verdict) {
    case "exact":
      return ["exact", ...judgement.places.flatMap(({ liberties }) => [...liberties])];
    case "altered":
      return [
        "altered",
        ...judgement.changes.map(({ stored, given, turns }) => {
          const text = TEXTS[judgement.place.source]!.text;
          return `${turns}: ${stored ? slice(text, stored) : ""} → ${given}`;
        }),
      ];
    case "stitched":
      return ["stitched", ...judgement.places.map(({ span, source }) => slice(TEXTS[source]!.text, span))];
    case "absent":
      return ["absent"];
  }
};

describe("judge", () => {
  it.each<[string, string, string[]]>([
    ["the very words", "Nobody should have to pay for a pier that is still under water.", ["exact"]],
    ["a part of them", "the worst night that I can remember", ["exact"]],
    ["the reporter's words", "A storm broke the old pier in January", ["exact"]],
    [
      "other marks and dashes",
      '"we will not raise the fees of 400,000 small boats before the spring -- and I have told"',
      ["exact"],
    ],
    ["a number without its comma", "the fees of 400000 small boats", ["exact"]],
    ["an acronym without its dots", "the US Navy lent two divers", ["exact"]],
    ["an ellipsis", "We will not raise the fees … before the spring", ["exact", "ellipsis"]],
    ["an ellipsis in brackets", "Nobody should have to pay [...] under water", ["exact", "ellipsis"]],
    ["an ellipsis over a not", "We will ... raise the fees of 400,000 small boats", ["exact", "ellipsis", "turned"]],
    ["a bracket for a pronoun", "[Ortega] will not raise the fees of 400,000 small boats", ["exact", "brackets"]],
    [
      "a speech without its she said",
      "I have told all of the owners so. Nobody should have to pay for a pier",
      ["exact", "interrupted"],
    ],
    ["a speech that goes on after two words", "the gossip my mother – a fishmonger –", ["exact", "interrupted"]],
    ["a number", "We will not raise the fees of 40,000 small boats before the spring", ["altered", "number: 400,000 → 40,000"]],
    ["an omitted not", "We will raise the fees of 400,000 small boats before the spring", ["altered", "negation: not → "]],
    ["an inserted not", "It was not the worst night that I can remember", ["altered", "negation:  → not"]],
    ["a modal", "We may not raise the fees of 400,000 small boats", ["altered", "modality: will → may"]],
    ["a tense", "It is the worst night that I can remember", ["altered", "tense: was → is"]],
    ["a quantifier", "I have told some of the owners so", ["altered", "quantifier: all → some"]],
    ["a name", "The port of Madrid will close for two days", ["altered", "name: Lisbon → Madrid"]],
    ["a unit", "The port of Lisbon will close for two weeks", ["altered", "unit: days → weeks"]],
    [
      "words that changed places",
      "Nobody should have pay to for a pier that is still under water",
      ["altered", "word: to pay → pay to"],
    ],
    [
      "the first word",
      "Everybody should have to pay for a pier that is still under water",
      ["altered", "negation: Nobody → Everybody"],
    ],
    ["the last word", "People come here for the fish, and they stay for the music", ["altered", "word: gossip → music"]],
    [
      "a word beside a quotation mark",
      "I have told all of the owners thus, said Marta Ortega, who runs the harbour",
      ["altered", "word: so → thus"],
    ],
    [
      "a clause left out",
      "We will not raise the fees and I have told all of the owners so",
      ["altered", "number: of 400,000 small boats before the spring → "],
    ],
    [
      "a bracket for a word of meaning",
      "People come here for the [music], and they stay for the gossip",
      ["altered", "word: fish → music"],
    ],
    [
      "two changes, the graver first",
      "We may not raise the fees of 300,000 small boats before the spring",
      ["altered", "number: 400,000 → 300,000", "modality: will → may"],
    ],
    [
      "two speeches as one",
      "It was the worst night that I can remember. People come here for the fish, and they stay for the gossip.",
      ["stitched", "It was the worst night that I can remember", "People come here for the fish, and they stay for the gossip"],
    ],
    [
      "two places of one article as one",
      "It was the worst night that I can remember, and I have told all of the owners so",
      ["stitched", "It was the worst night that I can remember", "and I have told all of the owners so"],
    ],
    ["something else", "The orchestra refused to play another encore after midnight", ["absent"]],
    ["only stop words", "We will have to be there for one of them before it is", ["absent"]],
    ["another language", "Wir werden die Gebühren nicht erhöhen", ["absent"]],
    ["nothing", "", ["absent"]],
    ["punctuation alone", "… ?! —", ["absent"]],
  ])("judges %s", (_what, quote, expected) => expect(told(quote)).toEqual(expected));

  const spoken = TEXTS.flatMap(({ text, quotations }) => quotations.map((span) => slice(text, span)));
  const anyQuotation = fc.constantFrom(...spoken);

  it("calls any typographic variant of a stored quotation exact", () => {
    fc.assert(
      fc.property(anyQuotation, fc.infiniteStream(fc.nat()), (quotation, numbers) => {
        const given = typeset(quotation, () => numbers.next().value);
        expect({ given, verdict: judge(parseQuote(given), TEXTS).verdict }).toEqual({ given, verdict: "exact" });
      }),
      { numRuns: 300 },
    );
  });

  it("never calls a quotation exact if a character of a word is changed", () => {
    fc.assert(
      fc.property(
        anyQuotation,
        fc.nat(),
        fc.constantFrom(..."aekmxz37éж"),
        fc.constantFrom("put in", "put for"),
        (quotation, at, letter, how) => {
          const places = [...quotation.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
          const place = places[at % places.length]!;
          const given = quotation.slice(0, place) + letter + quotation.slice(how === "put in" ? place : place + 1);
          fc.pre(keysOf(tokens(given)) !== keysOf(tokens(quotation)));
          expect(judge(parseQuote(given), TEXTS).verdict).not.toBe("exact");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never calls a quotation exact if a word is omitted, inserted or doubled", () => {
    fc.assert(
      fc.property(anyQuotation, fc.nat(), fc.constantFrom("", "truly ", "not "), (quotation, at, put) => {
        const list = quotation.split(" ");
        const place = 1 + (at % (list.length - 2));
        const given = [
          ...list.slice(0, place),
          ...(put === "" ? [] : [put.trim()]),
          ...list.slice(put === "" ? place + 1 : place),
        ].join(" ");
        fc.pre(keysOf(tokens(given)) !== keysOf(tokens(quotation)));
        expect(judge(parseQuote(given), TEXTS).verdict).not.toBe("exact");
      }),
    );
  });

  it("marks every change inside the stored text, without overlaps", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...spoken.flatMap((text) => text.split(" "))), { minLength: 1, maxLength: 40 }),
        (list) => {
          const judgement = judge(parseQuote(list.join(" ")), TEXTS);
          if (judgement.verdict !== "altered") return;
          const { source, span } = judgement.place;
          for (const { stored } of judgement.changes) {
            if (stored === null) continue;
            expect(stored.start).toBeGreaterThanOrEqual(span.start);
            expect(stored.end).toBeLessThanOrEqual(span.end);
            expect(slice(TEXTS[source]!.text, stored)).not.toBe("");
          }
        },
      ),
    );
  });

  it("yields after each text it compares", () => {
    const steps = judging(parseQuote("People come for the storm and the pier, and the fees of small boats stay"), TEXTS);
    expect(steps.next().done).toBe(false);
    expect(steps.next().done).toBe(false);
  });
});

const keysOf = (list: readonly ComparedToken[]): string => list.map(({ key }) => key).join(" ");

/** The text as another typesetter would set it. */
function typeset(text: string, next: () => number): string {
  const pick = <T>(...list: readonly T[]): T => list[next() % list.length]!;
  const inner = text
    .replace(/[’‘']/g, () => pick("'", "’", "ʼ", "‘", "`"))
    .replace(/ /g, () => pick(" ", " ", "  ", "\u00a0", "\n", "\t", "\u2009", " \u200b"))
    .replace(/ffi|fi|fl|ff/g, (letters) => pick(letters, { ffi: "ﬃ", fi: "ﬁ", fl: "ﬂ", ff: "ﬀ" }[letters]!))
    .replace(/ – /g, () => pick(" – ", "—", " — ", " -- ", "–", " - "))
    .replace(/(?<=\p{Ll})(?=\p{Ll})/gu, () => pick("", "", "", "", "", "", "\u00ad", "\u200b", "\u2060"));
  const first = pick(inner.charAt(0).toLowerCase(), inner.charAt(0).toUpperCase());
  const end = pick("", ".", ",", "…", "!");
  const [open, close] = pick(["“", "”"], ['"', '"'], ["«", "»"], ["„", "“"], ["", ""], ["> ", ""], ["**", "**"]);
  return `${open}${first}${inner.slice(1).replace(/[.,]$/, "")}${end}${close}`;
}
