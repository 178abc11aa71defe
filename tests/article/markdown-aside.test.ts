import { expect, it } from "vitest";
import { readMarkdown } from "../../src/article/markdown.ts";

it("keeps nothing of rules, blank lines and link definitions beside the text", () => {
  const { text, aside } = readMarkdown(
    "---\ntitle: Ferry\n---\nThe ferry is [back][1].\n\n\n\n---\n\nIt was full.\n\n[1]: https://example.org/\n",
    "ferry.md",
  );
  expect(text).toBe("The ferry is back.\n\nIt was full.");
  expect(aside).toEqual([]);
});
