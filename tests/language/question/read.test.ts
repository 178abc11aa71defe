import { describe, expect, it } from "vitest";
import type { Wanted } from "../../../src/language/question/question.ts";
import { readQuestion } from "../../../src/language/question/read.ts";

describe("what a question wants", () => {
  it.each<[Wanted, string]>([
    ["person", "Who founded the company?"],
    ["person", "Which minister resigned on Friday?"],
    ["person", "The mill was sold by whom?"],
    ["person", "Whose idea was the bridge?"],
    ["organisation", "Which airline flies to Oslo?"],
    ["organisation", "What team did Ferreira sign for?"],
    ["place", "Where did the train stop?"],
    ["place", "In which city was the treaty signed?"],
    ["place", "The ferry was bound for which island?"],
    ["date", "When was the dam finished?"],
    ["date", "What year did the mill close?"],
    ["duration", "How long did the strike last?"],
    ["money", "How much did the new stadium cost?"],
    ["money", "What was the price of the painting?"],
    ["percent", "What percentage of voters stayed at home?"],
    ["age", "How old is the new mayor?"],
    ["count", "How many people were hurt?"],
    ["count", "The flood killed how many?"],
    ["measure", "How far is the lake from the town?"],
    ["speech", "What did the mayor say about the bridge?"],
    ["reason", "Why was the road closed?"],
    ["reason", "What was the reason for the delay?"],
    ["manner", "How did the thieves get in?"],
    ["definition", "Who is Anna Lindqvist?"],
    ["name", "Which film won the prize?"],
    ["name", "What is the name of the ship?"],
    ["yes or no", "Did the mayor resign?"],
    ["choice", "Was the bridge built of wood or steel?"],
    ["phrase", "What caused the fire?"],
    ["phrase", "jack ma india buyers?"],
  ])("%s: %s", (wanted, question) => expect(readQuestion(question).wanted).toBe(wanted));
});

describe("whose words a question asks for", () => {
  it.each<[string, string, string]>([
    ["What did Anna Lindqvist say about the harbour?", "Anna Lindqvist", "the harbour"],
    ["what has lindqvist said about fishing quotas", "lindqvist", "fishing quotas"],
    ["The vote is over. What does the mayor of Malmö think of it?", "the mayor of Malmö", "it"],
  ])("%s", (question, speaker, topic) => expect(readQuestion(question).speech).toEqual({ speaker, topic }));

  it.each([
    "What did Anna Lindqvist say?",
    "What did they call the ship?",
    "Who spoke about the harbour?",
    "What did say about?",
  ])("not in %s", (question) => expect(readQuestion(question).speech).toBeNull());
});

describe("what a question says", () => {
  const said = (question: string, is: "name" | "number" | "verb" | "head" | "asking") =>
    readQuestion(question)
      .terms.filter((term) => term[is])
      .map(({ word }) => word);

  it("tells names from other words, in lower case too", () => {
    expect(said("What did Marta Klein sell to India?", "name")).toEqual(["marta", "klein", "india"]);
    expect(said("where in germany does angela live", "name")).toEqual(["germany", "angela"]);
  });

  it("does not take the first word for a name", () => expect(said("Farmers in Peru want what?", "name")).toEqual(["peru"]));

  it("finds the noun that says what is asked for, unless that noun is empty", () => {
    expect(said("In which London gallery does it hang?", "head")).toEqual(["gallery"]);
    expect(said("What year did the mill close?", "head")).toEqual([]);
  });

  it("asks in its last clause with a question word", () => {
    const question = "The mayor opened a bridge on Sunday. What did it cost?";
    expect(readQuestion(question).wanted).toBe("phrase");
    expect(said(question, "asking")).toEqual(["cost"]);
    expect(said(question, "number")).toEqual([]);
  });

  it("knows years, denials and what an either-or question offers", () => {
    expect(readQuestion("Who won in 1998?").years).toEqual(["1998"]);
    expect(readQuestion("Who did not sign the treaty?").negated).toBe(true);
    expect(readQuestion("Was it wood or steel?").choices).toEqual([["wood"], ["steel"]]);
  });

  it("says each word once, and pairs what stands side by side", () => {
    const { terms, pairs } = readQuestion("Which old mill near the old town burned?");
    expect(terms.map(({ word }) => word)).toEqual(["old", "mill", "town", "burned"]);
    expect(pairs).toContainEqual([0, 1]);
    expect(pairs).not.toContainEqual([1, 1]);
  });

  it("is not searched for words of chat", () => {
    expect(readQuestion("who was the mill guy and all that stuff, Guy Brandt?").terms.map(({ word }) => word)).toEqual([
      "mill",
      "guy",
      "brandt",
    ]);
  });

  it.each(["", "?", "who", "what is it", "…", "日本"])("reads %j without fuss", (question) => {
    expect(readQuestion(question).text).toBe(question);
  });
});
