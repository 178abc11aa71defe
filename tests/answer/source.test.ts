import { expect, it } from "vitest";
import { cited } from "../../src/answer/source.ts";
import { citationId } from "../../src/article/citation-id.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const text = "The council voted on Monday. “We have waited long enough,” Mayor Ada Stone said.\n\nWork begins in May.";
const place = { field: "text" as const, start: 30, end: 56 };

async function held() {
  const archive = openArchive(":memory:");
  const { id } = await archive.add(...analysed({ title: "A vote", path: "vote.md", text }));
  const { revision } = (await archive.article(id))!;
  return { archive, article: id, revision };
}

it("shows the words at a citation, even after the article changed", async () => {
  const { archive, article, revision } = await held();
  const id = citationId({ article, revision, ...place });
  expect(await cited({ archive }, id)).toMatchObject({ kind: "source", excerpt: { text: text.slice(30, 56) } });
  await archive.add(...analysed({ title: "A vote", path: "vote.md", text: text.replace("long enough", "too long") }));
  expect(await cited({ archive }, id)).toMatchObject({
    kind: "source",
    excerpt: { text: text.slice(30, 56) },
    citation: { changed: true },
  });
});

it("shows a headline", async () => {
  const { archive, article, revision } = await held();
  const id = citationId({ article, revision, field: "title", start: 2, end: 6 });
  expect(await cited({ archive }, id)).toMatchObject({ kind: "source", excerpt: { text: "vote" } });
});

it("says that a withdrawn article is no longer quoted", async () => {
  const { archive, article, revision } = await held();
  await archive.withdraw(article);
  expect(await cited({ archive }, citationId({ article, revision, ...place }))).toMatchObject({
    kind: "stale",
    why: "withdrawn",
  });
});

it.each([
  ["no citation", () => "whatever"],
  ["an unknown article", () => "moon-0123456789@0123456789abcdef:0-5"],
  ["an unknown revision", ({ article }: { article: string }) => `${article}@0123456789abcdef:0-5`],
  [
    "a place beyond the text",
    (it: { article: string; revision: string }) => citationId({ ...it, field: "text", start: 0, end: 9999 }),
  ],
  ["an empty place", (it: { article: string; revision: string }) => citationId({ ...it, field: "text", start: 5, end: 5 })],
  [
    "a field that the article lacks",
    (it: { article: string; revision: string }) => citationId({ ...it, field: "byline", start: 0, end: 5 }),
  ],
])("finds nothing at %s", async (_, id) => {
  const found = await held();
  expect(await cited({ archive: found.archive }, id(found))).toMatchObject({ kind: "stale", why: "unknown" });
});
