import { expect, it } from "vitest";
import { definingSentence, thingAsked } from "../../src/answer/definition.ts";
import { readQuestion } from "../../src/language/question/read.ts";
import { sentences } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

it.each([
  ["what is ketamine", "ketamine"],
  ["What is the lantern parade?", "lantern parade"],
  ["what is waterboarding", "waterboarding"],
  ["what is happening", null],
  ["who is Ana Ruiz", null],
  ["what is the price of ketamine", null],
])("%j asks what %j is", (question, thing) => expect(thingAsked(readQuestion(question))).toBe(thing));

it.each([
  ["brackwort", "Brackwort sells well. Brackwort, a kind of reed, grows here.", "Brackwort, a kind of reed, grows here."],
  ["brackwort", "Sales of brackwort rose. The reed is called brackwort.", "The reed is called brackwort."],
  ["reed tax", "The reed tax rose. A reed tax is a levy on thatch. It is old.", "A reed tax is a levy on thatch."],
  ["NRA", "The NRA met. Norden Reed Association members paid. It rained.", "Norden Reed Association members paid."],
  ["nra", "He joined the NRA. The Norden Reed Association (NRA) paid.", "The Norden Reed Association (NRA) paid."],
  ["nra", "Not rare at all, said the NRA.", null],
  ["reed", "What is a reed? Reed sells.", null],
])("%j is said in %j by %j", (thing, text, said) => {
  const all = sentences(text);
  const at = definingSentence(text, all, thing);
  expect(at === null ? null : slice(text, all[at]!)).toBe(said);
});
