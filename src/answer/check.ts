import { setImmediate } from "node:timers/promises";
import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { type GivenQuote, parseQuote } from "../language/comparison/given-quote.ts";
import { type FoundPlace, type Judgement, judging } from "../language/comparison/judge.ts";
import { anchorRuns, tellingRuns } from "../language/comparison/lookup-runs.ts";
import { marksDiffer } from "../language/comparison/marks.ts";
import { storedText } from "../language/comparison/stored.ts";
import { runsOf, tokens } from "../language/comparison/tokens.ts";
import { frequency } from "../language/english/frequency.ts";
import { slice } from "../text/span.ts";
import { citationOf, sourcesOf } from "./citations.ts";
import { distinct } from "./dedupe.ts";
import { type AttributedPlace, attributedPlace, type Text } from "./match-attribution.ts";
import type { Checked, CheckNote, Citation, Outcome } from "./outcome.ts";
import { plainWords } from "./quotations-in-message.ts";

/** A quotation as somebody passes it on, with the speaker they name. */
export type Claim = { readonly quote: string; readonly speaker?: string | null | undefined };

/** Limits: articles that hold all the words, and articles that hold some of them. */
const HOLDERS = 24;
const CANDIDATES = 12;
/** Up to this many words are said by many people: weak evidence. */
const SHORT = 3;
/** Another article's sentence is a variant of the quotation if it has at least this many words and at most this many changes. */
const FEWEST_FOR_WORDINGS = 6;
const MOST_CHANGES = 3;
/** From this length on, inserted words may come from another quotation. */
const FEWEST_FOR_ORIGIN = 5;

/** Checks quotations in order. */
export async function checks(archive: Archive, claims: readonly Claim[]): Promise<Outcome> {
  const checked: Checked[] = [];
  for (const claim of claims) checked.push(await check(archive, claim));
  return { kind: "check", checked, holdings: await archive.holdings() };
}

/**
 * Checks whether the archive holds these words, from this speaker. Compares with the articles that hold all of the words or runs of them, earliest
 * first. If a speaker is given, the verdict is exact only when an article attributes the words to them, and misattributed only when one names somebody else.
 */
export async function check(archive: Archive, { quote, speaker: named }: Claim): Promise<Checked> {
  const speaker = named?.trim() || null;
  const asked = parseQuote(plainWords(quote));
  const { texts, judgement } = await judged(archive, asked);
  const attributed = (place: FoundPlace) => attributedPlace(texts[place.source]!, place, speaker);
  const result = (verdict: Checked["verdict"], found: AttributedPlace | null, more: Partial<Checked> = {}): Checked => ({
    quote,
    speaker,
    verdict,
    match: found && matchOf(found),
    parts: found === null || found.place.parts.length < 2 ? [] : partsOf(found),
    changes: [],
    copies: 0,
    wordings: [],
    notes: notesOf(asked, speaker, found, more),
    ...more,
  });
  switch (judgement.verdict) {
    case "exact": {
      const all = judgement.places.map(attributed).sort((a, b) => rank(a) - rank(b));
      const theirs = all.find(({ agrees }) => agrees === false);
      const verdict = speaker === null || all[0]!.agrees === true ? "exact" : theirs ? "misattributed" : "unconfirmed";
      const shown = verdict === "misattributed" ? theirs! : all[0]!;
      const copies = distinct(all.map(({ source }) => source)).length;
      return result(verdict, shown, { copies, wordings: await otherWordings(asked, texts, all) });
    }
    case "altered": {
      const found = attributed(judgement.place);
      const changes = judgement.changes.map(({ stored, given, turns }) => ({
        stored: stored && excerptOf(found.source.article, "text", stored),
        given,
        turns,
      }));
      return result("altered", found, { changes, copies: copiesOf(found, texts) });
    }
    case "stitched": {
      const all = judgement.places.map(attributed);
      return result("stitched", all[0]!, { parts: all.flatMap(partsOf) });
    }
    case "absent":
      return result("absent", judgement.nearest && attributed(judgement.nearest));
  }
}

/** Judges the words against the articles that may hold them. Long insertions are searched for on their own. */
async function judged(archive: Archive, asked: GivenQuote): Promise<{ texts: Text[]; judgement: Judgement }> {
  const ids = await candidates(archive, asked);
  const texts = await textsOf(archive, ids);
  const judgement = await judge(asked, texts);
  if (judgement.verdict !== "altered") return { texts, judgement };
  const rest = judgement.changes.map(({ given }) => parseQuote(given)).filter(({ tokens }) => tokens.length >= FEWEST_FOR_ORIGIN);
  if (rest.length === 0) return { texts, judgement };
  const others = await Promise.all(rest.map((words) => candidates(archive, words)));
  const all = await textsOf(archive, [...ids, ...others.flat()]);
  return { texts: all, judgement: await judge(asked, all) };
}

