import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Outcome } from "../../src/answer/outcome.ts";
import { speakerAt } from "../../src/answer/speaker-at.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const said = "The harbour belongs to everybody who has ever waited for a ferry";
const ARTICLES = [
  {
    title: "Ferry returns to the harbour",
    source: "The Harbour Post",
    url: "https://post.example/ferry",
    published: "2020-03-01",
    text: `The ferry is back after nine weeks. “${said},” Ana Ruiz said on the quay. Repairs cost $3 million. It carried 400 passengers on Monday. “Bread is cheaper on this side,” said Lena Brandt, who runs a bakery.`,
  },
  {
    title: "Harbour opens again",
    source: "Coast Radio",
    published: "2020-03-02",
    text: `People danced on the quay. “${said},” the mayor, Ana Ruiz, told them. Repairs cost $4 million, she added. Nobody went home early.`,
  },
  {
    title: "A minister at the quay",
    source: "Island Times",
    published: "2020-03-03",
    text: `A band played for an hour. “${said},” said Marco Petrov. He had come by train. The rain held off.`,
  },
  {
    title: "Two of one name",
    published: "2021-01-01",
    text: "It was cold. “We sold every boat,” said Tomás Ruiz. The yard is empty. It will be sold.",
  },
  { title: "Short note", published: "2021-02-01", text: "The pier is closed. It opens on Friday." },
  {
    title: "The lock keeper",
    published: "2019-02-02",
    text: "It rained. “The gates were shut at nine,” said Volodymyr Harenko. He went home. “Nobody asked me,” Harenko said. “My son sails,” said George H. W. Lorimer.",
  },
  {
    title: "The lock keeper again",
    published: "2019-02-03",
    text: "It rained again. “The gates will open in May,” said Volodymr Harenko. Harenko’s office had no more to say. “We wait,” said Volodymyr P. Harenko on Friday. One guard close to Harenko said “it leaks in every storm.” “My father sailed,” said George W. Lorimer. “I saw nothing,” said Iryna Petrovskiy.",
  },
  {
    title: "Ice on the lake",
    published: "2018-01-05",
    text: `The lake froze on Friday. “We have,” said Edda Lind, who guards it, “a rope and a ladder for every jetty. Use them.” She sold tea. “Not today,” Lind said. “Perhaps tomorrow.”`,
  },
  {
    title: "Ladders on the ice",
    published: "2018-01-06",
    text: "Snow fell. “We have a rope and a ladder for every jetty. Use them,” Edda Lind said. It was cold.",
  },
  {
    title: "Der Hafen",
    language: "de",
    published: "2021-03-01",
    text: "Der Hafen ist offen. „Wir haben gewartet“, sagte Jana Lund. Es regnete. Alle blieben. Niemand ging heim.",
  },
];

let archive: WritableArchive;
beforeAll(async () => {
  archive = openArchive(":memory:");
  for (const fields of ARTICLES) await archive.add(...analysed(fields));
});
afterAll(() => archive.close());

const ask = (command: string, options: Record<string, string>): Promise<Outcome> =>
  commands.get(command)!.run({ command, options, page: 0, locale: "en" }, { archive, now: () => new Date("2021-06-01") });

async function found<K extends Outcome["kind"]>(
  kind: K,
  command: string,
  options: Record<string, string>,
): Promise<Extract<Outcome, { kind: K }>> {
  const outcome = await ask(command, options);
  expect(outcome.kind).toBe(kind);
  return outcome as Extract<Outcome, { kind: K }>;
}

