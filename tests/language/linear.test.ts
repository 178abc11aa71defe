import { expect, it } from "vitest";
import { readPlain } from "../../src/article/plain.ts";
import { entryOf } from "../../src/index/entry.ts";
import { readArticle } from "../../src/language/read.ts";

/** The time limit for any of these texts, in milliseconds of processor time. */
const LONGEST = 2000;

it.each<[string, string, number]>([
  ["figures in one sentence", "1,000,000 ", 40_000],
  ["names and figures in one sentence", "John Smith and 5 dogs, ", 16_000],
  ["quotations in one sentence", "“a” ", 40_000],
  ["sayings and quotations in one sentence", "“We paid 5 dogs,” said Ana Ruiz, who told “no” to Bela Cole, ", 4000],
  ["opening marks", "“", 80_000],
  ["straight marks", '"', 160_000],
  ["sources of figures", "5 dogs according to Ana Ruiz, ", 10_000],
  ["one word", "a", 500_000],
])("reads %s in time", (_, piece, times) => {
  const article = readPlain(`Ferry\n\n${piece.repeat(times)}.`, "a.txt");
  const before = process.cpuUsage();
  entryOf(article, readArticle(article), null);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(LONGEST);
});
