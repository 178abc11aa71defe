import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Conditions } from "../../src/answer/follow.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { speakerKey } from "../../src/language/english/names/same-person.ts";
import { findMatching } from "../../src/tell/find.ts";
import { FollowIndex } from "../../src/tell/follow-index.ts";
import { judge, matchable, matches, prepared } from "../../src/tell/matching.ts";
import { analysed } from "../support/articles.ts";

const person = (name: string, said: "quoted" | "named" = "quoted") => ({ name, keys: [speakerKey(name)], said });

const RATES = {
  title: "ECB holds interest rates",
  source: "The Harbour Post",
  url: "https://www.post.example/rates",
  text: "The bank left its rates alone. It had raised them ten times. “We are not done with inflation,” said Christine Lagarde, the bank's president. Fabio Panetta was in the room. O'Leary paid 2.5 million. The U.S. watched.",
};

describe("an article matches", () => {
  const of = matchable(...(analysed(RATES).slice(0, 2) as [never, never]));
  it.each<[string, Conditions, boolean]>([
    ["a person it quotes", { person: person("Christine Lagarde") }, true],
    ["a person under another form of the name", { person: person("Mrs. Christine A. Lagarde") }, true],
    ["everybody of a surname", { person: person("Lagarde") }, true],
    ["nobody with another forename", { person: person("Pierre Lagarde") }, false],
    ["nobody it only names", { person: person("Fabio Panetta") }, false],
    ["a person it names", { person: person("Fabio Panetta", "named") }, true],
    ["a person it names and quotes", { person: person("Christine Lagarde", "named") }, true],
    ["words in any form and order", { words: "rate raise" }, true],
    ["all the words, not one of them", { words: "rates submarine" }, false],
    ["a phrase", { words: '"not done with inflation"' }, true],
    ["no phrase in another order", { words: '"inflation with done"' }, false],
    ["no phrase from the headline into the text", { words: '"interest rates the bank"' }, false],
    ["words with apostrophes and figures", { words: "o'leary 2.5" }, true],
    ["an acronym however it is written", { words: "US" }, true],
    ["words that say little, if there are no others", { words: "it the" }, true],
    ["a topic", { topic: "inflation" }, true],
    ["part of a publisher's name", { source: "harbour" }, true],
    ["part of a host", { source: "post.example" }, true],
    ["no other publisher", { source: "radio" }, false],
    ["all conditions together", { person: person("Lagarde"), topic: "rates", source: "post", without: "bitcoin" }, true],
    ["not with a word that it must not have", { topic: "rates", without: "bitcoin inflation" }, false],
    ["nothing by what it must not have alone", { without: "bitcoin" }, false],
    ["nothing without conditions", {}, false],
  ])("%s", (_, conditions, met) => expect(matches(of, prepared(conditions))).toBe(met));

  it("and each condition is judged by itself", () => {
    const conditions = { person: person("Lagarde"), topic: "bitcoin", source: "post", without: "inflation" };
    expect(judge(of, prepared(conditions))).toEqual([
      { condition: "person", met: true },
      { condition: "topic", met: false },
      { condition: "source", met: true },
      { condition: "without", met: false },
    ]);
  });
});

const NAMES = ["Ana Ruiz", "Marco Ruiz", "A. Ruiz", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Ruiz", "George W. Lorimer"];
const WORDS =
  "the harbour ferry ferries O'Leary 2.5 $4.5m U.S. us café Straße it was twenty-one 東京 naïve rates’ well-known".split(" ");
const phrase = (least: number, most: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most }).map((words) => words.join(" "));
const sentence = fc.oneof(
  phrase(1, 8).map((words) => `Then ${words}.`),
  fc.tuple(phrase(2, 6), fc.constantFrom(...NAMES)).map(([words, name]) => `“We saw ${words} today,” said ${name}.`),
  fc.constantFrom(...NAMES).map((name) => `Later ${name} left.`),
);
const story = fc.record({
  title: phrase(1, 5),
  source: fc.constantFrom("Harbour Post", "Coast Radio", null),
  text: fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(" ")),
});
const search = fc.oneof(
  phrase(1, 3),
  phrase(1, 3).map((words) => `"${words}"`),
  fc.tuple(phrase(1, 2), phrase(1, 2)).map(([a, b]) => `${a} "${b}"`),
);
const conditions = fc
  .record(
    {
      person: fc
        .tuple(fc.constantFrom(...NAMES), fc.constantFrom("quoted" as const, "named" as const))
        .map(([name, said]) => person(name, said)),
      topic: search,
      words: search,
      source: fc.constantFrom("post", "Coast", "rádio"),
      without: phrase(1, 2),
    },
    { requiredKeys: [] },
  )
  .filter((given) => Object.keys(given).some((name) => name !== "without"));

describe("matching on arrival and searching", () => {
  it("find the same articles, alone and among many follows", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 1, maxLength: 4 }),
        fc.array(conditions, { minLength: 1, maxLength: 6 }),
        async (stories, follows) => {
          const archive = openArchive(":memory:", () => new Date(0), null);
          const made = stories.map((one, number) =>
            analysed({ ...one, path: `${number}.md`, text: `${one.text} ${number} ends.` }),
          );
          for (const one of made) await archive.add(...one);
          const index = new FollowIndex(follows.map((given) => ({ conditions: given })));
          const arrived = made.map(([article, analysis]) => ({ id: article.id, of: matchable(article, analysis) }));
          const byIndex = arrived.map(({ id, of }) => ({
            id,
            matching: new Set(index.matching(of).map((follow) => follow.conditions)),
          }));
          for (const given of follows) {
            const found = (await findMatching(archive, given)).map(({ article }) => article.id).sort();
            const onArrival = arrived
              .filter(({ of }) => matches(of, prepared(given)))
              .map(({ id }) => id)
              .sort();
            expect(onArrival).toEqual(found);
            expect(
              byIndex
                .filter(({ matching }) => matching.has(given))
                .map(({ id }) => id)
                .sort(),
            ).toEqual(found);
          }
          await archive.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it("agree with the archive's own search, which knows nothing of follows", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 1, maxLength: 4 }),
        phrase(1, 3),
        fc.constantFrom(...NAMES),
        async (stories, words, name) => {
          const archive = openArchive(":memory:", () => new Date(0), null);
          const made = stories.map((one, number) =>
            analysed({ ...one, path: `${number}.md`, text: `${one.text} ${number} ends.` }),
          );
          for (const one of made) await archive.add(...one);
          const onArrival = (given: Conditions) =>
            made
              .filter(([article, analysis]) => matches(matchable(article, analysis), prepared(given)))
              .map(([{ id }]) => id)
              .sort();
          expect(onArrival({ words: `"${words}"` })).toEqual((await archive.search(`"${words}"`)).map(({ id }) => id).sort());
          const keyed = await archive.quotations({ speaker: speakerKey(name) });
          expect(onArrival({ person: person(name) })).toEqual(
            expect.arrayContaining([...new Set(keyed.map(({ article }) => article))]),
          );
          expect(onArrival({ source: "post" })).toEqual((await archive.list({ source: "post" })).map(({ id }) => id).sort());
          await archive.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