describe("/quote", () => {
  it("merges the same words under the earliest article, with other articles and speakers", async () => {
    const { quotes } = await found("quotes", "quote", { topic: "harbour ferry" });
    const [quote] = quotes;
    expect(quotes.filter(({ words }) => words.text.startsWith(said))).toHaveLength(1);
    expect(quote!.citation.title.text).toBe("Ferry returns to the harbour");
    expect(quote!.also.map(({ title }) => title.text)).toEqual(["Harbour opens again", "A minister at the quay"]);
    expect(quote!.disputed.map(({ name }) => name.text)).toEqual(["Marco Petrov"]);
  });

  it.each([{ speaker: "Edda Lind" }, { topic: "ladder jetty" }])(
    "shows %j what its cue splits as one, as it is printed",
    async (options) => {
      const { quotes } = await found("quotes", "quote", options);
      const ladder = quotes.find(({ words }) => words.text.includes("ladder"))!;
      expect(ladder.words.text).toBe(
        "“We have,” said Edda Lind, who guards it, “a rope and a ladder for every jetty. Use them.”",
      );
      expect(ladder.also.map(({ title }) => title.text)).toEqual(["Ladders on the ice"]);
      const others = quotes.filter((quote) => quote !== ladder).map(({ words }) => words.text);
      expect(others).toEqual("speaker" in options ? ["“Not today,” Lind said. “Perhaps tomorrow.”"] : []);
    },
  );

  it.each(["Ana Ruiz", "ana ruiz", "ANA", "Ms Ana Ruiz", "ana ruiz "])("finds the speaker by %j", async (speaker) => {
    const { quotes } = await found("quotes", "quote", { speaker });
    expect(new Set(quotes.map(({ attribution }) => attribution?.name?.text))).toEqual(new Set(["Ana Ruiz"]));
  });

  it("asks who is meant if two people share a surname", async () => {
    const { what, choices } = await found("ambiguous", "quote", { speaker: "Ruiz" });
    expect([what, choices.map(({ label }) => label.text).sort()]).toEqual(["speaker", ["Ana Ruiz", "Tomás Ruiz"]]);
  });

  it("keeps people with different initials apart", async () => {
    const { choices } = await found("ambiguous", "quote", { speaker: "Lorimer" });
    expect(choices.map(({ label }) => label.text).sort()).toEqual(["George H. W. Lorimer", "George W. Lorimer"]);
  });

  it("treats a misspelt forename, or one with an initial, as the same person", async () => {
    const { quotes } = await found("quotes", "quote", { speaker: "harenko" });
    const names = quotes.map(({ attribution }) => attribution?.name?.text);
    expect(names.sort()).toEqual(["Volodymr Harenko", "Volodymyr Harenko", "Volodymyr Harenko", "Volodymyr P. Harenko"]);
  });

  it.each(["Petrovsky", "petrovskyy", "Iryna Petrovski"])(
    "finds somebody by one way to write the name in Latin letters: %s",
    async (speaker) => {
      const { quotes } = await found("quotes", "quote", { speaker });
      expect(quotes.map(({ attribution }) => attribution?.name?.text)).toEqual(["Iryna Petrovskiy"]);
    },
  );

  it("offers speakers with a similar spelling", async () => {
    const { nearest } = await found("nothing", "quote", { speaker: "Lena Brundt" });
    expect(nearest.map(({ label }) => label.text)).toEqual(["Lena Brandt"]);
  });

  it("does not offer names that only share a beginning", async () => {
    const { nearest } = await found("nothing", "quote", { speaker: "Jak Ma" });
    expect(nearest).toEqual([]);
    const { nearest: near } = await found("nothing", "quote", { speaker: "Lea Brandt" });
    expect(near.map(({ label }) => label.text)).toEqual(["Lena Brandt"]);
  });

  it("does not take the speaker's name for the topic", async () =>
    expect((await ask("quote", { topic: "brandt" })).kind).toBe("nothing"));

  it("leaves out quotations on other topics", async () => {
    const { quotes } = await found("quotes", "quote", { topic: "bread" });
    expect(quotes.map(({ words }) => words.text)).toEqual(["Bread is cheaper on this side,"]);
  });

  it.each<[Record<string, string>, string[]]>([
    [{ since: "2021" }, ["We sold every boat,"]],
    [{ source: "Coast Radio" }, [`${said},`]],
    [{ article: "https://www.post.example/ferry/?utm_source=x" }, [`${said},`, "Bread is cheaper on this side,"]],
  ])("is narrowed by %j", async (options, words) => {
    const { quotes } = await found("quotes", "quote", options);
    expect(quotes.filter(({ attribution }) => attribution).map((quote) => quote.words.text)).toEqual(words);
  });

  it("falls back to other articles if this one does not quote the speaker, and says so", async () => {
    const options = { article: "Two of one name", speaker: "Ana Ruiz", topic: "ferry" };
    const { quotes, elsewhere } = await found("quotes", "quote", options);
    expect([elsewhere?.title.text, quotes[0]!.words.text]).toEqual(["Two of one name", `${said},`]);
    expect((await found("quotes", "quote", { article: "ferry returns", speaker: "Ana Ruiz" })).elsewhere).toBeNull();
    const { kind } = await ask("quote", { article: "Two of one name", topic: "ferry" });
    expect(kind).toBe("nothing");
  });

  it("explains what a date may be", async () =>
    expect(await found("wrong", "quote", { since: "last week" })).toMatchObject({ option: "since", wants: "date" }));
});

