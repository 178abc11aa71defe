import { describe, expect, it } from "vitest";
import { reportsSpeechOf } from "../../../../src/language/english/quotations/reported-speech.ts";

describe("reportsSpeechOf", () => {
  it.each([
    ["reported speech", "Elena Brandt said on Monday that the bridge would open in May."],
    ["quoted speech", "“The bridge will open in May,” said Elena Brandt."],
    ["an aside", "Brandt, who has run the city since 2019, told reporters that the bridge was safe."],
    ["according to", "The bridge is safe, according to Elena Brandt."],
    ["a pronoun behind the name", "Elena Brandt came at nine. She said that the bridge was safe."],
  ])("finds %s", (_, text) => expect(reportsSpeechOf(text, "elena brandt")).toBe(true));

  it.each([
    ["somebody else", "Hans Weber said that Elena Brandt had closed the bridge."],
    ["what belongs to the name", "Hans Weber said he would block the bridge unless the Brandt administration paid."],
    ["what somebody does", "Elena Brandt opened the bridge in May."],
    ["a pronoun without the name", "She said that the bridge was safe."],
  ])("does not take %s for it", (_, text) => expect(reportsSpeechOf(text, "Brandt")).toBe(false));
});
