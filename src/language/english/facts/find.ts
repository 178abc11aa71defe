import type { Layout } from "../../../text/sentences.ts";
import { indexAt, type Span, shared } from "../../../text/span.ts";
import type { Fact, Name } from "../../analysis.ts";
import { aboutOf } from "./about.ts";
import { readAge } from "./age.ts";
import { parseDay } from "./calendar.ts";
import { type Clause, type FactReader, type FoundFact, headOf, spanOf, type TokenRun } from "./clause.ts";
import { readCount } from "./count.ts";
import { DATE_WORDS, readDate } from "./date.ts";
import { readDuration } from "./duration.ts";
import { excludedAt, isTimestamp } from "./excluded.ts";
import { hedgeOf } from "./hedge.ts";
import { readMeasure } from "./measure.ts";
import { MONEY_WORDS, readMoney } from "./money.ts";
import { NUMBER_WORDS } from "./numbers.ts";
import { readPercent } from "./percent.ts";
import { extended } from "./range.ts";
import { RANK_WORDS, readRank } from "./rank.ts";
import { mentionsOf, rolesOf } from "./role.ts";
import { readScore } from "./score.ts";
import { readTime } from "./time.ts";
import { tokenise } from "./tokens.ts";

/** The readers that may find something at a number, most specific first: a number none of them claims is a count. */
const AT_NUMBERS: readonly FactReader[] = [
  readDate,
  readTime,
  readAge,
  readMoney,
  readPercent,
  readScore,
  readDuration,
  readMeasure,
  readRank,
  readCount,
];

/** The readers that may find something at a word. */
const AT_WORDS = new Map<string, readonly FactReader[]>();
for (const [words, readers] of [
  [NUMBER_WORDS, AT_NUMBERS],
  [DATE_WORDS, [readDate]],
  [MONEY_WORDS, [readMoney]],
  [RANK_WORDS, [readDate, readRank]],
  [
    ["a", "an"],
    [readDate, readMoney, readPercent, readDuration, readMeasure, readCount],
  ],
  [["half"], [readMoney, readPercent, readDuration, readMeasure, readCount]],
  [["aged", "age", "ages"], [readAge]],
  [["magnitude"], [readMeasure]],
  [["noon", "midnight"], [readTime]],
] as const satisfies readonly [readonly string[], readonly FactReader[]][]) {
  for (const word of words) AT_WORDS.set(word, [...(AT_WORDS.get(word) ?? []), ...readers]);
}

/** A sign before a number: no reader finds anything at it, but it may show that there is no figure. */
AT_WORDS.set("+", []);

function readAt(clause: Clause, at: number, readers: readonly FactReader[]): FoundFact | null {
  for (const reader of readers) {
    const found = reader(clause, at);
    if (found) return extended(clause, found, reader);
  }
  return null;
}

type FoundFigure = { readonly found: FoundFact; readonly about: TokenRun | null; readonly hedge: TokenRun | null };

/** The figures of one sentence, in order and without overlaps. */
function figures(clause: Clause, isNamed: (span: Span) => boolean): FoundFigure[] {
  const { tokens } = clause;
  const all: FoundFigure[] = [];
  const taken: (FoundFact | undefined)[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const readers = token.kind === "number" ? AT_NUMBERS : AT_WORDS.get(token.lower);
    if (!readers) {
      at++;
      continue;
    }
    const excluded = isNamed(token) ? 1 : excludedAt(clause, at);
    const found = excluded ? null : readAt(clause, at, readers);
    if (!found) {
      at += excluded || 1;
      continue;
    }
    const about = aboutOf(clause, found, (index) => taken[index] ?? null);
    all.push({ found, about, hedge: hedgeOf(tokens, found, found.kind) });
    for (; at < found.to; at++) taken[at] = found;
  }
  return all;
}

/** How much farther off a name after a figure counts than one before it: the person mostly comes first. */
const BEHIND = 1.5;

/**
 * The mention nearest to a span, the one before it if two are equally near. Mentions are in order. `apart`: outside the span, since "MUSD" in
 * "50 MUSD" looks like a name.
 */
function nearest(mentions: readonly Span[], span: Span, apart: boolean): Span | null {
  const behind = indexAt(mentions, span.start);
  let best: Span | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const mention of mentions.slice(Math.max(0, behind - 1), behind + 2)) {
    if (apart && shared(mention, span) > 0) continue;
    const distance = Math.max(span.start - mention.end, BEHIND * (mention.start - span.end), 0);
    if (distance < least) [best, least] = [mention, distance];
  }
  return best;
}

/** The facts of a text in order. Relative dates count from `published` (ISO 8601 or null). */
export function findFacts(layout: Layout, names: readonly Name[], published: string | null): Fact[] {
  const { text } = layout;
  const day = parseDay(published);
  const mentions = mentionsOf(names, () => true);
  const people = mentionsOf(names, (kind) => kind === "person");
  const bearers = new Map(names.flatMap((name, index) => name.mentions.map((mention) => [mention, index] as const)));
  const facts: Fact[] = [];
  const seen = new Set<string>();
  for (const sentence of layout.sentences) {
    const clause: Clause = { text, sentence, tokens: tokenise(text, sentence), published: day };
    if (isTimestamp(clause)) continue;
    const near = within(mentions, sentence);
    const isNamed = (span: Span) => {
      const mention = near[indexAt(near, span.start)];
      return mention !== undefined && mention.start < span.start && span.end <= mention.end;
    };
    const here: Fact[] = figures(clause, isNamed).map(({ found, about, hedge }) => {
      const span = spanOf(clause.tokens, found);
      return {
        ...span,
        kind: found.kind,
        value: found.value,
        // A bare number counts the noun it is about: "deaths rose to 45".
        unit: found.unit ?? (found.kind === "count" ? headOf(clause, about) : null),
        about: about && spanOf(clause.tokens, about),
        of: nearest(near, span, found.kind === "money"),
        hedge: hedge && spanOf(clause.tokens, hedge),
        sentence,
      };
    });
    for (const { run, name } of rolesOf(clause, within(people, sentence))) {
      const span = spanOf(clause.tokens, run);
      const value = text.slice(span.start, span.end);
      const key = `${bearers.get(name)}\n${value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      here.push({ ...span, kind: "role", value, unit: null, about: name, of: name, hedge: null, sentence });
    }
    facts.push(...here.sort((a, b) => a.start - b.start));
  }
  return facts;
}

/** The spans inside a sentence, given spans sorted by start. */
function within(spans: readonly Span[], sentence: Span): Span[] {
  const found: Span[] = [];
  for (let index = indexAt(spans, sentence.start); index < spans.length && spans[index]!.start < sentence.end; index++) {
    if (spans[index]!.start >= sentence.start && spans[index]!.end <= sentence.end) found.push(spans[index]!);
  }
  return found;
}
