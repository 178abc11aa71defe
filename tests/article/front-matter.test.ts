import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { plainFields } from "../../src/article/front-matter.ts";

test("plain lines are read without YAML's parser", () => {
  expect(
    plainFields('title: A day in Delhi\nbyline: "Ma: a life"\npublished: 2014-11-28T10:30:00Z\nurl: https://news.example/a#b'),
  ).toEqual({
    title: "A day in Delhi",
    byline: "Ma: a life",
    published: "2014-11-28T10:30:00Z",
    url: "https://news.example/a#b",
  });
});

test.each([
  ["a list", "tags: [a, b]"],
  ["a number", "title: 1984"],
  ["a boolean", "title: True"],
  ["nothing", "title: null"],
  ["a comment", "title: Delhi # a city"],
  ["a second colon", "title: Delhi: a life"],
  ["a second line", "title: Delhi\n  waits"],
  ["an escape", 'title: "Delhi\\n"'],
  ["a key that comes twice", "title: Delhi\ntitle: Delhi"],
  ["an anchor", "title: &a Delhi"],
  ["an empty line", "title: Delhi\n\nsource: The Post"],
])("%s is left to it", (_, yaml) => expect(plainFields(yaml)).toBeNull());

test("what is read without the parser is what the parser reads", () => {
  const piece = fc.constantFrom(
    "title",
    "null",
    "a",
    ": ",
    ":",
    " ",
    "#",
    '"',
    "'",
    "\\",
    "-",
    "2014-11-28",
    "T10:30",
    "Z",
    "1",
    "é",
    "…",
    "[",
    "\n",
    "\t",
    "\u0085",
    "\u2028",
    "|",
    "true",
    ",",
    "?",
    "e5",
    ".5",
  );
  const line = fc
    .tuple(
      fc.constantFrom("title", "source", "null", "true", "y"),
      fc.constantFrom(": ", ": ", ': "', ":"),
      fc.array(piece, { maxLength: 6 }),
    )
    .map(([key, colon, rest]) => key + colon + rest.join("") + (colon.endsWith('"') ? '"' : ""));
  const yaml = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(yaml, (text) => {
      const plain = plainFields(text);
      if (plain === null) return;
      const document = parseDocument(text);
      expect(document.errors).toEqual([]);
      expect(plain).toEqual(document.toJS());
    }),
    { numRuns: 3000 },
  );
});
