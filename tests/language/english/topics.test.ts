import { describe, expect, it } from "vitest";
import { topicsOf } from "../../../src/language/english/topics.ts";
import { readArticle } from "../../../src/language/read.ts";
import { slice } from "../../../src/text/span.ts";
import { article } from "../../support/articles.ts";

/** The topics of each quotation of a text, as printed. */
function topics(text: string, title = "Untitled"): string[][] {
  const one = article({ title, text });
  return topicsOf(one, readArticle(one)).map((all) => all.map((topic) => slice(text, topic)));
}

describe("what a quotation is about", () => {
  it.each<[string, string, string, string[]]>([
    ["a noun that the headline has", "Rents rise again", "“The rents are a scandal,” Ana Ruiz said.", ["rents"]],
    ["a noun that comes again", "On the quay", "“The orchard is ours,” Ana Ruiz said. The orchard froze in May.", ["orchard"]],
    [
      "a noun with what stands before it, where they come again together",
      "On the quay",
      "“We want clean water,” Ana Ruiz said. Nobody on the island has clean water.",
      ["clean water"],
    ],
    [
      "two nouns as one, where they come again together",
      "Wage growth slows",
      "“The wage growth ends,” Ana Ruiz said.",
      ["wage growth"],
    ],
    ["a name in its sentence", "On the quay", "“It is old,” Ana Ruiz said of Lisbon. Lisbon is a port.", ["Lisbon"]],
    ["not its speaker", "Ana Ruiz on rents", "“The rents are a scandal,” Ana Ruiz said. Ana Ruiz is a baker.", ["rents"]],
    ["nothing that stands there once", "On the quay", "“The kettle is on,” Ana Ruiz said. It rained.", []],
    ["no verb", "They plan to go", "“We plan and they plan,” Ana Ruiz said.", []],
  ])("%s", (_, title, text, expected) => expect(topics(text, title)[0]).toEqual(expected));

  it("has one key for singular and plural, and never two topics that share a word", () => {
    const one = article({
      title: "A ferry for the ferries",
      text: "“The ferry is late,” Ana Ruiz said. “The ferries are late,” Lena Brandt said. The late ferry came.",
    });
    const [first, second] = topicsOf(one, readArticle(one));
    expect(first!.map(({ key }) => key)).toEqual(second!.map(({ key }) => key));
    for (const all of [first!, second!]) {
      const words = all.flatMap(({ key }) => key.split(" "));
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
