/** A text decoded from another, with the span of the original that each of its characters came from. */
export type Mapped = { readonly text: string; readonly starts: Int32Array; readonly ends: Int32Array };

/** The original, mapped to itself. */
export const mapped = (text: string): Mapped => ({
  text,
  starts: Int32Array.from({ length: text.length }, (_, at) => at),
  ends: Int32Array.from({ length: text.length }, (_, at) => at + 1),
});

/** Joins pieces of a mapped text, given as spans, and characters that stand for something at an offset of it. */
export function joined(whole: Mapped, pieces: readonly MappedPiece[]): Mapped {
  const length = pieces.reduce((sum, piece) => sum + ("text" in piece ? piece.text.length : piece.end - piece.start), 0);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let filled = 0;
  for (const piece of pieces) {
    const { start, end } = piece;
    if (!("text" in piece)) {
      starts.set(whole.starts.subarray(start, end), filled);
      ends.set(whole.ends.subarray(start, end), filled);
      filled += end - start;
      continue;
    }
    const upTo = filled + piece.text.length;
    starts.fill(whole.starts[start] ?? 0, filled, upTo);
    ends.fill(whole.ends[Math.max(start, end - 1)] ?? 0, filled, upTo);
    filled = upTo;
  }
  const text = pieces.map((piece) => ("text" in piece ? piece.text : whole.text.slice(piece.start, piece.end))).join("");
  return { text, starts, ends };
}

/** A span kept as it is, or replaced by a text. */
type MappedPiece =
  | { readonly start: number; readonly end: number }
  | { readonly start: number; readonly end: number; readonly text: string };

/** As `String.replace`, keeping the map. `pattern` is global. */
export function replaced(whole: Mapped, pattern: RegExp, by: (match: RegExpMatchArray) => string): Mapped {
  const pieces: MappedPiece[] = [];
  let from = 0;
  for (const match of whole.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    pieces.push({ start: from, end: match.index }, { start: match.index, end, text: by(match) });
    from = end;
  }
  return joined(whole, [...pieces, { start: from, end: whole.text.length }]);
}
