import { describe, expect, it } from "vitest";
import { ArticleError } from "../../src/article/error.ts";
import { readMarkdown } from "../../src/article/markdown.ts";

const read = (front: string, body = "A first sentence. A second one.") => readMarkdown(`---\n${front}\n---\n\n${body}\n`, "a.md");

describe("Markdown with front matter", () => {
  it("takes known fields as they are and ignores the others", () => {
    expect(read("title: A *star*\nbyline: By Jane Doe\npublished: 2014-11-28\ntags: [sea, land]")).toMatchObject({
      title: "A *star*",
      byline: "Jane Doe",
      published: "2014-11-28",
      updated: null,
      source: null,
      url: null,
      tags: ["sea", "land"],
    });
  });

  it("derives the id from the address, whatever the file", () => {
    const front = "title: A\nurl: https://example.org/story";
    const [one, other] = ["a.md", "b/c.md"].map((path) => readMarkdown(`---\n${front}\n---\nA text. And more.`, path).id);
    expect(one).toBe(other);
  });

  it.each<[string, string, number]>([
    ["byline: Jane Doe", "title is missing", 1],
    ["title: [a", "front matter is not YAML", 2],
    ["title: A\npublished: someday", "published is no date", 3],
    ["title: A\nurl: ftp://example.org", "url is not an address", 3],
    ["- a\n- b", "front matter is not a list of fields", 2],
  ])("refuses %j", (front, reason, line) => {
    let refused: unknown;
    try {
      read(front);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ArticleError);
    expect((refused as ArticleError).reason).toContain(reason);
    expect((refused as ArticleError).line).toBe(line);
  });

  it.each<[string, string]>([
    ["One **bold** word and a [link](https://example.org). Two.", "One bold word and a link. Two."],
    ["The band R*E*D*S played *twice*, and *well*.", "The band R*E*D*S played twice, and well."],
    ["A heading\n---------\n\nThe text. More.", "The text. More."],
    ["1986. That was a year. It passed.", "1986. That was a year. It passed."],
    ["3. Arlen rose.\n\n2. Bexley rose.\n\n1. Corley rose.", "3. Arlen rose.\n\n2. Bexley rose.\n\n1. Corley rose."],
    ["1960. A vice president came.\n\n1974. Another one came.", "1960. A vice president came.\n\n1974. Another one came."],
    ["1) One. It counts.\n1) Two. It does too.", "1) One. It counts.\n\n1) Two. It does too."],
    ["007. > Quoted. It is.", "007. Quoted. It is."],
    ["- 4. Four. It is a list in a list.", "4. Four. It is a list in a list."],
    ["- A point. It counts.\n- Another one. It does too.", "A point. It counts.\n\nAnother one. It does too."],
    ["> Quoted words. As they are.", "Quoted words. As they are."],
    ["![A caption](a.png)\n\nThe text. More.", "The text. More."],
  ])("reads the words of %j", (body, text) => expect(read("title: A", body).text).toBe(text));
});
