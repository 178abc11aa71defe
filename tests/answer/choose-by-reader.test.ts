import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../src/answer/answer.ts";
import { consult } from "../../src/answer/ask.ts";
import { chooserOf } from "../../src/answer/choose-by-reader.ts";
import { filesOf } from "../../src/article/files.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import type { GuardedQuestion, GuardedReader } from "../../src/reader/guarded.ts";
import type { Pick, ReaderChoice } from "../../src/reader/reader.ts";
import { slice } from "../../src/text/span.ts";
import { analysed } from "../support/articles.ts";

let archive: WritableArchive;

beforeAll(async () => {
  archive = openArchive(":memory:", undefined, null);
  const paths = await Array.fromAsync(filesOf([new URL("../../content", import.meta.url).pathname]));
  for await (const outcome of addFiles(archive, paths)) if ("refused" in outcome) throw outcome.refused;
});
afterAll(() => archive.close());

/** A reader that answers by a function, and remembers what it was asked. */
function readerOf(read: (asked: GuardedQuestion) => ReaderChoice | null | Promise<ReaderChoice | null>, candidates = 24) {
  const asked: GuardedQuestion[] = [];
  const reader: GuardedReader = {
    model: "tiny",
    host: null,
    summaries: false,
    limits: { candidates, parallel: 1, milliseconds: 5000 },
    close: async () => {},
    async read(question) {
      asked.push(question);
      return read(question);
    },
  };
  return { choose: chooserOf(reader, "anna"), asked };
}

const pick = (candidate: number, more: Partial<Pick> = {}): Pick => ({
  ...{ candidate, sentence: null, span: null, confidence: null },
  ...more,
});

/** The place of a sentence that holds some words. */
function placeOf({ candidates }: GuardedQuestion, words: string): { candidate: number; sentence: number } {
  const candidate = candidates.findIndex(({ sentences }) => sentences.some((sentence) => sentence.includes(words)));
  return { candidate, sentence: candidates[candidate]!.sentences.findIndex((sentence) => sentence.includes(words)) };
}

const QUESTION = "Who stayed in orbit while the others walked on the Moon?";

