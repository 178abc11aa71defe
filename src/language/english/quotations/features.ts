import { Tag } from "../lexicon.ts";
import type { Candidate } from "./candidates.ts";
import type { ContextSentence, PlacedQuotation, QuotationContext } from "./context.ts";
import { FEATURES, type Feature } from "./feature-names.ts";
import { has, isDash } from "./phrases.ts";
import type { Saying } from "./sayings.ts";
import { subjectKind } from "./subject-kind.ts";
import { unclaimed } from "./unclaimed.ts";
import type { UnitItem } from "./units.ts";

/** The four modes of a quotation, each with weights of its own; only short ones may not be quotations at all. */
export const MODES = ["direct", "mixed", "alone", "short"] as const;
export type Mode = (typeof MODES)[number];

export const modeOf = (quotation: PlacedQuotation): Mode =>
  quotation.alone ? "alone" : quotation.words < 4 ? "short" : quotation.direct ? "direct" : "mixed";

/** From this many words on, what is quoted counts as said unless it is a title. */
export const SURELY_SAID = 8;

const INDEX = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<Feature, number>;

/** The features of a candidate, as indices into `FEATURES`. */
export function featuresOf(context: QuotationContext, quotation: PlacedQuotation, candidate: Candidate): number[] {
  const found: number[] = [];
  const add = (feature: Feature) => {
    found.push(INDEX[feature]);
  };
  switch (candidate.from) {
    case "nobody":
      add("nobody");
      if (quotation.words < 4) add("nobody and short");
      else if (quotation.words < SURELY_SAID) add("nobody and middling");
      if (quotation.words < SURELY_SAID) unclaimed(context, quotation, add);
      break;
    case "inherited":
      add("inherited");
      if (candidate.sameSentence) add("inherited in sentence");
      else if (candidate.distance <= 0) add("inherited in paragraph");
      else if (candidate.distance === 1) add("inherited from next");
      else add("inherited from far");
      if (quotation.opens) add("inherited and opens");
      if (quotation.alone) add("inherited and alone");
      if (quotation.sentence - candidate.source.quotation.sentence === 1) add("inherited after sentence");
      break;
    case "after":
      add(candidate.saying.pattern === "label" ? "label after" : "next sentence");
      if (quotation.direct && /[?!]/.test(context.layout.text[quotation.span.end - 1]!)) add("cried");
      break;
    case "before": {
      const sentence = context.sentences[candidate.sentence]!;
      add("sentence before");
      const { saying } = candidate;
      if (sentence.sayings.at(-1) === saying) add("its last saying");
      if (sentence.sayings.findLast((other) => other.class === "say") === saying) add("its last of speech");
      if (sentence.sayings[0] === saying) add("its first");
      if (sentence.items.at(-1)!.lower === ":") add("ends in a colon");
      if (sentence.lastParagraph !== context.sentences[quotation.sentence]!.paragraph) add("other paragraph");
      if (sentence.items.some((item) => item.kind === "quote")) add("it quotes");
      if (saying.class === "say") add("its say");
      if (saying.class === null) add("its no class");
      const kind = subjectKind(sentence.items, saying.subject);
      if (kind === "name") add("its name");
      if (kind === "he or she") add("its pronoun");
      break;
    }
    case "sentence":
      inSentence(context.sentences[candidate.sentence]!, quotation, candidate.saying, add);
  }
  return found;
}

function inSentence(
  sentence: ContextSentence,
  quotation: PlacedQuotation,
  saying: Saying,
  add: (feature: Feature) => void,
): void {
  const { items } = sentence;
  const { near: sayings } = quotation;
  const left = saying.at < quotation.position;
  add(left ? "left" : "right");
  const edge =
    saying.pattern === "after" || saying.pattern === "agent" || saying.pattern === "according" || left
      ? saying.cue
      : saying.subject;
  const first = left
    ? Math.max(
        saying.cue.to,
        saying.pattern === "after" || saying.pattern === "according" || saying.pattern === "agent" ? saying.subject.to : 0,
      )
    : quotation.position + 1;
  const last = left ? quotation.position : edge.from;
  let words = 0;
  let comma = false;
  let quotes = 0;
  let subordinator = false;
  let conjunction = false;
  let semicolon = false;
  for (let at = first; at < last; at++) {
    const item = items[at]!;
    if (item.kind === "quote") quotes++;
    else if (item.kind === "mark") {
      if (item.lower === ",") comma = true;
      else if (item.lower === ";" || isDash(item)) semicolon = true;
    } else {
      words++;
      if (has(item, Tag.subordinator | Tag.relative)) subordinator = true;
      else if (item.lower === "and" || item.lower === "but") conjunction = true;
    }
  }
  if (words === 0 && quotes === 0) add("touches");
  else if (words <= 3) add("near");
  else if (words <= 8) add("middle");
  else if (words <= 16) add("far");
  else add("farther");
  if (comma) add("comma between");
  if (left && items[saying.cue.to]?.lower === "that") add("that between");
  else if (subordinator) add("subordinator between");
  if (left && items[quotation.position - 1]?.lower === ":") add("colon before");
  if (conjunction) add("conjunction between");
  if (semicolon) add("semicolon between");
  if (quotes === 1) add("one quotation between");
  else if (quotes > 1) add("more quotations between");

  let between = 0;
  let ofSpeech = 0;
  for (const other of sayings) {
    if (other === saying || other.at === saying.at) continue;
    if (left ? other.at > saying.at && other.at < quotation.position : other.at < saying.at && other.at > quotation.position) {
      between++;
      if (other.class === "say") ofSpeech++;
    }
  }
  if (between === 0) add("nearest");
  else if (between === 1) add("one saying between");
  else add("more sayings between");
  if (ofSpeech === 0 && saying.class === "say") add("nearest of speech");

  add(saying.pattern);
  if (saying.passive) add("passive");
  if (saying.pattern === "noun" && items[saying.cue.to]?.lower === "that") add("noun with that");
  if (left && sayings.some((other) => other !== saying && reports(items, other, saying))) add("reported");
  if (left && sayings.some((other) => other !== saying && reports(items, saying, other) && other.at < quotation.position))
    add("reports");
  add(saying.class ?? "no class");
  if (items[saying.at]!.lower === "said") add("said");
  if (saying.form !== "none") add(saying.form);
  add(subjectKind(items, saying.subject));
  const touching = words === 0 && quotes === 0;
  if (touching && saying.class === "say") add("touching say");
  if (touching && saying.class === "call") add("touching call");
  if (touching && saying.class === null) add("touching no class");
  if (words > 8 && saying.class === "say") add("far say");
  if (sentence.sayings[0] === saying) add("first subject");
  const opener = items[saying.subject.from - 1];
  if (left && has(opener, Tag.subordinator) && SUBORDINATE.test(opener!.lower)) add("subordinate");
}

/** They open a clause that tells when or why, seldom who says what the sentence quotes. */
const SUBORDINATE = /^(?:when|while|after|before|if|because|since|although|though|until|once)$/;

/** Does what `outer` reports begin with the subject of `inner`: "Ma said (that) he hoped"? */
function reports(items: readonly UnitItem[], outer: Saying, inner: Saying): boolean {
  if (outer.class === null || outer.pattern === "after") return false;
  const { from } = inner.subject;
  if (from === outer.cue.to) return true;
  return (
    items[from - 1]?.lower === "that" &&
    from > outer.cue.to &&
    from - outer.cue.to <= 6 &&
    !items.slice(outer.cue.to, from).some((item) => item.kind !== "word")
  );
}
