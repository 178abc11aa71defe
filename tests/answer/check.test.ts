import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check, checks } from "../../src/answer/check.ts";
import type { Checked } from "../../src/answer/outcome.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const FEES = `The port of Lisbon will stay open this winter, its director said on Monday.

“We will not raise the fees of 400,000 small boats before the spring,” Marta Ortega told reporters. “Nobody should have to pay for a pier that is still under water.”

The cook Paul Adeyemi was not convinced. “They said the same thing in January, and look at us now,” Adeyemi said.`;

const ARTICLES = [
  { path: "fees.md", title: "Fees stay", published: "2020-03-02", text: FEES },
  { path: "copy.md", title: "Fees stay as they are", published: "2020-03-03", text: `${FEES}\n\nMore follows.` },
  {
    path: "early.md",
    title: "A pier under water",
    published: "2020-03-01",
    text: `The harbour met its tenants on Sunday.

“Nobody should have to pay for a pier that is still under water,” Marta Ortega said in the hall.

She praised the divers who had worked through the storm for a week.`,
  },
  {
    path: "otherwise.md",
    title: "Ortega on fees",
    published: "2020-03-04",
    text: `Marta Ortega spoke again on Wednesday.

“We will not raise the fees of 400,000 little boats before the spring,” Ortega said to the council.

The harbour board has left. It wanted “a cleaner pier for the boats of everybody.”

