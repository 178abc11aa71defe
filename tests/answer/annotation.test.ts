import { expect, it } from "vitest";
import { schemaQuotation, webAnnotation } from "../../src/answer/annotation.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

it("gives a citation that can be found again by its words and by its place in code points", async () => {
  const archive = openArchive(":memory:");
  const [article, analysis] = analysed({
    title: "Ferry",
    url: "https://example.org/f",
    text: "Boats 🚢🚢 came. “We waited nine weeks,” Ana Ruiz said. It was full. All cheered.",
  });
  await archive.add(article, analysis, null);
  const held = (await archive.article(article.id))!;
  const annotation = webAnnotation(held, analysis.quotations[0]!);
  const [quote, position] = annotation.target.selector as unknown as [
    { exact: string; prefix: string },
    { start: number; end: number },
  ];
  expect([...held.text].slice(position.start, position.end).join("")).toBe("We waited nine weeks,");
  expect(held.text).toContain(quote.prefix + quote.exact);
  expect(schemaQuotation(held, analysis.quotations[0]!)).toMatchObject({
    text: "We waited nine weeks,",
    creator: { name: "Ana Ruiz" },
    isPartOf: { headline: "Ferry" },
  });
  await archive.close();
});

it("names an article without an address by its id", async () => {
  const archive = openArchive(":memory:");
  const [article, analysis] = analysed({ title: "Ferry", text: "“We waited nine weeks,” Ana Ruiz said. It was full." });
  await archive.add(article, analysis, null);
  const annotation = webAnnotation((await archive.article(article.id))!, analysis.quotations[0]!);
  expect(annotation.target.source).toBe(`urn:verbatim:${article.id}`);
  await archive.close();
});
