import { indexAt, type Span } from "../../text/span.ts";
import { type ComparedToken, tokens } from "./tokens.ts";

/** An article's text prepared for comparison. Spans are sorted and disjoint. */
export type StoredText = {
  readonly text: string;
  readonly tokens: readonly ComparedToken[];
  /** The keys of its tokens, each once. */
  readonly keys: ReadonlySet<string>;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Span[];
  readonly quotations: readonly Span[];
};

export function storedText(
  text: string,
  { paragraphs, sentences, quotations }: Pick<StoredText, "paragraphs" | "sentences" | "quotations">,
): StoredText {
  const all = tokens(text);
  return { text, tokens: all, keys: new Set(all.map(({ key }) => key)), paragraphs, sentences, quotations };
}

/** Index of the span that contains `token`, or null. */
export function holderOf(spans: readonly Span[], token: ComparedToken): number | null {
  const at = indexAt(spans, token.start);
  return at < spans.length && spans[at]!.start <= token.start ? at : null;
}

/**
 * How two words of a text are connected if the words between them are left out: `one` speech or sentence; `interrupted`, a speech split by the
 * reporter ("A," she said, "b"); or `apart`, two places.
 */
export type Bond = "one" | "interrupted" | "apart";

/** The most words of a gap within a speech, within a reporter's paragraph, and of a "she said". */
const LONGEST_CLAUSE = 60;
const LONGEST_REPORTED = 40;
const LONGEST_CUE = 15;

/** How the tokens at `before` and `after` are connected. */
export function bond({ tokens, quotations, paragraphs }: StoredText, before: number, after: number): Bond {
  const gap = after - before - 1;
  if (gap === 0) return "one";
  const [first, second] = [tokens[before]!, tokens[after]!];
  const [left, right] = [holderOf(quotations, first), holderOf(quotations, second)];
  if (left !== null && left === right) return gap <= LONGEST_CLAUSE ? "one" : "apart";
  if ((left === null) !== (right === null)) return "apart";
  if (holderOf(paragraphs, first) !== holderOf(paragraphs, second)) return "apart";
  if (left === null) return gap <= LONGEST_REPORTED ? "one" : "apart";
  const whole = holderOf(quotations, tokens[before + 1]!) === null && holderOf(quotations, tokens[after - 1]!) === null;
  return right === left + 1 && whole && gap <= LONGEST_CUE ? "interrupted" : "apart";
}

/** The speeches that the reporter interrupts, each as token indices. */
export function brokenSpeeches(source: StoredText): number[][] {
  const found: { readonly indexes: number[]; pieces: number }[] = [];
  let held: number | null = null;
  source.tokens.forEach((token, index) => {
    const holder = holderOf(source.quotations, token);
    if (holder === null) return;
    const last = found.at(-1);
    if (last && holder === held) last.indexes.push(index);
    else if (last && bond(source, last.indexes.at(-1)!, index) === "interrupted") {
      last.indexes.push(index);
      last.pieces++;
    } else found.push({ indexes: [index], pieces: 1 });
    held = holder;
  });
  return found.filter(({ pieces }) => pieces > 1).map(({ indexes }) => indexes);
}
