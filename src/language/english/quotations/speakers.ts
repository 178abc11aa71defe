import type { Layout } from "../../../text/sentences.ts";
import type { Span } from "../../../text/span.ts";
import type { Name, Speaker } from "../../analysis.ts";
import type { QuotedSpan } from "../../quotation-marks.ts";
import { Tag } from "../lexicon.ts";
import { wordIndexAt } from "../names/people.ts";
import type { Attributed } from "./candidates.ts";
import { type QuotationContext, spanOf } from "./context.ts";
import { CUE_VERBS } from "./cues.ts";
import { isHearsay } from "./hearsay.ts";
import { coreOf, has, isDash, isWord, type Phrase, phraseEndingAt } from "./phrases.ts";
import { Pronouns } from "./pronouns.ts";
import { type SubjectKind, subjectKind } from "./subject-kind.ts";
import { describes } from "./subjects.ts";
import type { UnitItem } from "./units.ts";

type Mentioned = Span & { readonly of: Name };

/** Turns the ranker's choices into speakers: names, pronouns resolved, roles. */
export class Speakers {
  readonly #context: QuotationContext;
  readonly #mentions: readonly Mentioned[];
  readonly #pronouns: Pronouns;
  #last: Speaker | null = null;

  constructor(layout: Layout, names: readonly Name[], context: QuotationContext, marked: readonly QuotedSpan[]) {
    this.#context = context;
    this.#mentions = names.flatMap((of) => of.mentions.map((mention) => ({ ...mention, of }))).sort((a, b) => a.start - b.start);
    let at = 0;
    this.#pronouns = new Pronouns(layout, names, (offset) => {
      while (at < marked.length && marked[at]!.close <= offset) at++;
      return marked[at] === undefined || offset < marked[at]!.open;
    });
  }

  /** The speaker of a quotation; must be asked in the text's order. */
  of({ choice, saying, quotation }: Attributed): Speaker | null {
    if (saying === null) return null;
    const { items } = this.#context.sentences[saying.sentence]!;
    const { subject } = saying.saying;
    if (choice.from === "inherited" && this.#last) {
      this.#last = { ...this.#last, how: "inherited" };
      return this.#last;
    }
    if (isHearsay(items, subject)) {
      this.#last = null;
      return null;
    }
    const core = coreOf(items, subject);
    const mention = withoutPossessive(this.#context.layout.text, items, core);
    const kind = subjectKind(items, subject);
    const described = saying.saying.pattern === "label";
    const named = this.#speaker(items, subject, core, mention, kind, described);
    const { pronoun } = saying.saying;
    const speaker = pronoun && named.name ? { ...named, mention: spanOf(items, pronoun) } : named;
    const name =
      speaker.name &&
      this.#mentions.find((one) => one.of.name.start === speaker.name!.start && one.of.name.end === speaker.name!.end)?.of;
    if (name) this.#pronouns.spoke(name, Math.max(quotation.span.close, speaker.mention.end));
    this.#last = speaker;
    return speaker;
  }

  #speaker(
    items: readonly UnitItem[],
    subject: Phrase,
    core: Phrase,
    mention: Span,
    kind: SubjectKind,
    described: boolean,
  ): Speaker {
    const only = core.to - core.from === 1 ? items[core.from]!.lower : "";
    if (kind === "he or she" || only === "his" || only === "her" || only === "him") {
      return { name: this.#pronouns.at(mention.start)?.name ?? null, how: "pronoun", mention, role: null };
    }
    if (kind === "they" || only === "their") return { name: this.#plural(), how: "pronoun", mention, role: null };
    if (kind === "it" || kind === "we" || kind === "who" || only === "its")
      return { name: null, how: "pronoun", mention, role: null };
    const name = this.#nameIn(items, core, mention);
    if (name === null) return { name: mention, how: "named", mention, role: null };
    return { name: name.of.name, how: "named", mention, role: roleOf(items, subject, core, name, described) };
  }

  /** The name that heads a phrase: "a spokesman for Ma" is not Ma, nor "a chorus of Democrats" the Democrats. */
  #nameIn(items: readonly UnitItem[], core: Phrase, mention: Span): Mentioned | null {
    for (let at = core.from + 1; at < core.to; at++) if (items[at]!.lower === "and") return null;
    let index = wordIndexAt(this.#mentions, mention.start);
    let found: Mentioned | null = null;
    for (; index < this.#mentions.length && this.#mentions[index]!.start < mention.end; index++) found = this.#mentions[index]!;
    if (found === null || found.start < mention.start) return null;
    const rest = items.slice(core.from, core.to).filter((item) => item.start >= found.end);
    if (rest.some((item) => isWord(item))) return null;
    const before = items.slice(core.from, core.to).filter((item) => item.end <= found.start);
    return before.some((item, at) => at > 0 && has(item, Tag.preposition) && !item.capital && !before[at - 1]!.capital)
      ? null
      : found;
  }

  /** "They" refers to the last speaker, if that was more than one. */
  #plural(): Span | null {
    const last = this.#last;
    if (!last) return null;
    const text = this.#context.layout.text.slice(last.mention.start, last.mention.end);
    return /\band\b|[^s']s$/.test(text) ? (last.name ?? last.mention) : null;
  }
}

/** "Ma" of "Ma’s claim": a mention excludes the possessive. */
function withoutPossessive(text: string, items: readonly UnitItem[], core: Phrase): Span {
  const span = spanOf(items, core);
  if (!items[core.to - 1]!.owns) return span;
  return { start: span.start, end: span.end - (/['’]$/.test(text.slice(span.start, span.end)) ? 1 : 2) };
}

const HONORIFIC = /^(?:mr|mrs|ms|miss|mx|dr)$/;

/**
 * The description of a name: "Chinese tycoon" before it, "the founder of Alibaba" after it. In a label anything after the comma is one:
 * "— Ma, warden".
 */
function roleOf(items: readonly UnitItem[], subject: Phrase, core: Phrase, name: Span, label: boolean): Span | null {
  let last = core.from;
  while (last < core.to && items[last]!.end <= name.start) last++;
  while (last > core.from && HONORIFIC.test(items[last - 1]!.lower)) last--;
  const described = items.slice(core.from, last).some((item) => isWord(item) && !has(item, Tag.determiner));
  if (described && !items[last - 1]!.owns && !isManner(items, core)) return spanOf(items, { from: core.from, to: last });
  return roleBehind(items, subject, label) ?? roleInFront(items, subject);
}

/** "Her rival" of "her rival, Hans Weber, said". */
function roleInFront(items: readonly UnitItem[], { from }: Phrase): Span | null {
  if (items[from - 1]?.lower !== ",") return null;
  const phrase = phraseEndingAt(items, from - 2);
  if (phrase === null || phrase.to - phrase.from < 2 || !describes(items, from - 1)) return null;
  const before = items[phrase.from - 1];
  const opens = before === undefined || (before.kind === "word" && (has(before, Tag.conjunction) || CUE_VERBS.has(before.lower)));
  return opens && has(items[phrase.from], Tag.determiner | Tag.possessive) ? spanOf(items, phrase) : null;
}

/** "A low voice" of “…,” in a low voice Ma said: manner, not a role. */
const isManner = (items: readonly UnitItem[], { from, to }: Phrase): boolean =>
  has(items[from - 1], Tag.preposition) && !items.slice(from, to).some((item) => has(item, Tag.actor | Tag.title));

function roleBehind(items: readonly UnitItem[], subject: Phrase, label: boolean): Span | null {
  const open = items[subject.to];
  if (open?.lower !== "," && !isDash(open)) return null;
  const from = subject.to + 1;
  const first = items[from];
  if (first === undefined || !isWord(first) || first.kind === "number") return null;
  if (!label && !has(first, Tag.determiner | Tag.actor | Tag.noun | Tag.title) && !first.owns && !first.capital) return null;
  let to = from;
  while (
    to < items.length &&
    (isWord(items[to]) || items[to]!.lower === "’" || items[to]!.lower === "'") &&
    !has(items[to], Tag.relative) &&
    to - from < 20
  )
    to++;
  const close = items[to];
  // "Author of “The Book of Laws”" would lose its title.
  const ended = close === undefined || (close.kind !== "word" && close.kind !== "quote");
  return ended && to > from ? spanOf(items, { from, to }) : null;
}