/** Milliseconds a check runs before it yields to other requests. */
const TURN = 10;

/** Yields to other requests. Cheap to call often: it waits only when the time slice is over. */
function turns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN) return;
    await setImmediate();
    began = performance.now();
  };
}

/** Judges, yielding to other requests in between. */
async function judge(asked: GivenQuote, texts: readonly Text[]): Promise<Judgement> {
  const pause = turns();
  const stored = texts.map((text) => text.stored);
  const steps = judging(asked, stored);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await pause();
  }
}

/** Ids of articles that may hold all of the words or some of them. */
async function candidates(archive: Archive, asked: GivenQuote): Promise<string[]> {
  // Short runs first: the index looks long ones up among the articles of a short one that they contain.
  const near = await archive.holding(tellingRuns(asked, frequency), CANDIDATES);
  const holders = await archive.holding(anchorRuns(asked, frequency), HOLDERS);
  return [...holders, ...near].map(({ id }) => id);
}

/** Articles ready for comparison, earliest first. */
async function textsOf(archive: Archive, ids: readonly string[]): Promise<Text[]> {
  const sources = await sourcesOf(archive, ids);
  const pause = turns();
  const texts: Text[] = [];
  for (const source of sources.values()) {
    texts.push({ source, stored: storedText(source.article.text, source.analysis) });
    await pause();
  }
  const time = ({ source }: Text) => Date.parse(source.article.published ?? "") || Number.POSITIVE_INFINITY;
  return texts.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
}

/** Prefers the speaker the asker named, then quoted speech over the reporter's words, then first hand over second. */
const rank = ({ agrees, spoken, within }: AttributedPlace): number =>
  (agrees === true ? 0 : 4) + (spoken ? 0 : 2) + (within === null ? 0 : 1);

function matchOf({ source, place, attribution, spoken, within }: AttributedPlace): NonNullable<Checked["match"]> {
  const words = excerptOf(source.article, "text", place.span);
  return { words, attribution, citation: citationOf(source), spoken, within };
}

const partsOf = ({ source, place }: AttributedPlace): { words: Excerpt; citation: Citation }[] =>
  place.parts.map((part) => ({ words: excerptOf(source.article, "text", part), citation: citationOf(source) }));

/** Number of texts that hold the words at a place, copies of one text counted once. */
function copiesOf({ source, place }: AttributedPlace, texts: readonly Text[]): number {
  const words = tokens(slice(source.article.text, place.span));
  const holders = texts.filter(({ stored }) => runsOf(stored.tokens, words).length > 0);
  return distinct(holders.map((text) => text.source)).length;
}

/** The same quotation as worded in articles that do not hold the asker's words. */
async function otherWordings(
  asked: GivenQuote,
  texts: readonly Text[],
  holders: readonly AttributedPlace[],
): Promise<Checked["wordings"]> {
  if (asked.tokens.length < FEWEST_FOR_WORDINGS) return [];
  const found = new Map<string, { words: Excerpt; citation: Citation }>();
  for (const text of texts) {
    const { source } = text;
    if (holders.some((holder) => holder.source === source)) continue;
    const judgement = await judge(asked, [text]);
    if (judgement.verdict !== "altered" || judgement.changes.length > MOST_CHANGES) continue;
    const words = excerptOf(source.article, "text", judgement.place.span);
    if (!found.has(words.text)) found.set(words.text, { words, citation: citationOf(source) });
  }
  return [...found.values()];
}

function notesOf(asked: GivenQuote, speaker: string | null, found: AttributedPlace | null, more: Partial<Checked>): CheckNote[] {
  const count = asked.tokens.length;
  const notes: CheckNote[] = found === null ? [] : [...found.place.liberties];
  if (found !== null && found.place.parts.length === 1 && more.changes === undefined) {
    const { punctuation, capitals } = marksDiffer(slice(found.source.article.text, found.place.span), asked.text);
    if (punctuation) notes.push("punctuation");
    if (capitals) notes.push("capitals");
  }
  if (count === 0) notes.push("wordless");
  else if (count <= SHORT) notes.push("short");
  if (found?.within) notes.push("within");
  else if (found !== null && !found.spoken) notes.push("reporter");
  else if (found !== null && speaker !== null && found.agrees === null) notes.push("unattributed");
  if (more.wordings !== undefined && more.wordings.length > 0) notes.push("wordings");
  return notes;
}
