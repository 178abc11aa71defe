import { describe, expect, it } from "vitest";
import { attributed, read } from "./read.ts";

describe("who speaks", () => {
  it.each<[string, string, string]>([
    [
      "a name behind brackets and a stray comma",
      "Elena Brandt (D-R.I.), said the plan was “a good place to start from.”",
      "Elena Brandt | said",
    ],
    [
      "a name before brackets and who",
      "Elena Brandt (D-R.I.), who called the plan “a gift to the rich,” was silent.",
      "Elena Brandt | called",
    ],
    [
      "somebody himself",
      "Brandt himself acknowledged that it would be “very hard for us to win” the vote.",
      "Brandt | acknowledged",
    ],
    [
      "a surname that is an adjective",
      "Gov. Elena Brown endorsed her, citing “her many long years of service.”",
      "Elena Brown | citing",
    ],
    [
      "an aside that ends with a title",
      "As Elena Brandt, author of “The Book of Laws,” put it, “Senators should remember that.”",
      "Elena Brandt | put it",
    ],
    [
      "an aside that ends with a quotation",
      "Ms. Brandt, citing “the magic of the place,” said the town could win.",
      "Brandt | citing",
    ],
    [
      "an aside with who inside an aside",
      "Hans Weber, a pollster who works with Blue Harbor, a lobby, said it made her “strong, smart and calm” at last.",
      "Hans Weber | said",
    ],
    [
      "a suffix before a comma",
      "The reply came from Hans Weber Jr., who suggested that she was “trying to stay relevant” in the city.",
      "Hans Weber Jr. | suggested",
    ],
    ["initials", "“We have had enough of this.” — Julie A. Weber", "Julie A. Weber | —"],
    ["another", "Another tweeted, “We have had enough of this.”", "Another | tweeted"],
    ["a number", "“We have had enough of this,” the two write.", "the two | write"],
    [
      "a plural before however",
      "The two lawmakers, however, argue that “there is a precedent for this.”",
      "The two lawmakers | argue",
    ],
    [
      "an editorial of a day",
      "“There are fish with more spine than him,” reads a Wednesday editorial in the Post.",
      "a Wednesday editorial in the Post | reads",
    ],
    [
      "a phrase between who and the verb",
      "Weber, who has in the past described it as “a gift to the rich,” was silent.",
      "Weber | described",
    ],
    [
      "a phrase between and and the verb",
      "The council voted for it and in a statement called it “a gift to the town.”",
      "The council | called",
    ],
    ["the person before who", "It came from the mouth of Hans Weber, who called it “a gift to the rich.”", "Hans Weber | called"],
    [
      "but not of whom somebody speaks",
      "A spokesman for Hans Weber who called it “a gift to the rich” left.",
      "A spokesman for Hans Weber | called",
    ],
    [
      "not the object of a clause",
      "Two teachers who saw the letter said it was “a disgrace for the school.”",
      "Two teachers | said",
    ],
    [
      "a verb that may be a noun behind who",
      "The report, which estimates that costs are “far above what anybody in the town had feared,” is new.",
      "The report | estimates",
    ],
    [
      "which behind a dash",
      "The study -- which notes that we “would owe more than three states” -- is new.",
      "The study | notes",
    ],
    [
      "an agent behind as",
      "It was widely dismissed as a “witch hunt” by Democrats in the house.",
      "Democrats | was widely dismissed",
    ],
    [
      "an agent of a bare participle",
      "The long inquiry, often labeled as a “witch hunt” by Democrats, went on.",
      "Democrats | often labeled",
    ],
    [
      "adding behind a reported clause",
      "Weber told reporters that prices were high, adding that the mayor had “a duty to act.”",
      "Weber | adding",
    ],
    [
      "whoever was just said to speak",
      "Weber left as soon as it was over, Brandt said, adding, “He was not very happy.”",
      "Brandt | adding",
    ],
    [
      "not the subject of a reported clause",
      "After saying her right foot was “so swollen I could barely walk,” Elena Brandt went home.",
      "Elena Brandt | saying",
    ],
    [
      "a possessive without s",
      "It won because, in Sanders’ words, “they are the most creative people on the planet.”",
      "Sanders | words",
    ],
    [
      "an adjective that no list has",
      "Weber deflected numerous questions before saying, “It is time to quit attacking people.”",
      "Weber | saying",
    ],
    [
      "a chairman with a name behind another name",
      "After the loss to Brandt, party chairman Hans Weber called it “a gift to the rich.”",
      "Hans Weber | called",
    ],
    ["a quoted cry whose sentence is not joined to its cue", "“Is it over?” Hannity pressed.", "Hannity | pressed"],
    [
      "a quoted cry and a long aside",
      "“We have had enough!” Murphy, the head of the union, bellowed to the crowd.",
      "Murphy | bellowed",
    ],
    [
      "the person among several nouns before a participle",
      "The film shows footage of Hans Weber saying, “You have to give them a way to work.”",
      "Hans Weber | saying",
    ],
    [
      "who with two verbs",
      "Brandt praised Hans Weber, who came to the town and said it was “a gift to the poor.”",
      "Hans Weber | said",
    ],
  ])("%s", (_, text, expected) => expect(attributed(text)).toEqual([expected]));
});

it("gives who as the mention and its noun as the name", () => {
  const [quotation] = read("It came from the mouth of Hans Weber, who called the plan “a gift to the rich.”");
  expect(quotation).toMatchObject({ name: "Hans Weber", mention: "who", how: "named", cue: "called" });
});

it("cuts no role at a title inside it", () => {
  const [quotation] = read("As Elena Brandt, author of “The Book of Laws,” put it, “Senators should remember that.”");
  expect(quotation).toMatchObject({ name: "Elena Brandt", role: null });
});

it("reads a sentence that opens with its verb", () => {
  expect(attributed("Said the mayor would not go: “No, I have a city to run.”")).toEqual(["the mayor | Said"]);
});
