import {
  type Analysis,
  FACT_KINDS,
  type Fact,
  type FactValue,
  type How,
  type Name,
  type Quotation,
  type Speaker,
  type SummaryLength,
} from "../language/analysis.ts";
import type { Account, AccountFigure } from "../language/english/account.ts";
import type { Span } from "../text/span.ts";
import { packSpan, packSpans, unpackOptional, unpackSpan, unpackSpans } from "./packed-spans.ts";

// What was found in an article as lists of numbers, a quarter of its JSON. Kinds are places in these lists, so new ones go to the end. Analysis 26 and
// earlier was stored as it is: such values are objects, and are read until the article is read again.
const NAME_KINDS: readonly Name["kind"][] = ["person", "organisation", "place", "other"];
const HOWS: readonly How[] = ["named", "pronoun", "inherited"];

type StoredLayout = Pick<Analysis, "paragraphs" | "sentences" | "summary">;

/** A version, then spans. */
export type PackedLayout = readonly [1, ...lists: readonly (readonly number[])[]];
export type OldLayout = readonly (readonly number[])[];

export const packLayout = ({ paragraphs, sentences, summary }: StoredLayout): PackedLayout => [
  1,
  ...[paragraphs, sentences, summary.short, summary.medium, summary.long].map(packSpans),
];

export function unpackLayout(packed: PackedLayout | OldLayout): StoredLayout {
  const isOld = packed[0] !== 1;
  const lists = isOld ? (packed as OldLayout).map(paired) : (packed.slice(1) as number[][]).map((list) => unpackSpans(list));
  const [paragraphs, sentences, short, medium, long] = lists;
  const summary: Record<SummaryLength, Span[]> = { short: short!, medium: medium!, long: long! };
  return { paragraphs: paragraphs!, sentences: sentences!, summary };
}

const paired = (offsets: readonly number[]): Span[] =>
  Array.from({ length: offsets.length / 2 }, (_, i) => ({ start: offsets[2 * i]!, end: offsets[2 * i + 1]! }));

/** Start and length of a quotation, its cue, then how the speaker is known, the name, the mention and the role: spans from the quotation's start on. */
export type PackedQuotation = readonly number[];

export function packQuotation({ start, end, speaker, cue }: Quotation): PackedQuotation {
  const packed = [start, end - start, ...packSpan(cue, start)];
  if (speaker === null) return packed;
  const spans = [speaker.name, speaker.mention, speaker.role].flatMap((span) => packSpan(span, start));
  return [...packed, HOWS.indexOf(speaker.how), ...spans];
}

export function unpackQuotation(packed: PackedQuotation | Quotation): Quotation {
  if (!Array.isArray(packed)) return packed as Quotation;
  const [start, length, cueFrom, cueLength, how, ...spans] = packed as number[];
  const [nameFrom, nameLength, from, mentioned, roleFrom, roleLength] = spans;
  const speaker: Speaker | null =
    how === undefined
      ? null
      : {
          name: unpackOptional(nameFrom!, nameLength!, start!),
          how: HOWS[how]!,
          mention: unpackSpan(from!, mentioned!, start!),
          role: unpackOptional(roleFrom!, roleLength!, start!),
        };
  return { start: start!, end: start! + length!, speaker, cue: unpackOptional(cueFrom!, cueLength!, start!) };
}

/** The kind, which of the spans is the name, and the spans of its mentions. -1: the last span is the name, and no mention. */
export type PackedName = readonly number[];

export function packName({ name, mentions, kind }: Name): PackedName {
  const which = mentions.findIndex(({ start, end }) => start === name.start && end === name.end);
  return [NAME_KINDS.indexOf(kind), which, ...packSpans(which < 0 ? [...mentions, name] : mentions)];
}

export function unpackName(packed: PackedName | Name): Name {
  if (!Array.isArray(packed)) return packed as Name;
  const [kind, which] = packed as number[];
  const spans = unpackSpans(packed as number[], 2);
  const { start, end } = spans.at(which!)!;
  return { name: { start, end }, mentions: which! < 0 ? spans.slice(0, -1) : spans, kind: NAME_KINDS[kind!]! };
}

/** Spans from the fact's start on. A unit of 0 is none. */
export type PackedFact = readonly [
  ...[kind: number, start: number, length: number, value: FactValue | null, unit: string | 0],
  ...spans: readonly number[],
];

export function packFact({ start, end, kind, value, unit, about, of, hedge, sentence }: Fact): PackedFact {
  const spans = [about, of, hedge, sentence].flatMap((span) => packSpan(span, start));
  return [FACT_KINDS.indexOf(kind), start, end - start, value, unit ?? 0, ...spans];
}

export function unpackFact(packed: PackedFact | Fact): Fact {
  if (!Array.isArray(packed)) return packed as Fact;
  const [kind, start, length, value, unit, ...spans] = packed as unknown as PackedFact;
  const optional = (at: number) => unpackOptional(spans[at]!, spans[at + 1]!, start);
  return {
    start,
    end: start + length,
    kind: FACT_KINDS[kind]!,
    value,
    unit: unit === 0 ? null : unit,
    about: optional(0),
    of: optional(2),
    hedge: optional(4),
    sentence: unpackSpan(spans[6]!, spans[7]!, start),
  };
}

/** The kind, the unit or 0, the value, the noun's stems, 1 if hedged, the name (its place among the names, from 1, or its key), the stems near, spans. */
type PackedFigure = readonly [
  ...[kind: number, unit: string | 0, value: AccountFigure["value"], noun: string, hedged: 0 | 1, of: number | string],
  ...[near: string, start: number, length: number, sentence: number, sentenceLength: number],
];

/** Stems are one string, a space between. */
export type PackedAccount = readonly [names: readonly string[], figures: readonly PackedFigure[], opening: string];

export function packAccount({ names, figures, opening }: Account): PackedAccount {
  const places = new Map(names.map((name, at) => [name, at + 1]));
  const packed = figures.map(
    ({ kind, unit, value, noun, hedged, of, near, figure, sentence }): PackedFigure => [
      ...([FACT_KINDS.indexOf(kind), unit ?? 0, value, noun.join(" "), hedged ? 1 : 0] as const),
      ...([of === null ? 0 : (places.get(of) ?? of), near.join(" ")] as const),
      ...([figure.start, figure.end - figure.start, ...packSpan(sentence, figure.start)] as const),
    ],
  );
  return [names, packed, opening.join(" ")];
}

const split = (stems: string): string[] => (stems === "" ? [] : stems.split(" "));

export function unpackAccount(packed: PackedAccount | Account): Account {
  if (!Array.isArray(packed)) return packed as Account;
  const [names, figures, opening] = packed as unknown as PackedAccount;
  const unpacked = figures.map(
    ([kind, unit, value, noun, hedged, of, near, start, length, behind, sentence]): AccountFigure => ({
      kind: FACT_KINDS[kind]!,
      unit: unit === 0 ? null : unit,
      value,
      noun: split(noun),
      hedged: hedged === 1,
      of: typeof of === "string" ? of : (names[of - 1] ?? null),
      near: split(near),
      figure: { start, end: start + length },
      sentence: unpackSpan(behind, sentence, start),
    }),
  );
  return { names, figures: unpacked, opening: split(opening) };
}
