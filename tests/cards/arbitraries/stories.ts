import fc from "fast-check";
import type { Field } from "../../../src/article/article.ts";
import type { Excerpt } from "../../../src/article/excerpt.ts";
import { sentences } from "../../../src/text/sentences.ts";
import { type Span, trimmed } from "../../../src/text/span.ts";

/** Runs of characters that Discord reads as markup, pieces of prose, and odd letters. */
const WORDS = [
  ..."the ministry said on Monday that prices rose by 3.5% to $25 billion “we will see” U.S. Mr. it’s 2014 said.".split(" "),
  ..."* ** _ __ ~~ || ` ``` \\ # > >>> - -# 1. + [x](y) <@1> <#2> <@&3> <t:0> </cmd:1> <:a:1> @everyone @here :smile: 10:30:45".split(
    " ",
  ),
  ..."https://example.com/a_b_(c) snake_case_name *bold* **bold** ¯\\_(ツ)_/¯ 語彙 नमस्ते 👩‍👩‍👧 é\u0301 ﷽ \u202e".split(" "),
  "x".repeat(300),
  "＠".repeat(900),
];
const word = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...WORDS.slice(0, -2)) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
);
const clause = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" "));
const sentence = fc.oneof(
  { weight: 12, arbitrary: clause.map((text) => `It was so: ${text}.`) },
  {
    weight: 1,
    arbitrary: fc.tuple(clause, fc.integer({ min: 2, max: 120 })).map(([text, times]) => `${`${text} `.repeat(times)}end.`),
  },
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));
const body = fc.array(paragraph, { minLength: 1, maxLength: 8 }).map((all) => all.join("\n\n"));

export const line = fc.oneof(
  { weight: 5, arbitrary: clause },
  { weight: 1, arbitrary: fc.tuple(clause, fc.integer({ min: 2, max: 60 })).map(([text, times]) => text.repeat(times)) },
);

export const moment = fc.constantFrom(
  "1969-07-20",
  "2014",
  "2014-11",
  "2014-11-28T09:30:00+05:30",
  "2014-11-28T09:30:00Z",
  "soon",
  null,
);
const address = fc.constantFrom(
  null,
  "https://example.com/news/story-one",
  "https://example.com/a(b)c?d=e&f=[g]#top",
  `https://example.com/${"long-".repeat(120)}`,
  `https://example.com/${"close-".repeat(80)}`,
  "ftp://example.com/file",
  "no address",
);

/** An article as the archive would hold it. */
export type Story = Readonly<Record<Field, string>> & {
  readonly id: string;
  readonly revision: string;
  readonly url: string | null;
  readonly published: string | null;
  readonly sentences: readonly Span[];
};

export const story = (index: number): fc.Arbitrary<Story> =>
  fc
    .record({
      title: line,
      byline: line,
      source: line,
      text: body,
      url: address,
      published: moment,
      slug: fc.constantFrom("a", "b".repeat(40)),
    })
    .map(({ slug, ...fields }) => ({
      ...fields,
      id: `${slug}-${index}123456789`,
      revision: `${index}abcdef012345678`,
      sentences: sentences(fields.text),
    }));

/** What stands in an article: reads an excerpt back, as the archive does. */
export const stored =
  (stories: readonly Story[]) =>
  async ({ article, revision, field, start, end }: Excerpt): Promise<string | null> => {
    const held = stories.find((one) => one.id === article && one.revision === revision);
    return held === undefined ? null : held[field].slice(start, end);
  };

export function excerpt(from: Story, field: Field, span: Span = { start: 0, end: from[field].length }): Excerpt {
  const { start, end } = trimmed(from[field], span);
  return { article: from.id, revision: from.revision, field, start, end, text: from[field].slice(start, end) };
}
