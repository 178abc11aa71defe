const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** `-`, `,` and `&` are syntax in a directive, so they are percent-encoded. */
const encode = (text: string): string => encodeURIComponent(text).replace(/-/g, "%2D");

/** The words of a text, as spans. */
function wordsOf(text: string): { readonly start: number; readonly end: number }[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** How many words of its beginning and end stand for a long text, most first. */
const ANCHORS = [8, 6, 5, 4, 3, 2];

/**
 * An article's address with a text fragment that leads to `text` (WICG, "URL Fragment Text Directives"); a long text is given by its first
 * and last words. Null if `longest` leaves no room, the address is not of the web, or `text` has no words.
 */
export function toPassage(url: string, text: string, longest: number): string | null {
  const words = wordsOf(text.isWellFormed() ? text : "");
  if (words.length === 0 || !/^https?:\/\//i.test(url) || url.includes(":~:")) return null;
  const address = `${url}${url.includes("#") ? "" : "#"}:~:text=`;
  const run = (from: number, to: number) => text.slice(words[from]!.start, words[to]!.end);
  const last = words.length - 1;
  const whole = words.length <= 2 * ANCHORS[0]! ? [[run(0, last)]] : [];
  const ranges = ANCHORS.filter((count) => 2 * count <= words.length).map((count) => [
    run(0, count - 1),
    run(last - count + 1, last),
  ]);
  // A directive cannot span paragraphs.
  const directives = [...whole, ...ranges].filter((anchors) => !anchors.some((anchor) => anchor.includes("\n")));
  return directives.map((anchors) => address + anchors.map(encode).join(",")).find((link) => link.length <= longest) ?? null;
}