describe("a reader", () => {
  it("gets passages of articles, each sentence as printed, each once, at most as many as set", async () => {
    const { choose, asked } = readerOf(() => [], 4);
    await consult(archive, QUESTION, {}, { choose });
    const [{ candidates, places }] = asked as [GuardedQuestion];
    expect(candidates).toHaveLength(4);
    expect(new Set(candidates.flatMap(({ sentences }) => sentences)).size).toBe(
      candidates.flatMap((one) => one.sentences).length,
    );
    for (const [at, { sentences, title }] of candidates.entries()) {
      const article = (await archive.article(places[at]!.split("@")[0]!))!;
      expect(article.title).toBe(title);
      for (const sentence of sentences) expect(article.text).toContain(sentence);
    }
  });

  it("sees the whole of the article that was named, and no other", async () => {
    const [hit] = await archive.search("Apollo 11 Armstrong", {});
    const { choose, asked } = readerOf(() => []);
    await consult(archive, QUESTION, { article: hit!.id }, { choose });
    const { text } = (await archive.article(hit!.id))!;
    const seen = asked[0]!.candidates.flatMap(({ sentences }) => sentences);
    expect(asked[0]!.places.every((place) => place.startsWith(`${hit!.id}@`))).toBe(true);
    expect(seen.join("").replace(/\s/g, "").length).toBeGreaterThan(0.95 * text.replace(/\s/g, "").length);
  });

  it("never sees what the asker's filters leave out", async () => {
    const { choose, asked } = readerOf(() => []);
    await consult(archive, QUESTION, { since: "2000", until: "2020" }, { choose });
    expect(asked[0]!.candidates.length).toBeGreaterThan(0);
    for (const { published } of asked[0]!.candidates) expect(published! >= "2000" && published! < "2021").toBe(true);
  });

  it("sees copies once", async () => {
    const stories = openArchive(":memory:", undefined, null);
    const text = "The ferry to Hestra sank on Monday. All 40 people aboard were saved.";
    await stories.add(...analysed({ title: "Ferry sinks", text }));
    await stories.add(...analysed({ title: "Ferry lost off Hestra", text: `${text}\n\nAn inquiry into the loss was opened.` }));
    await stories.add(...analysed({ title: "Hestra ferry sank", text: `${text.replace("sank", "went down")}` }));
    const { choose, asked } = readerOf(() => []);
    await consult(stories, "When did the ferry to Hestra sink?", {}, { choose });
    const shown = asked[0]!.candidates.map(({ sentences }) => sentences.join(" "));
    expect(new Set(shown).size).toBe(shown.length);
    await stories.close();
  });

  it("points: the sentence and the words it names answer, as the article prints them", async () => {
    const { choose, asked } = readerOf((asked) => [
      pick(placeOf(asked, "Michael Collins").candidate, { ...placeOf(asked, "Michael Collins"), span: { start: 4, end: 9 } }),
    ]);
    const { best, answered, chosenBy, confidence } = await consult(archive, QUESTION, {}, { choose });
    const { text } = best!.article;
    expect(answered).toBe(true);
    expect(slice(text, best!.excerpt)).toMatch(/^[A-Z][^.]*Michael Collins[^.]*\.$/);
    expect(best!.answer).toEqual({ start: best!.excerpt.start + 4, end: best!.excerpt.start + 9 });
    expect(chosenBy).toEqual({ model: "tiny", among: asked[0]!.candidates.length });
    expect(confidence).toBe(0.75);
  });

  it("may name a passage alone: the rules show its likeliest sentences", async () => {
    const { choose } = readerOf((asked) => [pick(placeOf(asked, "Michael Collins").candidate)]);
    const { best, answered } = await consult(archive, QUESTION, {}, { choose });
    expect(answered).toBe(true);
    expect(slice(best!.article.text, best!.excerpt)).toContain("Michael Collins");
    expect(slice(best!.article.text, best!.excerpt).split(/\s+/).length).toBeLessThanOrEqual(60);
  });

  it("may name several: the others are shown beside", async () => {
    const { choose } = readerOf((asked) => {
      const articles = new Set<string>();
      const apart = asked.places.flatMap((place, at) => {
        const article = place.split("@")[0]!;
        if (articles.has(article)) return [];
        articles.add(article);
        return [pick(at, { sentence: 0 })];
      });
      return apart.slice(0, 3);
    });
    const outcome = await ask(archive, QUESTION, undefined, {}, { choose });
    expect(outcome).toMatchObject({ kind: "answer", others: [{}, {}], chosenBy: { model: "tiny" } });
  });

  it("may say that none answers: then no sentence is an answer", async () => {
    const { choose } = readerOf(() => []);
    const known = "How many people watched the moon landing?";
    expect((await consult(archive, known, {}, { choose })).answered).toBe(false);
    expect((await consult(archive, known, {})).answered).toBe(true);
  });

  it("that is not sure enough does not answer", async () => {
    const { choose } = readerOf((asked) => [pick(placeOf(asked, "Michael Collins").candidate, { confidence: 0.3 })]);
    expect((await consult(archive, QUESTION, {}, { choose })).answered).toBe(false);
  });

  it("that gives no choice leaves it to the rules, word for word", async () => {
    const { choose } = readerOf(() => null);
    expect(await ask(archive, QUESTION, undefined, {}, { choose })).toEqual(await ask(archive, QUESTION, undefined, {}));
  });

  it.each(["tell me about Apollo 11", "Apollo 11", "what did Jack Ma say about culture?"])("is not asked: %s", async (typed) => {
    const { choose, asked } = readerOf(() => []);
    expect(await ask(archive, typed, undefined, {}, { choose })).toEqual(await ask(archive, typed, undefined, {}));
    expect(asked).toEqual([]);
  });

  it("that is late over several looks does not get its time twice", async () => {
    const hadTime: boolean[] = [];
    const reader: GuardedReader = {
      ...{ model: "slow", host: null, summaries: false, close: async () => {} },
      limits: { candidates: 4, parallel: 1, milliseconds: 400 },
      read: ({ signal }) => {
        hadTime.push(!signal.aborted);
        return new Promise((resolve) => {
          if (signal.aborted) resolve(null);
          signal.addEventListener("abort", () => resolve(null));
        });
      },
    };
    const choose = chooserOf(reader, "anna");
    for (const question of [QUESTION, "Who was the mayor of West Berlin?"]) await consult(archive, question, {}, { choose });
    expect(hadTime).toEqual([true, false]);
  });
});
