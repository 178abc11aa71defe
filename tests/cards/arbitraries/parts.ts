import fc from "fast-check";
import type {
  Answer,
  Attribution,
  Checked,
  Citation,
  Figure,
  ListedPerson,
  Passage,
  Quote,
  Suggestion,
} from "../../../src/answer/outcome.ts";
import type { Excerpt } from "../../../src/article/excerpt.ts";
import type { Holdings } from "../../../src/index/archive.ts";
import { excerpt, line, moment, type Story } from "./stories.ts";

export const citation = (from: Story): fc.Arbitrary<Citation> =>
  fc.record({
    article: fc.constant(from.id),
    revision: fc.constant(from.revision),
    title: fc.constant(excerpt(from, "title")),
    byline: fc.constantFrom(null, excerpt(from, "byline")),
    source: fc.constantFrom(null, excerpt(from, "source")),
    url: fc.constant(from.url),
    published: fc.constant(from.published),
    language: fc.constant("en"),
    changed: fc.boolean(),
    vanished: fc.boolean(),
    characters: fc.constant(from.text.length),
    sentences: fc.constant(from.sentences.length),
  });

/** Words of a text, from one of its sentences' beginnings: whole sentences, or a run that ends anywhere. */
export const words = (from: Story): fc.Arbitrary<Excerpt> =>
  fc.tuple(fc.nat(from.sentences.length - 1), fc.nat(3), fc.option(fc.integer({ min: 5, max: 60 }))).map(([first, more, cut]) => {
    const { start, end } = from.sentences[first]!;
    const last = from.sentences[Math.min(first + more, from.sentences.length - 1)]!;
    return excerpt(from, "text", { start, end: cut === null ? last.end : Math.min(start + cut, end) });
  });

/** A few words inside an excerpt. */
export const inside = (whole: Excerpt, from: Story): fc.Arbitrary<Excerpt> =>
  fc.tuple(fc.nat(Math.max(0, whole.text.length - 3)), fc.integer({ min: 3, max: 30 })).map(([at, length]) => {
    const span = { start: whole.start + at, end: Math.min(whole.start + at + length, whole.end) };
    const found = excerpt(from, "text", span);
    return found.text === "" ? whole : found;
  });

export const passages = (from: Story): fc.Arbitrary<Passage[]> =>
  fc.array(fc.tuple(words(from), fc.boolean()), { minLength: 1, maxLength: 6 }).map((all) => {
    const ordered = all.sort(([one], [other]) => one.start - other.start);
    return ordered.map(([found, gap]) => ({ excerpt: found, gap }));
  });

export const attribution = (from: Story): fc.Arbitrary<Attribution | null> =>
  fc.option(
    fc.record({
      name: fc.option(words(from)),
      how: fc.constantFrom("named", "pronoun", "inherited"),
      mention: words(from),
      role: fc.option(words(from)),
    }),
  );

export const of = <T>(stories: readonly Story[], make: (from: Story) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.constantFrom(...stories).chain(make);

export const quote = (stories: readonly Story[]): fc.Arbitrary<Quote> =>
  of(stories, (from) =>
    fc.record({
      words: words(from),
      shown: words(from),
      attribution: attribution(from),
      cue: fc.option(words(from)),
      citation: citation(from),
      also: fc.array(of(stories, citation), { maxLength: 2 }),
      disputed: fc.array(
        of(stories, (other) => fc.record({ name: words(other), citation: citation(other) })),
        { maxLength: 3 },
      ),
    }),
  );

export const figure = (stories: readonly Story[]): fc.Arbitrary<Figure> =>
  of(stories, (from) =>
    words(from).chain((whole) =>
      fc.record({
        figure: inside(whole, from),
        sentence: fc.constant(whole),
        kind: fc.constantFrom("money", "percent", "count", "date", "role", "measure"),
        value: fc.oneof(
          fc.constantFrom(null, "2014-11", "2014-W48", "x".repeat(200)),
          fc.double(),
          fc.tuple(fc.integer(), fc.integer()),
        ) as fc.Arbitrary<Figure["value"]>,
        unit: fc.constantFrom(null, "USD", "ABCD", "%", "km", "Chinese buyers"),
        about: fc.option(inside(whole, from)),
        of: fc.option(inside(whole, from)),
        hedge: fc.option(inside(whole, from)),
        when: fc.option(inside(whole, from)),
        citation: citation(from),
        also: fc.array(of(stories, citation), { maxLength: 2 }),
      }),
    ),
  );

export const answer = (stories: readonly Story[]): fc.Arbitrary<Answer> =>
  of(stories, (from) =>
    passages(from).chain((all) =>
      fc.record({
        passages: fc.constant(all),
        answer: fc.option(inside(all[0]!.excerpt, from)),
        citation: citation(from),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
  );

export const suggestion = (stories: readonly Story[]): fc.Arbitrary<Suggestion> =>
  of(stories, (from) =>
    fc.record({
      value: fc.oneof(fc.constant(from.id), fc.string({ minLength: 1, maxLength: 150 })),
      label: fc.constant(excerpt(from, "title")),
      mark: fc.constantFrom("newest", "title", "speaker", "topic", "inside", "near"),
    }),
  );

/** A model is named by a line of its own, never by white space alone. */
export const modelName = fc.string({ maxLength: 60 }).map((name) => `m${name.trim()}`);

export const sourced = (stories: readonly Story[]) =>
  of(stories, (from) => fc.record({ words: words(from), citation: citation(from) }));

export const checked = (stories: readonly Story[]): fc.Arbitrary<Checked> =>
  of(stories, (from) =>
    words(from).chain((match) =>
      fc.record({
        quote: line,
        speaker: fc.option(line),
        verdict: fc.constantFrom("exact", "altered", "misattributed", "unconfirmed", "stitched", "absent"),
        match: fc.option(
          fc.record({
            words: fc.constant(match),
            attribution: attribution(from),
            citation: citation(from),
            spoken: fc.boolean(),
            within: attribution(from),
          }),
        ),
        parts: fc.array(sourced(stories), { maxLength: 4 }),
        changes: fc.array(
          fc.record({
            stored: fc.option(inside(match, from)),
            given: fc.oneof(line, fc.constant("")),
            turns: fc.constantFrom("negation", "number", "word"),
          }),
          { maxLength: 9 },
        ),
        copies: fc.nat(5),
        wordings: fc.array(sourced(stories), { maxLength: 3 }),
        notes: fc.subarray(["ellipsis", "short", "reporter", "within", "wordings", "turned"]),
      }),
    ),
  );

export const person = (stories: readonly Story[]): fc.Arbitrary<ListedPerson> =>
  of(stories, (from) =>
    fc.record({
      key: fc.constantFrom("ana ruiz", "ana ruiz #2", "x".repeat(300)),
      name: words(from),
      role: fc.option(words(from)),
      quotations: fc.nat(5000),
      articles: fc.nat(900),
      citation: citation(from),
    }),
  );

export const holdings: fc.Arbitrary<Holdings> = fc.record({
  outdated: fc.nat(3),
  articles: fc.nat(100_000),
  earliest: moment,
  latest: moment,
  sources: fc.array(line, { maxLength: 3 }),
  quotations: fc.nat(),
});
