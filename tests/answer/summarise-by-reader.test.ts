import { afterAll, describe, expect, it } from "vitest";
import { askedBy } from "../../src/answer/choose-by-reader.ts";
import { summaryChooserOf } from "../../src/answer/summarise-by-reader.ts";
import { summary } from "../../src/answer/summary.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import type { GuardedQuestion, GuardedReader } from "../../src/reader/guarded.ts";
import type { ReaderChoice } from "../../src/reader/reader.ts";
import { analysed } from "../support/articles.ts";

const text = [
  "The ferry to Hestra sank on Monday in a storm off the northern coast.",
  "All 40 people aboard were saved by fishing boats within the hour.",
  "Ana Ruiz, the harbour master, closed the port at noon. She opened it again on Tuesday morning.",
  "Divers found the wreck at a depth of ninety metres. The owner will raise it in spring.",
  `One of the passengers told the newspaper of the port ${"and of the island in the north ".repeat(8)}how cold it was.`,
  "Fares on the other ferries rise by 12 percent in January, the company announced.",
].join("\n\n");

const archive = openArchive(":memory:", undefined, null);
const { id } = await archive.add(...analysed({ title: "Ferry sinks off Hestra", text }));
afterAll(() => archive.close());

/** A reader that names the sentences with some words, in that order. */
function readerOf(...words: readonly string[]) {
  const asked: GuardedQuestion[] = [];
  const reader: GuardedReader = {
    ...{ model: "tiny", host: null, summaries: true, close: async () => {} },
    limits: { candidates: 24, parallel: 1, milliseconds: 1000 },
    async read(question): Promise<ReaderChoice | null> {
      asked.push(question);
      if (words[0] === "nothing") return null;
      return words.map((word) => ({
        candidate: question.candidates.findIndex(({ sentences }) => sentences[0]!.includes(word)),
        ...{ sentence: 0, span: null, confidence: null },
      }));
    },
  };
  return { reader, asked };
}

const shown = async (reader: GuardedReader, length: "short" | "medium" | "long" = "medium") => {
  const outcome = await summary(archive, id, length, summaryChooserOf(reader, "anna"));
  if (outcome.kind !== "summary") throw new Error(outcome.kind);
  return outcome;
};
const wordsOf = ({ passages }: Awaited<ReturnType<typeof shown>>) => passages.map(({ excerpt }) => excerpt.text);

describe("a summary chosen by a reader", () => {
  it("is in the article's order, word for word, with its gaps", async () => {
    const { reader, asked } = readerOf("Fares", "The ferry to Hestra");
    const outcome = await shown(reader);
    expect(wordsOf(outcome)).toEqual([
      "The ferry to Hestra sank on Monday in a storm off the northern coast.",
      "Fares on the other ferries rise by 12 percent in January, the company announced.",
    ]);
    expect(outcome.passages.map(({ gap }) => gap)).toEqual([false, true]);
    expect(outcome.chosenBy).toEqual({ model: "tiny", among: asked[0]!.candidates.length });
    expect(asked[0]).toMatchObject({ most: 4, asker: "anna" });
  });

  it("brings the sentence that says whom a pronoun means", async () => {
    expect(wordsOf(await shown(readerOf("She opened").reader)).join(" ")).toMatch(/^Ana Ruiz.*She opened/s);
  });

  it("stays within its length", async () => {
    const { reader } = readerOf("Divers", "All 40", "The ferry to Hestra", "Fares");
    const short = await shown(reader, "short");
    expect(wordsOf(short).join(" ")).toContain("Divers");
    expect(wordsOf(short).join(" ").split(/\s+/).length).toBeLessThanOrEqual(40);
    const long = await shown(readerOf("One", "Fares").reader, "short");
    expect(wordsOf(long)).toEqual(["Fares on the other ferries rise by 12 percent in January, the company announced."]);
  });

  it("is the rules' where the reader gives no choice", async () => {
    expect(await shown(readerOf("nothing").reader)).toEqual(await summary(archive, id, "medium"));
    expect(await shown(readerOf().reader)).toEqual(await summary(archive, id, "medium"));
  });

  it("is made only where the operator allows it", () => {
    const { reader } = readerOf();
    const services = { archive, now: () => new Date() };
    expect(askedBy("anna", { ...services, reader }).chooseSummary).toBeTypeOf("function");
    expect(askedBy("anna", { ...services, reader: { ...reader, summaries: false } }).chooseSummary).toBeUndefined();
  });
});
