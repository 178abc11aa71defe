import { describe, expect, it } from "vitest";
import { ArticleError } from "../../src/article/error.ts";
import { readPlain } from "../../src/article/plain.ts";

const copied = `Harbour Bridge to Close for Repairs, Says Mayor

City Desk
New Update
harbour bridge, repairs

The old bridge over the harbour will close on Monday. Mayor Ana Ruiz said, “We waited too long."

It cost\u00a0$3 million in 1931.  The work will take nine weeks.

Ferries will run every ten minutes. They are free.


Harbour Bridge Ana Ruiz Ferries City Works Department`;

describe("plain text as copied from a page", () => {
  const article = readPlain(copied, "page.txt");

  it("tells boilerplate from prose", () => {
    expect(article).toMatchObject({
      title: "Harbour Bridge to Close for Repairs, Says Mayor",
      byline: "City Desk",
      published: null,
      source: null,
      url: null,
    });
    expect(article.aside).toEqual([
      { kind: "label", text: "New Update" },
      { kind: "caption", text: "harbour bridge, repairs" },
      { kind: "tags", text: "Harbour Bridge Ana Ruiz Ferries City Works Department" },
    ]);
    expect(article.text.split("\n\n")).toHaveLength(3);
  });

  it("keeps marks, double spaces and no-break spaces as they are", () => {
    expect(article.text).toContain('“We waited too long."');
    expect(article.text).toContain("cost\u00a0$3 million in 1931.  The work");
  });

  it("splits only tags that the text names", () => expect(article.tags).toEqual(["Ana Ruiz", "Ferries"]));

  it.each<[string, string, string | null]>([
    ["PORTO, Portugal (AP) — The sea rose. It fell again.", "The sea rose. It fell again.", "PORTO, Portugal (AP) —"],
    ["(AFP) -- The sea rose. It fell again.", "The sea rose. It fell again.", "(AFP) --"],
    ["NEW DELHI, Nov. 28: The sea rose. It fell.", "The sea rose. It fell.", "NEW DELHI, Nov. 28:"],
    ["NASA launched it. It flew.", "NASA launched it. It flew.", null],
  ])("cuts the dateline off %j", (paragraph, text, dateline) => {
    const read = readPlain(`A headline\n\n${paragraph}`, "a.txt");
    expect(read.text).toBe(text);
    expect(read.aside.map((aside) => aside.text)).toEqual(dateline === null ? [] : [dateline]);
  });

  it.each<[string, string | null, string | null]>([
    ["By Jane Doe", "Jane Doe", null],
    ["By JANE DOE and Li Wei, Staff Writers", "JANE DOE and Li Wei, Staff Writers", null],
    ["Published: Nov 28, 2014, 10:30 am IST", null, "2014-11-28"],
    ["28 November 2014", null, "2014-11-28"],
  ])("reads the line %j", (line, byline, published) => {
    expect(readPlain(`A headline\n\n${line}\n\nA first sentence. A second one.`, "a.txt")).toMatchObject({ byline, published });
  });

  it("keeps a short line of the story that ends in a colon", () => {
    expect(readPlain("A headline\n\nHe said this:\n\n“Never.” That was all.", "a.txt").text).toBe(
      "He said this:\n\n“Never.” That was all.",
    );
  });

  it("refuses a headline without a text", () =>
    expect(() => readPlain("Only a headline\n\nAdvertisement", "a.txt")).toThrow(ArticleError));
});
