import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contextOf, type PlacedQuotation, type QuotationContext } from "../../src/language/english/quotations/context.ts";
import { findQuotedSpans } from "../../src/language/quotation-marks.ts";
import { paragraphs, sentences } from "../../src/text/sentences.ts";
import { type Span, shared } from "../../src/text/span.ts";

export type GoldQuotation = Span & { readonly speaker: Span | null; readonly cue: Span | null };
/** An article's quotations, the spans that may count as one or not, and what is marked and nobody's words. */
export type Gold = {
  readonly file: string;
  readonly quotes: readonly GoldQuotation[];
  readonly optional: readonly Span[];
  readonly unquoted: readonly Span[];
};
export type Article = {
  readonly publisher: string;
  readonly context: QuotationContext;
  readonly gold: Gold;
  readonly pairs: ReadonlyMap<PlacedQuotation, GoldQuotation>;
  readonly scare: ReadonlySet<PlacedQuotation>;
};

/** The articles of a folder with texts and a gold.jsonl. */
export const readGold = (folder: string): Article[] =>
  readFileSync(join(folder, "gold.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => read(folder, JSON.parse(line) as Gold));

/** The publisher of a file: what its name begins with. */
const publisherOf = ({ file }: Gold): string => file.split("_")[0]!;

/** A line break between two lines of text. The program reads each such line as a paragraph. */
const LINE_BREAK = /(?<!\n[^\S\n]*)\n(?![^\S\n]*\n)/g;

/** The text with an empty line between its lines, and its gold spans moved along. */
function spaced(raw: string, gold: Gold): { text: string } & Gold {
  const breaks = [...raw.matchAll(LINE_BREAK)].map(({ index }) => index);
  const moved = (offset: number) => offset + breaks.filter((at) => at < offset).length;
  const span = ({ start, end }: Span) => ({ start: moved(start), end: moved(end) });
  const quotes = gold.quotes.map((one) => ({
    ...span(one),
    speaker: one.speaker && span(one.speaker),
    cue: one.cue && span(one.cue),
  }));
  return {
    file: gold.file,
    text: raw.replace(LINE_BREAK, "\n\n"),
    quotes,
    optional: gold.optional.map(span),
    unquoted: gold.unquoted.map(span),
  };
}

function read(folder: string, marked: Gold): Article {
  const { text, ...gold } = spaced(readFileSync(join(folder, marked.file), "utf8"), marked);
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  const context = contextOf(layout, findQuotedSpans(text, layout.paragraphs));
  const scare = new Set(context.quotations.filter(({ span }) => gold.unquoted.some((one) => shared(one, span) > 0)));
  const pairs = new Map<PlacedQuotation, GoldQuotation>();
  for (const quotation of context.quotations) {
    const match = gold.quotes.find((one) => shared(one, quotation.span) / (one.end - one.start) > 0.3);
    if (match) pairs.set(quotation, match);
  }
  return { publisher: publisherOf(gold), context, gold, pairs, scare };
}