“My father used to tell me, ‘Never sell what you would not eat,’ and I never did,” Ortega said.`,
  },
];

describe("check", () => {
  let archive: WritableArchive;
  beforeAll(async () => {
    archive = openArchive(":memory:");
    for (const fields of ARTICLES) await archive.add(...analysed(fields));
  });
  afterAll(() => archive.close());

  const told = ({ verdict, match, changes, copies, notes }: Checked) => ({
    verdict,
    ...(match && { title: match.citation.title.text, who: match.attribution?.name?.text ?? null }),
    ...(changes.length > 0 && { changes: changes.map(({ stored, given, turns }) => [turns, stored?.text ?? "", given]) }),
    ...(copies > 0 && { copies }),
    ...(notes.length > 0 && { notes }),
  });
  const asked = async (quote: string, speaker?: string) => told(await check(archive, { quote, speaker }));

  it("finds the very words, the earliest article first, copies of one text counted once", async () => {
    expect(await asked("Nobody should have to pay for a pier that is still under water.")).toEqual({
      verdict: "exact",
      title: "A pier under water",
      who: "Marta Ortega",
      copies: 2,
    });
  });

  it("gives every match as an excerpt of the stored article", async () => {
    const { match } = await check(archive, { quote: "they said the SAME thing in january" });
    expect(match?.words.text).toBe("They said the same thing in January");
    expect(FEES.slice(match!.words.start, match!.words.end)).toBe(match!.words.text);
  });

  it.each<[string, string, Checked["verdict"], string[]]>([
    ["the speaker", "Marta Ortega", "exact", []],
    ["the surname", "Ms Ortega", "exact", []],
    ["a pronoun that the article does not use for them", "he", "misattributed", []],
    ["nobody", " ", "exact", []],
    ["somebody else", "Paul Adeyemi", "misattributed", []],
    ["somebody whom no article names", "Ada Lovelace", "misattributed", []],
  ])("with %s", async (_what, speaker, verdict, notes) => {
    const found = await check(archive, { quote: "Nobody should have to pay for a pier", speaker });
    expect({ verdict: found.verdict, notes: found.notes }).toEqual({ verdict, notes });
    expect(found.match?.attribution?.name?.text).toBe("Marta Ortega");
  });

  it("gives to nobody in person what the article gives to “it”", async () => {
    expect(await asked("a cleaner pier for the boats of everybody", "Marta Ortega")).toMatchObject({ verdict: "misattributed" });
    expect(await asked("a cleaner pier for the boats of everybody", "the harbour board")).toMatchObject({
      verdict: "unconfirmed",
    });
  });

  it.each([
    ["the reporter's words", "will stay open this winter", "Marta Ortega", ["reporter"]],
    ["a description that may be of anybody", "a cleaner pier for the boats of everybody", "the harbour board", ["unattributed"]],
    ["words that the speaker quotes", "Never sell what you would not eat", "Paul Adeyemi", ["within"]],
  ])("does not confirm the speaker of %s", async (_what, quote, speaker, notes) => {
    const { verdict, notes: found } = await check(archive, { quote, speaker });
    expect({ verdict, notes: found }).toEqual({ verdict: "unconfirmed", notes });
  });

  it("shows what was changed, and how another article words it", async () => {
    expect(await asked("We will raise the fees of 40,000 small boats before the spring", "Marta Ortega")).toEqual({
      verdict: "altered",
      title: "Fees stay",
      who: "Marta Ortega",
      changes: [
        ["negation", "not", ""],
        ["number", "400,000", "40,000"],
      ],
      copies: 1,
    });
    const exact = await check(archive, { quote: "We will not raise the fees of 400,000 small boats before the spring" });
    expect(exact.notes).toEqual(["wordings"]);
    expect(exact.wordings.map(({ words }) => words.text)).toEqual([
      "We will not raise the fees of 400,000 little boats before the spring",
    ]);
  });

  it("tells stitched words with their pieces", async () => {
    const { verdict, parts } = await check(archive, {
      quote: "We will not raise the fees of 400,000 small boats, and look at us now. Never sell what you would not eat.",
    });
    expect(verdict).toBe("stitched");
    expect(parts.map(({ words }) => words.text)).toEqual([
      "We will not raise the fees of 400,000 small boats",
      "and look at us now",
      "Never sell what you would not eat",
    ]);
  });

  it.each<[string, string, object]>([
    ["the reporter's words", "She praised the divers who had worked", { verdict: "exact", notes: ["reporter"] }],
    ["words quoted inside a speech", "Never sell what you would not eat", { verdict: "exact", notes: ["within"] }],
    ["three words", "under water", { verdict: "exact", notes: ["short"] }],
    [
      "an ellipsis",
      "We will … raise the fees of 400,000 small boats",
      { verdict: "exact", notes: ["ellipsis", "turned", "wordings"] },
    ],
    ["other commas", "They said the same thing in January and look at us now", { verdict: "exact", notes: ["punctuation"] }],
    ["other capitals", "they said the same thing in january, and look at us now", { verdict: "exact", notes: ["capitals"] }],
    ["nothing", "", { verdict: "absent", notes: ["wordless"] }],
    ["punctuation", "?! …", { verdict: "absent", notes: ["wordless"] }],
    ["one word that is not held", "zeppelin", { verdict: "absent", notes: ["short"] }],
    ["another language", "Niemand sollte für einen Pier bezahlen müssen", { verdict: "absent" }],
    ["right-to-left text", "אף אחד לא צריך לשלם", { verdict: "absent" }],
    ["markdown", "**Nobody** should _have to_ pay for a pier", { verdict: "exact" }],
    ["6,000 characters", "harbour lights over the bay ".repeat(215), { verdict: "absent" }],
    [
      "6,000 characters that begin with held words",
      `They said the same thing in January. ${"and so on and on ".repeat(350)}`,
      { verdict: "absent" },
    ],
  ])("answers %s", async (_what, quote, expected) => expect(await asked(quote)).toMatchObject(expected));

  it("gives nothing of an article that was withdrawn", async () => {
    const own = openArchive(":memory:");
    const [added] = [await own.add(...analysed(ARTICLES[0]!))];
    await own.withdraw(added.id);
    expect((await check(own, { quote: "Nobody should have to pay for a pier" })).verdict).toBe("absent");
    await own.close();
  });

  it("checks several with what the archive holds beside them", async () => {
    const outcome = await checks(archive, [{ quote: "under water" }, { quote: "over the moon" }]);
    expect(outcome).toMatchObject({
      kind: "check",
      checked: [{ verdict: "exact" }, { verdict: "absent" }],
      holdings: { articles: 4 },
    });
  });
});
