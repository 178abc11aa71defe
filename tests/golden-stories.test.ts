import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { changes } from "../src/answer/changes.ts";
import { compare } from "../src/answer/compare.ts";
import type { Outcome } from "../src/answer/outcome.ts";
import { openArchive, type WritableArchive } from "../src/ingest/open-archive.ts";
import { analysed } from "./support/articles.ts";

/** An event in several papers, with every difference between them: each quantity and quotation as the papers print it. */
type Story = {
  readonly figures: readonly (readonly string[])[];
  readonly quotations: readonly (readonly string[])[];
  /** What the corrected article printed first, and then. */
  readonly corrected?: readonly [string, string];
  readonly articles: readonly {
    readonly is: "telling" | "copy" | "another event";
    readonly source: string;
    readonly published: string;
    readonly title: string;
    readonly text: string;
    readonly becomes?: string;
  }[];
};

const FOLDER = join(import.meta.dirname, "golden-stories");
const stories = readdirSync(FOLDER).map((file) => ({
  name: file.replace(".yaml", ""),
  story: parse(readFileSync(join(FOLDER, file), "utf8")) as Story,
}));

/** All articles of all stories in one archive: what one event has in common with others must not join them. */
const archive = openArchive(":memory:");
const ids = new Map<string, string>();
for (const { name, story } of stories)
  for (const [at, { is: _, becomes, ...fields }] of story.articles.entries()) {
    const path = `${name}-${at}.md`;
    const { id } = await archive.add(...analysed({ ...fields, path }));
    ids.set(`${name} ${at}`, id);
    if (becomes !== undefined) await archive.add(...analysed({ ...fields, path, text: becomes }));
  }

const idsOf = (name: string, { articles }: Story, kind: Story["articles"][number]["is"]) =>
  articles.flatMap(({ is }, at) => (is === kind ? [ids.get(`${name} ${at}`)!] : []));
const bare = (text: string) => text.replace(/^[“"]|[”",.]+$/g, "");

it("there are forty stories", () => expect(stories).toHaveLength(40));

describe.each(stories)("the story $name", ({ name, story }) => {
  const tellings = idsOf(name, story, "telling");

  it.each(tellings.map((id) => [id]))(
    "is compared whole from each telling: every difference found, none invented (%s)",
    async (id) => {
      const outcome = await comparison(archive, id);
      const told = outcome.tellings.map(({ article }) => article);
      const copies = idsOf(name, story, "copy");
      expect(told.filter((one) => !copies.includes(one)).length).toBeGreaterThanOrEqual(tellings.length - copies.length);
      expect(told.filter((one) => ![...tellings, ...copies].includes(one))).toEqual([]);
      expect(told).toHaveLength(tellings.length);
      expect(outcome.figures.map((quantity) => quantity.map(({ figure }) => figure.text).sort())).toEqual(
        story.figures.map((quantity) => quantity.toSorted()),
      );
      expect(outcome.quotations.map((group) => group.map(({ words }) => bare(words.text)).sort())).toEqual(
        story.quotations.map((group) => group.toSorted()),
      );
    },
  );

  if (story.corrected)
    it("shows what was corrected", async () => {
      const [was, is] = story.corrected!;
      const outcome = await changes(archive, tellings[story.articles.findIndex(({ becomes }) => becomes !== undefined)]!);
      const [first] = outcome.kind === "changes" ? outcome.steps[0]!.changes : [];
      expect([first?.before?.text.includes(was), first?.after?.text.includes(is)]).toEqual([true, true]);
    });
});

async function comparison(from: WritableArchive, article: string): Promise<Extract<Outcome, { kind: "comparison" }>> {
  const outcome = await compare(from, { article, filter: {} });
  if (outcome.kind !== "comparison") throw new Error(`is not compared: ${outcome.kind}`);
  return outcome;
}
