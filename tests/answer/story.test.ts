import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../src/answer/answer.ts";
import { answerOrStory } from "../../src/answer/answer-or-story.ts";
import { inContext, withTopic } from "../../src/answer/follow-up.ts";
import { readTopicRequest } from "../../src/answer/topic-request.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { slice } from "../../src/text/span.ts";
import { analysed } from "../support/articles.ts";

const flood = (day: number, cause: string) => ({
  title: "Brackwater dam ruling stands",
  url: `https://news.example/brackwater-${day}`,
  published: `2026-03-0${day}`,
  text: `The Brackwater dam ruling was upheld by a court in Norden on Monday. ${cause} “The dam must go,” said Ana Ruiz, who led the case. He welcomed it too. The owners of the mill may still appeal. Farmers along the river fear for their fields.`,
});
const bread = {
  title: "Bakers raise prices",
  published: "2026-03-04",
  text: "Bakers in Norden raised the price of a loaf. Flour has become dear since the harvest failed. Some shops closed. Nobody protested.",
};
const singer = {
  title: "Mara Comet sells out the harbor stage",
  published: "2026-03-06",
  text: "Mara Comet sold out the harbor stage on Friday. Comet sang for two hours, and fans of Comet came from six towns. Comet will sing again in May. The stage is owned by the town.",
};
const telescopes = {
  title: "What COMET is, and why observatories need it",
  published: "2026-03-05",
  text: "COMET is a network that links telescopes in nine countries. Observatories send warnings through COMET within a second. Without COMET, each of them would look alone. The network was founded in 1998.",
};
const parade = {
  title: "What the lantern parade of Norden is",
  published: "2026-02-01",
  text: "The lantern parade is a walk of children through Norden in winter. The lantern parade began in 1921. Hundreds of paper lanterns are carried in the parade. It ends at the river.",
};
const market = {
  title: "Winter market opens in Norden",
  published: "2026-03-07",
  text: "The winter market opened in Norden on Friday after the lantern parade. The lantern parade passed the stalls at six. Stalls sell soup and wool. Visitors to the lantern parade stayed until ten.",
};

const phone = {
  title: "Still here? The Larkin phone returns",
  published: "2026-02-09",
  text: "The Larkin phone is back. Its makers call the Larkin phone an icon, and nostalgia sells the phone. Reviewers of the Larkin phone praised the keys. Two cameras were added to the phone this year. Shops ask $649.",
};

let archive: WritableArchive;
beforeAll(async () => {
  archive = openArchive(":memory:", undefined, null);
  for (const article of [
    flood(1, "Judges found that salmon had vanished from the valley."),
    flood(3, "Judges added that the permit of 1950 had run out years ago."),
    bread,
    singer,
    telescopes,
    parade,
    market,
    phone,
  ])
    await archive.add(...analysed(article));
});
afterAll(() => archive.close());

const told = async (typed: string) => (await answerOrStory(archive, typed, {})).story;

