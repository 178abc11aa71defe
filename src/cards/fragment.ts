const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** `-`, `,` and `&` part a directive and have to be written as bytes. */
const encode = (text: string): string => encodeURIComponent(text).replace(/-/g, "%2D");

/** Where the words of a text begin and end. */
function wordsOf(text: string): { readonly start: number; readonly end: number }[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** How many words of its beginning and of its end stand for a long text. */
const ANCHORS = [8, 6, 5, 4, 3, 2];

/**
 * The address of an article with a text fragment that leads to `text` itself (WICG, "URL Fragment Text Directives"); long texts are named
 * by their first and last words. Null where the address has no room for one, is no web address, or `text` has no words.
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
  // A directive's words may not stand in two paragraphs.
  const directives = [...whole, ...ranges].filter((anchors) => !anchors.some((anchor) => anchor.includes("\n")));
  return directives.map((anchors) => address + anchors.map(encode).join(",")).find((link) => link.length <= longest) ?? null;
}
