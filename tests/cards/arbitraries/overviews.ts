import fc from "fast-check";
import { citation, inside, of, passages, person, quote, sourced, words } from "./parts.ts";
import { line, moment, type Story } from "./stories.ts";

/** What an earlier revision printed, or nothing. */
const earlier = (from: Story) =>
  fc.option(
    words(from).chain((sentence) =>
      fc.record({
        words: fc.constant(sentence),
        citation: citation(from),
        changed: fc.array(inside(sentence, from), { maxLength: 2 }),
      }),
    ),
  );

/** What is told of many articles: lists, posts, people, times and changes. */
export const overviews = (stories: readonly Story[]): fc.Arbitrary<unknown>[] => [
  fc.record({
    kind: fc.constant("latest" as const),
    found: fc.array(
      of(stories, (from) =>
        fc.record({
          citation: citation(from),
          lede: fc.option(words(from)),
          copies: fc.array(of(stories, citation), { maxLength: 7 }),
        }),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("alert" as const),
      citation: citation(from),
      quotes: fc.array(quote([from]), { maxLength: 3 }),
      passages: fc.array(
        words(from).chain((excerpt) =>
          fc.record({ excerpt: fc.constant(excerpt), matches: fc.array(inside(excerpt, from), { maxLength: 3 }) }),
        ),
        { minLength: 1, maxLength: 2 },
      ),
      copies: fc.array(of(stories, citation), { maxLength: 7 }),
    }),
  ),
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("correction" as const),
      citation: citation(from),
      before: citation(from),
      was: words(from),
      becomes: fc.option(words(from)),
    }),
  ),
  fc.record({
    kind: fc.constant("follow preview" as const),
    conditions: fc.record({ topic: line, words: line, source: line, without: line }),
    days: fc.constant(7),
    moderated: fc.boolean(),
    found: fc.array(
      of(stories, (from) => fc.record({ citation: citation(from), passage: fc.option(words(from)) })),
      { maxLength: 9 },
    ),
  }),
  fc.record({
    kind: fc.constant("digest" as const),
    since: fc.constant("2026-01-02T03:04:05.000Z"),
    stories: fc.array(
      of(stories, (from) =>
        fc.record({
          citation: citation(from),
          passages: passages(from),
          voices: fc.array(
            of(stories, (other) => fc.record({ name: words(other), citation: citation(other) })),
            { maxLength: 3 },
          ),
          others: fc.array(of(stories, citation), { maxLength: 7 }),
        }),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  fc.record({
    kind: fc.constant("topics" as const),
    from: fc.constant("2014-11-22"),
    to: fc.constant("2014-11-28"),
    days: fc.nat(900),
    topics: fc.array(
      of(stories, (from) =>
        fc.record({
          name: words(from),
          windows: fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }),
          articles: fc.nat(900),
          citation: citation(from),
        }),
      ),
      { minLength: 1, maxLength: 20 },
    ),
  }),
  fc.record({
    kind: fc.constant("timeline" as const),
    events: fc.array(
      of(stories, (from) =>
        words(from).chain((sentence) =>
          fc.record({
            day: fc.constantFrom("1969", "2014-11", "2014-11-28", "2015-01-02"),
            how: fc.constantFrom("stated", "counted", "article"),
            date: fc.option(inside(sentence, from)),
            sentence: fc.constant(sentence),
            citation: citation(from),
            also: fc.array(of(stories, citation), { maxLength: 2 }),
          }),
        ),
      ),
      { minLength: 1, maxLength: 9 },
    ),
  }),
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("changes" as const),
      citation: citation(from),
      since: fc.constant("2014-11-28T09:30:00Z"),
      notes: fc.array(words(from), { maxLength: 2 }),
      steps: fc.array(
        fc.record({
          before: citation(from),
          after: citation(from),
          seen: fc.constant("2014-11-28T09:30:00Z"),
          updated: moment,
          changes: fc.array(
            fc.record({
              touches: fc.constantFrom("quotation", "figure", "headline", "text"),
              before: fc.option(words(from)),
              after: fc.option(words(from)),
              words: fc.array(fc.record({ before: fc.option(words(from)), after: fc.option(words(from)) }), { maxLength: 3 }),
            }),
            { maxLength: 5 },
          ),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  fc.record({
    kind: fc.constant("comparison" as const),
    tellings: fc.array(of(stories, citation), { minLength: 2, maxLength: 5 }),
    revised: fc.array(
      of(stories, (from) => fc.record({ citation: citation(from), notes: fc.array(words(from), { maxLength: 2 }) })),
      { maxLength: 2 },
    ),
    figures: fc.array(
      fc.array(
        of(stories, (from) =>
          words(from).chain((sentence) =>
            fc.record({
              words: fc.constant(sentence),
              citation: citation(from),
              figure: inside(sentence, from),
              was: earlier(from),
            }),
          ),
        ),
        { minLength: 2, maxLength: 3 },
      ),
      { maxLength: 3 },
    ),
    quotations: fc.array(
      fc.array(
        of(stories, (from) => fc.record({ words: words(from), citation: citation(from), was: earlier(from) })),
        { minLength: 2, maxLength: 3 },
      ),
      { maxLength: 2 },
    ),
    all: fc.array(sourced(stories), { maxLength: 3 }),
    alone: fc.array(sourced(stories), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("people" as const),
    people: fc.array(person(stories), { minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant("person" as const),
    person: person(stories),
    forms: fc.array(of(stories, words), { maxLength: 4 }),
    quotes: fc.array(quote(stories), { minLength: 1, maxLength: 6 }),
    roles: fc.array(
      of(stories, (from) =>
        words(from).chain((sentence) =>
          fc.record({ role: inside(sentence, from), sentence: fc.constant(sentence), citation: citation(from) }),
        ),
      ),
      { maxLength: 4 },
    ),
    topics: fc.array(of(stories, words), { maxLength: 4 }),
    beside: fc.array(person(stories), { maxLength: 6 }),
    namesakes: fc.array(person(stories), { maxLength: 3 }),
  }),
];
