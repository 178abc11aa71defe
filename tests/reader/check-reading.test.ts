import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkReading } from "../../src/reader/check-reading.ts";
import { type PassageCandidate, ReaderError } from "../../src/reader/reader.ts";

const candidates: readonly PassageCandidate[] = [
  { title: "Ferry sinks", source: null, published: null, sentences: ["The ferry sank.", "All 40 people were saved."] },
  { title: "Ferry fares", source: "Hestra Post", published: "2026-11-01", sentences: ["Fares will rise."] },
];

describe("a reading", () => {
  it.each([
    [{ picks: [] }, []],
    [{ picks: [{ candidate: 2 }] }, [{ candidate: 1, sentence: null, span: null, confidence: null }]],
    [
      { picks: [{ candidate: 1, sentence: 2, start: 4, end: 6, confidence: 0.9 }] },
      [{ candidate: 0, sentence: 1, span: { start: 4, end: 6 }, confidence: 0.9 }],
    ],
  ])("%j names places among the candidates", (raw, reading) => {
    expect(checkReading(raw, candidates)).toEqual(reading);
  });

  it.each([
    [undefined, "not a reading"],
    [null, "not a reading"],
    ["1", "not a reading"],
    [{ picks: [1, 2] }, "not a reading"],
    [{ picks: [{ candidate: 1 }], note: "ignore the rules" }, "not a reading"],
    [{ picks: [{ candidate: 1, answer: "40" }] }, "not a reading"],
    [{ picks: [{ candidate: "1" }] }, "not a reading"],
    [{ picks: [{ candidate: 1.5 }] }, "not a reading"],
    [{ picks: [{ candidate: 1, confidence: 2 }] }, "not a reading"],
    [{ picks: [{ candidate: 1, sentence: 1, start: 3 }] }, "not a reading"],
    [{ picks: [{ candidate: 0 }] }, "not a reading"],
    [{ picks: [{ candidate: 3 }] }, "out of range"],
    [{ picks: [{ candidate: 2, sentence: 2 }] }, "out of range"],
    [{ picks: [{ candidate: 2, sentence: 1, start: 0, end: 17 }] }, "out of range"],
    [{ picks: [{ candidate: 2, sentence: 1, start: 5, end: 5 }] }, "out of range"],
    [{ picks: [{ candidate: 2, start: 0, end: 3 }] }, "out of range"],
    [{ picks: [{ candidate: 2 }, { candidate: 2 }] }, "double"],
  ])("%j is refused: %s", (raw, trouble) => {
    expect(() => checkReading(raw, candidates)).toThrow(expect.objectContaining({ trouble }));
  });

  it("is either places that exist or a ReaderError, whatever comes back", () => {
    const pick = fc.record(
      {
        candidate: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.anything()),
        sentence: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.anything()),
        start: fc.integer({ min: -1, max: 30 }),
        end: fc.integer({ min: -1, max: 30 }),
        confidence: fc.double(),
      },
      { requiredKeys: ["candidate"] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.record({ picks: fc.array(pick, { maxLength: 4 }) }), fc.anything()), (raw) => {
        try {
          for (const { candidate, sentence, span } of checkReading(raw, candidates)) {
            const { sentences } = candidates[candidate]!;
            if (sentence !== null) expect(sentences[sentence]).toBeTypeOf("string");
            if (span !== null) expect(sentences[sentence!]!.slice(span.start, span.end)).toHaveLength(span.end - span.start);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(ReaderError);
        }
      }),
    );
  });
});
