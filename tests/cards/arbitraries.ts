import fc from "fast-check";
import type { Request } from "../../src/answer/command.ts";
import type {
  Answer,
  Attribution,
  Checked,
  Citation,
  Figure,
  Outcome,
  Passage,
  Person,
  Quote,
  Suggestion,
} from "../../src/answer/outcome.ts";
import type { Field } from "../../src/article/article.ts";
import type { Excerpt } from "../../src/article/excerpt.ts";
import type { Holdings } from "../../src/index/archive.ts";
import { sentences } from "../../src/text/sentences.ts";
import { type Span, trimmed } from "../../src/text/span.ts";

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

const PROOFS = [
  null,
  { kind: "proved" },
  { kind: "proved", place: { start: 1200, end: 1234 } },
  { kind: "as read" },
  { kind: "failed", reason: '"once" does not stand' },
] as const;

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

const line = fc.oneof(
  { weight: 5, arbitrary: clause },
  { weight: 1, arbitrary: fc.tuple(clause, fc.integer({ min: 2, max: 60 })).map(([text, times]) => text.repeat(times)) },
);

const moment = fc.constantFrom(
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

const story = (index: number): fc.Arbitrary<Story> =>
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

function excerpt(from: Story, field: Field, span: Span = { start: 0, end: from[field].length }): Excerpt {
  const { start, end } = trimmed(from[field], span);
  return { article: from.id, revision: from.revision, field, start, end, text: from[field].slice(start, end) };
}

const citation = (from: Story): fc.Arbitrary<Citation> =>
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
const words = (from: Story): fc.Arbitrary<Excerpt> =>
  fc.tuple(fc.nat(from.sentences.length - 1), fc.nat(3), fc.option(fc.integer({ min: 5, max: 60 }))).map(([first, more, cut]) => {
    const { start, end } = from.sentences[first]!;
    const last = from.sentences[Math.min(first + more, from.sentences.length - 1)]!;
    return excerpt(from, "text", { start, end: cut === null ? last.end : Math.min(start + cut, end) });
  });

/** A few words inside an excerpt. */
const inside = (whole: Excerpt, from: Story): fc.Arbitrary<Excerpt> =>
  fc.tuple(fc.nat(Math.max(0, whole.text.length - 3)), fc.integer({ min: 3, max: 30 })).map(([at, length]) => {
    const span = { start: whole.start + at, end: Math.min(whole.start + at + length, whole.end) };
    const found = excerpt(from, "text", span);
    return found.text === "" ? whole : found;
  });

const passages = (from: Story): fc.Arbitrary<Passage[]> =>
  fc.array(fc.tuple(words(from), fc.boolean()), { minLength: 1, maxLength: 6 }).map((all) => {
    const ordered = all.sort(([one], [other]) => one.start - other.start);
    return ordered.map(([found, gap]) => ({ excerpt: found, gap }));
  });

const attribution = (from: Story): fc.Arbitrary<Attribution | null> =>
  fc.option(
    fc.record({
      name: fc.option(words(from)),
      how: fc.constantFrom("named", "pronoun", "inherited"),
      mention: words(from),
      role: fc.option(words(from)),
    }),
  );

const of = <T>(stories: readonly Story[], make: (from: Story) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.constantFrom(...stories).chain(make);

const quote = (stories: readonly Story[]): fc.Arbitrary<Quote> =>
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

const figure = (stories: readonly Story[]): fc.Arbitrary<Figure> =>
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

const answer = (stories: readonly Story[]): fc.Arbitrary<Answer> =>
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

const suggestion = (stories: readonly Story[]): fc.Arbitrary<Suggestion> =>
  of(stories, (from) =>
    fc.record({
      value: fc.oneof(fc.constant(from.id), fc.string({ minLength: 1, maxLength: 150 })),
      label: fc.constant(excerpt(from, "title")),
      mark: fc.constantFrom("newest", "title", "speaker", "topic", "inside", "near"),
    }),
  );

/** A model is named by a line of its own, never by white space alone. */
const modelName = fc.string({ maxLength: 60 }).map((name) => `m${name.trim()}`);

const sourced = (stories: readonly Story[]) => of(stories, (from) => fc.record({ words: words(from), citation: citation(from) }));

const checked = (stories: readonly Story[]): fc.Arbitrary<Checked> =>
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

const person = (stories: readonly Story[]): fc.Arbitrary<Person> =>
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

const holdings: fc.Arbitrary<Holdings> = fc.record({
  articles: fc.nat(100_000),
  earliest: moment,
  latest: moment,
  sources: fc.array(line, { maxLength: 3 }),
  quotations: fc.nat(),
});

const outcomes = (stories: readonly Story[]): fc.Arbitrary<Outcome> =>
  fc.oneof(
    of(stories, (from) =>
      fc.record({
        kind: fc.constant("summary" as const),
        chosenBy: fc.option(fc.record({ model: fc.string({ maxLength: 60 }), among: fc.integer({ min: 1, max: 100 }) })),
        citation: citation(from),
        length: fc.constantFrom("short", "medium", "long"),
        passages: passages(from),
        whole: fc.boolean(),
        complete: fc.boolean(),
        others: fc.array(of(stories, citation), { maxLength: 3 }),
      }),
    ),
    of(stories, (from) =>
      fc.record({
        kind: fc.constant("story" as const),
        topic: fc.boolean(),
        citation: citation(from),
        passages: passages(from),
        voices: fc.array(words(from), { maxLength: 3 }),
        also: fc.array(of(stories, citation), { maxLength: 3 }),
      }),
    ),
    fc.record({
      kind: fc.constant("quotes" as const),
      quotes: fc.array(quote(stories), { minLength: 1, maxLength: 9 }),
      elsewhere: fc.option(of(stories, citation)),
    }),
    fc.record({ kind: fc.constant("facts" as const), figures: fc.array(figure(stories), { minLength: 1, maxLength: 9 }) }),
    fc.record({
      kind: fc.constant("answer" as const),
      best: answer(stories),
      others: fc.array(answer(stories), { maxLength: 4 }),
      contradicts: fc.boolean(),
      chosenBy: fc.option(fc.record({ model: modelName, among: fc.integer({ min: 1, max: 100 }) })),
    }),
    fc.record({
      kind: fc.constant("articles" as const),
      found: fc.array(
        of(stories, (from) =>
          words(from).chain((passage) =>
            fc.record({
              citation: citation(from),
              passage: fc.option(fc.constant(passage)),
              matches: fc.array(inside(passage, from), { maxLength: 5 }),
            }),
          ),
        ),
        { minLength: 1, maxLength: 12 },
      ),
    }),
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
      kind: fc.constant("check" as const),
      checked: fc.array(checked(stories), { minLength: 1, maxLength: 4 }),
      holdings,
    }),
    of(stories, (from) =>
      passages(from).chain((all) =>
        fc.record({
          kind: fc.constant("context" as const),
          citation: citation(from),
          passages: fc.constant(all),
          focus: inside(all[0]!.excerpt, from),
          said: fc.option(fc.record({ attribution: attribution(from), cue: fc.option(words(from)) })),
          now: fc.option(
            fc.record({ citation: citation(from), passages: passages(from), changed: fc.array(words(from), { maxLength: 2 }) }),
          ),
        }),
      ),
    ),
    of(stories, (from) =>
      fc.record({
        kind: fc.constant("source" as const),
        citation: citation(from),
        excerpt: words(from),
        proof: fc.constantFrom(...PROOFS),
      }),
    ),
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
      figures: fc.array(
        fc.array(
          of(stories, (from) =>
            words(from).chain((sentence) =>
              fc.record({ words: fc.constant(sentence), citation: citation(from), figure: inside(sentence, from) }),
            ),
          ),
          { minLength: 2, maxLength: 3 },
        ),
        { maxLength: 3 },
      ),
      quotations: fc.array(fc.array(sourced(stories), { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
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
    fc.record({
      kind: fc.constant("ambiguous" as const),
      what: fc.constantFrom("speaker", "article"),
      choices: fc.array(suggestion(stories), { maxLength: 30 }),
    }),
    fc.record({
      kind: fc.constant("nothing" as const),
      holdings,
      nearest: fc.array(suggestion(stories), { maxLength: 30 }),
      citations: fc.array(of(stories, citation), { maxLength: 12 }),
    }),
    of(stories, (from) =>
      fc.record({
        kind: fc.constant("unread" as const),
        citation: citation(from),
        why: fc.constantFrom("language", "no prose", "none", "alone"),
      }),
    ),
    fc.record({ kind: fc.constant("stale" as const), why: fc.constantFrom("withdrawn", "unknown", "version") }),
    fc.record({
      kind: fc.constant("wrong" as const),
      option: line,
      wants: fc.constantFrom("date", "article or topic", "words", "address"),
    }),
    fc.record({
      kind: fc.constant("added" as const),
      added: fc.array(
        of(stories, (from) =>
          fc.record({ citation: citation(from), outcome: fc.constantFrom("added" as const, "updated" as const) }),
        ),
        { maxLength: 9 },
      ),
      refused: fc.array(fc.constantFrom("answers 500", "is no http or https address"), { maxLength: 9 }),
    }),
    fc.record({
      kind: fc.constant("sources" as const),
      sources: fc.array(
        fc.record({
          kind: fc.constantFrom("feed" as const, "folder" as const),
          place: fc.webUrl(),
          missing: fc.boolean(),
          fetched: fc.constantFrom(null, "2026-01-02T03:04:05.000Z"),
          articles: fc.nat(),
          failures: fc.nat(),
          error: fc.constantFrom(null, "answers 500"),
        }),
        { maxLength: 40 },
      ),
    }),
    fc.record({ kind: fc.constant("help" as const) }),
    fc.record({
      kind: fc.constant("about" as const),
      holdings,
      reader: fc.option(fc.record({ model: modelName, host: fc.option(fc.domain()) })),
    }),
  ) as fc.Arbitrary<Outcome>;

const request: fc.Arbitrary<Request> = fc.record({
  command: fc.constantFrom("summary", "quote", "facts", "search", "ask", "check"),
  options: fc.dictionary(
    fc.constantFrom("speaker", "topic", "article", "question"),
    fc.oneof(fc.boolean(), line, fc.string({ unit: "binary" })),
    { maxKeys: 3 },
  ),
  page: fc.constantFrom(0, 0, 1, 2, 7, 1000),
  locale: fc.constantFrom("en-US", "en-GB", "es-ES", "es-419", "fr", "de", "pt-BR", "hi", "ja", "xx", "not a locale"),
});

/** Any outcome over some articles of any kind, and any request that it may answer. */
export const scenes: fc.Arbitrary<{ stories: Story[]; outcome: Outcome; request: Request; share: number }> = fc
  .tuple(story(1), story(2), story(3))
  .chain((stories) =>
    fc.record({
      stories: fc.constant(stories),
      outcome: outcomes(stories),
      request,
      share: fc.constantFrom(1 / 3, 1 / 3, 0.1, 1, 0),
    }),
  );