describe("a story", () => {
  it.each(["brackwater dam ruling", "tell me about brackwater", "what's the latest on the Brackwater dam", "brackwater 🌊"])(
    "is told by the newest article on %j",
    async (typed) => {
      const story = await told(typed);
      expect(story?.source.article).toMatchObject({ published: "2026-03-03" });
    },
  );

  it("is told of a thing, not of somebody named like it, if asked what it is", async () => {
    const { consulted, story } = await answerOrStory(archive, "what is comet", {});
    expect((story?.source ?? consulted.best)?.article.title).toBe(telescopes.title);
    expect((await told("tell me about mara comet"))?.source.article.title).toBe(singer.title);
  });

  it("is told by the article that the topic heads, not by a newer one that mentions it", async () => {
    expect((await told("norden lantern parade"))?.source.article.title).toBe(parade.title);
    expect((await told("winter market norden"))?.source.article.title).toBe(market.title);
  });

  it("opens on no pronoun and says who is quoted", async () => {
    const outcome = await ask(archive, "brackwater dam ruling", undefined, {}, {});
    expect(outcome).toMatchObject({ kind: "story", topic: true, voices: [{ text: "Ana Ruiz" }], also: [] });
    if (outcome.kind !== "story") return;
    for (const { excerpt } of outcome.passages) expect(excerpt.text).not.toMatch(/^He\b/);
  });

  it("is told of a pasted address", async () => {
    expect((await told("https://news.example/brackwater-1"))?.source.article.published).toBe("2026-03-01");
  });

  it.each(["zorvex merger", "latest on the zorvex merger", "norden pizza", "brackwater 1987 ruling"])(
    "is not told where %j is not held",
    async (typed) => {
      const { consulted, story } = await answerOrStory(archive, typed, {});
      expect([story, consulted.answered]).toEqual([null, false]);
    },
  );

  it("shows the sentence likeliest to answer, though it shares fewer words with the question", async () => {
    const { story } = await answerOrStory(archive, "how much is the larkin phone", {}, { threshold: 0.999 });
    expect(story?.sentences.map((span) => slice(story.source.article.text, span))).toContain("Shops ask $649.");
  });

  it("is not told where a question without its mark is answered", async () => {
    const { consulted, story } = await answerOrStory(archive, "what links telescopes in nine countries", {});
    expect([consulted.answered, story]).toEqual([true, null]);
  });

  it("has no heading that asks, and names no company in general", async () => {
    await archive.add(
      ...analysed({
        title: "What is the Larkin canal?",
        text: "What is the Larkin canal? The Larkin canal is a ditch near Norden. “The Larkin canal is safe,” the company said. “We checked,” Rob Larkin said.",
      }),
    );
    const outcome = await ask(archive, "tell me about the larkin canal", undefined, {}, {});
    if (outcome.kind !== "story") throw new Error(outcome.kind);
    expect(outcome.passages.map(({ excerpt }) => excerpt.text).join()).not.toContain("?");
    expect(outcome.voices.map(({ text }) => text)).toEqual(["Rob Larkin"]);
  });

  it("is told with the number asked for, where an article has it", async () => {
    const bridge = (day: number, said: string) =>
      analysed({
        title: "Tolna bridge opens",
        url: `https://news.example/tolna-${day}`,
        published: `2026-04-0${day}`,
        text: `The Tolna bridge opened on Monday. Crowds cheered the bridge in Tolna. ${said} Ana Ruiz cut the ribbon.`,
      });
    await archive.add(...bridge(1, "The Tolna bridge cost $12 million."));
    await archive.add(...bridge(2, "Music was played on the Tolna bridge."));
    const published = async (typed: string) =>
      (await answerOrStory(archive, typed, {}, { threshold: 0.999 })).story?.source.article.published;
    expect(await published("tell me about the tolna bridge")).toBe("2026-04-02");
    expect(await published("how much for the tolna bridge")).toBe("2026-04-01");
  });

  it("takes no passage without a number for an answer to how many", async () => {
    const { consulted } = await answerOrStory(archive, "How much has the price of a loaf in Norden risen?", {});
    expect(consulted.answered).toBe(false);
  });
});

describe("what is typed", () => {
  it.each([
    ["tell me about wegovy", "wegovy", true],
    ["whats new with the dam?", "the dam", true],
    ["hey, any news on Brackwater", "Brackwater", true],
    ["brackwater news", "brackwater", true],
    ["whats the ferry company planning next?", "the ferry company", true],
    ["what is Norden up to these days", "Norden", true],
    ["what is the mill doing about the dam", "what is the mill doing about the dam", false],
    ["who makes wegovy?", "who makes wegovy?", false],
    ["what happened in Norden", "what happened in Norden", false],
    ["the dam 🌊", "the dam", false],
    ["hey so i was wondering like why are eggs so expensive right now", "why are eggs so expensive", false],
    ["can you tell me who makes wegovy please", "who makes wegovy", false],
    ["So Young Kim", "So Young Kim", false],
    ["Did he say so?", "Did he say so?", false],
  ] as const)("%j asks for %j", (typed, text, story) => {
    expect(readTopicRequest(typed)).toEqual({ text, story });
  });

  it.each([
    ["and how much does it cost?", "tell me about Wegovy", "Wegovy"],
    ["when?", "who was Loretta Lynn", "Loretta Lynn"],
    ["who makes Ozempic?", "tell me about Wegovy", null],
    ["tell me about bread", "tell me about Wegovy", null],
    ["when?", null, null],
    ["what do bakers want?", "when did the ferry return?", null],
    ["bread", "tell me about Wegovy", null],
    ["how many acres?", "tell me about the Oak Fire", "Oak Fire"],
    ["and who stayed behind?", "tell me about Apollo 11", "Apollo 11"],
    ["who founded alibaba", "Jack Ma", null],
    ["what did he do in Vietnam", "Rob Larkin", "Rob Larkin"],
    ["did Ana Ruiz say she would run", "Rob Larkin", null],
    ["what was the final score", "Norden against Hestra", "Norden Hestra"],
    ["who was the winner", "tell me about the Norden marathon", "Norden marathon"],
    ["when is the eclipse", "Jack Ma", null],
  ] as const)("%j after %j is about %j", (typed, before, about) => {
    expect(inContext(typed, before).about).toBe(about);
  });
});

it.each([
  ["and what did he say about india?", "Jack Ma", "and what did Jack Ma say about india?"],
  ["what did they say about rates?", "the Fed", "what did the Fed say about rates?"],
  ["and how much does it cost?", "Wegovy", "and how much does it cost Wegovy?"],
])("%j about %j is %j", (question, about, whole) => expect(withTopic(question, about)).toBe(whole));