describe("/summary", () => {
  it("shows a short text whole", async () => {
    const { whole, passages } = await found("summary", "summary", { article: "Short note" });
    expect([whole, passages.map(({ excerpt }) => excerpt.text)]).toEqual([true, ["The pier is closed. It opens on Friday."]]);
  });

  it("marks the gaps and keeps the article's order", async () => {
    const { passages, citation } = await found("summary", "summary", { article: "ferry returns", length: "long" });
    const { text } = (await archive.article(citation.article))!;
    for (const [at, { excerpt, gap }] of passages.entries()) {
      expect(text.slice(excerpt.start, excerpt.end)).toBe(excerpt.text);
      expect(gap).toBe(at > 0);
      if (at > 0) expect(excerpt.start).toBeGreaterThan(passages[at - 1]!.excerpt.end);
    }
  });

  it("says that it reads English only", async () =>
    expect(await found("unread", "summary", { article: "Der Hafen" })).toMatchObject({ why: "language" }));

  it("summarises the newest matching article and names the others, or offers the nearest headline", async () => {
    const { citation, others } = await found("summary", "summary", { article: "harbour" });
    expect([citation, ...others].map(({ title }) => title.text)).toEqual(["Harbour opens again", "Ferry returns to the harbour"]);
    const { nearest } = await found("nothing", "summary", { article: "minster quaj" });
    expect(nearest.map(({ label }) => label.text)).toEqual(["A minister at the quay"]);
  });
});

describe("/facts", () => {
  it("gives an article's figures, each inside its sentence", async () => {
    const { figures } = await found("facts", "facts", { article: "ferry returns", kind: "money" });
    expect(figures.map(({ figure, sentence, value, unit }) => [figure.text, sentence.text, value, unit])).toEqual([
      ["$3 million", "Repairs cost $3 million.", 3_000_000, "USD"],
    ]);
  });

  it("shows conflicting figures side by side, newest first", async () => {
    const { figures } = await found("facts", "facts", { topic: "repairs cost", kind: "money" });
    expect(figures.map(({ value, citation }) => [value, citation.published])).toEqual([
      [4_000_000, "2020-03-02"],
      [3_000_000, "2020-03-01"],
    ]);
  });

  it("requires an article or a topic", async () => expect((await found("wrong", "facts", {})).wants).toBe("article or topic"));
});

describe("/search and /context", () => {
  it("shows the matching sentence with the matches in it", async () => {
    const { found: hits } = await found("articles", "search", { words: "passengers" });
    expect(hits.map(({ passage, matches }) => [passage?.text, matches.map(({ text }) => text)])).toEqual([
      ["It carried 400 passengers on Monday.", ["passengers"]],
    ]);
  });

  it("matches a phrase exactly", async () => {
    expect((await ask("search", { words: '"nine weeks"' })).kind).toBe("articles");
    expect((await ask("search", { words: '"weeks nine"' })).kind).toBe("nothing");
  });

  it("shows the sentences around a place, and refuses an invalid one", async () => {
    const { found: hits } = await found("articles", "search", { words: "passengers" });
    const { article, revision, start, end } = hits[0]!.passage!;
    const { passages, focus } = await found("context", "context", { article, revision, place: `${start}-${end}` });
    expect(passages[0]!.excerpt.text).toContain(focus.text);
    expect((await found("context", "context", { article, revision, place: `${start}-${end}` })).said).toBeNull();
    for (const place of ["0-0", "5-1", "a-b", "0-99999", ""])
      expect((await ask("context", { article, revision, place })).kind).toBe("stale");
    expect((await ask("context", { article: "nobody", revision, place: "0-5" })).kind).toBe("stale");
  });
});

it("the context of a quotation names its speaker", async () => {
  const { quotes } = await found("quotes", "quote", { topic: "bread" });
  const { article, revision, start, end } = quotes[0]!.words;
  const { said } = await found("context", "context", { article, revision, place: `${start}-${end}` });
  expect([said?.attribution?.name?.text, said?.cue?.text]).toEqual(["Lena Brandt", "said"]);
  expect(await speakerAt(archive, { article, revision, start, end })).toBe("Lena Brandt");
  expect(await speakerAt(archive, { article, revision, start: 0, end: 3 })).toBeNull();
  expect(await speakerAt(archive, { article: "nobody", revision, start, end })).toBeNull();
});

it("/add requires an address", async () =>
  expect(await found("wrong", "add", {})).toMatchObject({ option: "url", wants: "address" }));

it("quotes nothing from a withdrawn article", async () => {
  const own = openArchive(":memory:");
  const { id } = await own.add(...analysed(ARTICLES[0]!));
  await own.withdraw(id);
  const services = { archive: own, now: () => new Date() };
  for (const [command, options] of [
    ["quote", { speaker: "Ana Ruiz" }],
    ["summary", { article: id }],
    ["facts", { article: id }],
    ["search", { words: "ferry" }],
  ] as const) {
    const { kind } = await commands.get(command)!.run({ command, options, page: 0, locale: "en" }, services);
    expect(["nothing", "stale"]).toContain(kind);
  }
  await own.close();
});
