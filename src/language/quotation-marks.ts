import type { Span } from "../text/span.ts";
import { APOSTROPHE, isDouble, isSpace, marksIn, QUOTE, type QuotationMark } from "./read-marks.ts";

/** What stands between quotation marks: `start` and `end` exclude the marks, `open` and `close` include them. */
export type QuotedSpan = Span & {
  readonly open: number;
  readonly close: number;
  /** "single" for ' or ‘ ’, else "double". Single marks quote only in an article without double ones. */
  readonly marks: "double" | "single";
  /** False if there is no closing mark and the quotation ends with its paragraph. */
  readonly closed: boolean;
};

type Open = { readonly mark: QuotationMark; readonly continued: boolean };

/** A transcript's label after the mark that opens its paragraph, and a remark in brackets. */
const LABEL = /^((?:\p{Lu}[\p{Lu}.'’-]+ ?){1,4}):\s/u;
const REMARK = /^[([][^()[\]]*[)\]][.,]?["”]?$/;

/**
 * Transcripts: each paragraph opens with a mark and the speaker's label. At least two labels are needed, since a tweet may begin with
 * "BREAKING:". The marks are moved after the labels.
 */
function withoutLabels(
  text: string,
  paragraphs: readonly Span[],
  marks: readonly (readonly QuotationMark[])[],
): (readonly QuotationMark[])[] {
  const labels = paragraphs.map(({ start, end }, index) => {
    const first = marks[index]![0];
    return first?.at === start && first.role === "open"
      ? LABEL.exec(text.slice(start + first.length, Math.min(end, start + 80)))
      : null;
  });
  const speakers = new Set(labels.flatMap((label) => label?.[1] ?? []));
  if (speakers.size < 2) return [...marks];
  return marks.map((own, index) => {
    const label = labels[index];
    const [first, ...others] = own;
    if (!label || !first) return own;
    // As if the mark were the space after the colon.
    return [{ ...first, at: first.at + first.length + label[0].length - 1, length: 1, labelled: true }, ...others];
  });
}

/**
 * The outermost quotations of one paragraph. `pending` is the one left open by the paragraph before. Without `nesting` an opening mark that is
 * never closed gives way to the next one.
 */
function pair(
  marks: readonly QuotationMark[],
  paragraph: Span,
  pending: Open | null,
  nesting: boolean,
): { found: QuotedSpan[]; open: Open | null } {
  const found: QuotedSpan[] = [];
  let open = pending;
  let depth = 0;
  marks.forEach((mark, index) => {
    if (open === null) {
      if (mark.role === "open" || mark.role === "either") open = { mark, continued: false };
      return;
    }
    if (mark.family !== open.mark.family || mark.role === "none") return;
    // The mark that a continued quotation repeats at the start of a paragraph opens nothing new.
    if (open.continued && index === 0 && mark.at === paragraph.start && mark.role === "open") return;
    const closesLow = open.mark.low && depth === 0 && !mark.low;
    if (mark.role === "open" && !closesLow) {
      if (nesting) depth++;
      else open = { mark, continued: false };
    } else if (depth > 0) depth--;
    else {
      found.push(markedBy(open.mark, mark));
      open = null;
    }
  });
  return { found, open };
}

const markedBy = (open: QuotationMark, close: QuotationMark): QuotedSpan => ({
  start: open.at + open.length,
  end: close.at,
  open: open.at,
  close: close.at + close.length,
  marks: open.family === "single" ? "single" : "double",
  closed: true,
});

/**
 * Does a paragraph begin by reopening the quotation left open before it? Both marks are then straight or both curly. A remark such as
 * "(Applause.)" is nobody's.
 */
function reopens(text: string, paragraph: Span | undefined, first: QuotationMark | undefined, open: Open | null): boolean {
  if (paragraph === undefined || first === undefined || open === null) return false;
  const straight = ({ at }: QuotationMark) => text.charCodeAt(at) === QUOTE || text.charCodeAt(at) === APOSTROPHE;
  return (
    first.at === paragraph.start &&
    first.role === "open" &&
    first.family === open.mark.family &&
    (open.mark.labelled || straight(first) === straight(open.mark)) &&
    !REMARK.test(text.slice(first.at + first.length, paragraph.end))
  );
}

function scan(text: string, paragraphs: readonly Span[], perParagraph: readonly (readonly QuotationMark[])[]): QuotedSpan[] {
  const found: QuotedSpan[] = [];
  let pending: Open | null = null;
  paragraphs.forEach((paragraph, index) => {
    const marks = perParagraph[index]!;
    let result = pair(marks, paragraph, pending, true);
    const reopened = reopens(text, paragraphs[index + 1], perParagraph[index + 1]?.[0], result.open);
    if (result.open !== null && !reopened && pending === null && !marks[0]?.labelled) {
      const flat = pair(marks, paragraph, null, false);
      if (flat.found.length > result.found.length) result = flat;
    }
    for (const one of result.found) found.push(one);
    pending = null;
    if (result.open === null) return;
    if (reopened) {
      pending = { mark: result.open.mark, continued: true };
      return;
    }
    const { mark } = result.open;
    const end = paragraph.end;
    // An unclosed mark before the last word or two is more likely a typo than speech.
    if (mark.labelled || (mark.family !== "single" && end - mark.at > 20)) {
      found.push({ start: mark.at + mark.length, end, open: mark.at, close: end, marks: "double", closed: false });
    }
  });
  return found.map((one) => trimmedInside(text, one)).filter((one) => one.start < one.end);
}

/** Without white space and stray double marks at the ends. */
function trimmedInside(text: string, one: QuotedSpan): QuotedSpan {
  let { start, end } = one;
  while (start < end && (isSpace(text.charCodeAt(start)) || isDouble(text.charCodeAt(start)))) start++;
  while (end > start && (isSpace(text.charCodeAt(end - 1)) || isDouble(text.charCodeAt(end - 1)))) end--;
  return { ...one, start, end };
}

/**
 * Everything between quotation marks in a text, in order, outermost marks only. A quotation reopened by the next paragraph is one, from its first
 * word to its last; one that is never closed ends with its paragraph. Never throws.
 */
export function findQuotedSpans(text: string, paragraphs: readonly Span[]): QuotedSpan[] {
  const all = withoutLabels(
    text,
    paragraphs,
    paragraphs.map((paragraph) => marksIn(text, paragraph)),
  );
  const double = scan(
    text,
    paragraphs,
    all.map((marks) => marks.filter((mark) => mark.family !== "single")),
  );
  if (double.length > 0) return double;
  return scan(text, paragraphs, all).filter((one) => one.marks === "single");
}
