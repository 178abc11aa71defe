/** Words that precede a name and are not tags on their own. */
const TITLES = /^(?:Prime|President|Minister|Chief|Mr|Mrs|Ms|Dr|Sir|Senator|General|King|Queen|Pope)$/;

/**
 * The tags of a line below a story. They are split at commas, bars or hashes; a line without any is split into the longest runs of its words that
 * the text names. What the text does not name cannot be split and is left out.
 */
export function tagsNamed(line: string, text: string): string[] {
  const bare = line.replace(/^(?:tags?|topics|keywords)\s*:\s*/i, "");
  if (/[,|;]|\s#|^#/.test(bare)) return unique(bare.split(/[,|;#]+/).map((tag) => tag.trim()));
  const words = bare.split(/\s+/);
  const named = new Set<string>();
  for (let from = 0; from < words.length; ) {
    let to = Math.min(words.length, from + 4);
    while (to > from && !names(text, words.slice(from, to))) to--;
    if (to > from) named.add(words.slice(from, to).join(" "));
    from = Math.max(to, from + 1);
  }
  return [...named];
}

/** Does the text use this run of words as a whole name, not as a title before one? */
function names(text: string, run: readonly string[]): boolean {
  if (run.every((word) => TITLES.test(word))) return false;
  const name = run.join(" ");
  if (!/^\p{Lu}/u.test(name)) return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? " ")) return true;
  }
  return false;
}

const unique = (tags: readonly string[]): string[] => [...new Set(tags.filter((tag) => tag !== ""))];
