import { describe, expect, it } from "vitest";
import { datedSentences } from "../../../src/language/english/events.ts";
import { readArticle } from "../../../src/language/read.ts";
import { article } from "../../support/articles.ts";

/** The dated sentences of a text published on Wednesday, June 12, 2024, each as its day, its date words and whether it is stated. */
const found = (text: string) => {
  const made = article({ text, published: "2024-06-12" });
  return datedSentences(made, readArticle(made)).map(({ day, date, stated, sentence }) => ({
    day,
    date: date && text.slice(date.start, date.end),
    stated,
    sentence: text.slice(sentence.start, sentence.end),
  }));
};
const days = (text: string) => found(text).map(({ day, date, stated }) => [day, date, stated]);

describe("dated sentences", () => {
  it.each([
    ["The bridge opened on March 3, 2019.", ["2019-03-03", "March 3, 2019", true]],
    ["The bridge opened in 2019.", ["2019", "2019", true]],
    ["The bridge opened on Monday.", ["2024-06-10", "Monday", false]],
    ["The bridge opened yesterday.", ["2024-06-11", "yesterday", false]],
    ["The bridge opened on March 3.", ["2024-03-03", "March 3", false]],
    ["The bridge opened in March 2019.", ["2019-03", "March 2019", true]],
  ])("%s", (text, event) => expect(days(text)).toEqual([event]));

  it.each([
    "The bridge has been closed since 2019.",
    "The mayor lost the 2019 election.",
    "The mayor spoke about it in his 2019 book.",
    "The bridge will stay shut until Friday.",
    "The engineer who built it in 2019 has died.",
    "The mayor resigned after voters turned on him on Monday.",
  ])("has only the article's day for %j", (text) => expect(days(text)).toEqual([["2024-06-12", null, false]]));

  it("leaves out what somebody says, and sentences that mean nothing alone", () => {
    const text =
      "The bridge opened in 2019. “We built it on Monday,” said Ana Ruiz. However, on Tuesday it was shut. The school closed in 2020.";
    expect(days(text)).toEqual([
      ["2019", "2019", true],
      ["2020", "2020", true],
    ]);
  });

  it("shows a sentence that opens with a pronoun together with the one before", () => {
    const [event, ...others] = found("The bridge at Lund is open. It was opened by the mayor on Monday.");
    expect(others).toEqual([]);
    expect(event).toEqual({
      day: "2024-06-10",
      date: "Monday",
      stated: false,
      sentence: "The bridge at Lund is open. It was opened by the mayor on Monday.",
    });
  });
});
