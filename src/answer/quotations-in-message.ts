import { words } from "../text/words.ts";

/** At most this many quotations of a message are checked. */
const MOST = 5;

/**
 * Text between quotation marks (not apostrophes): curly, low-high, guillemets, straight, or single marks around several words. An unclosed mark
 * extends to the end of its paragraph.
 */
const QUOTED =
  /“([^“”]+?)(?:”|(?=\n\s*\n)|$)|„([^„“”]+)[“”]|«([^«»]+)»|"([^"]+)"|(?<![\p{L}\p{N}])[‘']((?:[^‘’'\n]|(?<=\p{L})['’](?=\p{L}))+)['’](?![\p{L}\p{N}])/gu;

/** Strips Discord's markdown: emphasis, quote and code marks, and link addresses go, mentions become the words a reader sees. */
export function plainWords(message: string): string {
  return message
    .replace(/<(?:@[!&]?|#|a?:\w+:|\/[^:>]*:|t:)-?\d+(?::\w)?>/g, " ")
    .replace(/\[([^\]\n]+)\]\(<?https?:\/\/[^)\s]+>?\)/g, "$1")
    .replace(/<?https?:\/\/[^\s>]+>?/g, " ")
    .replace(/^(?:>>> |> |#{1,3} |-# )/gm, "")
    .replace(/(?<!\\)(?:```(?:\w+\n)?|`|\*{1,3}|~~|\|\|)|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, "")
    .replace(/\\([\p{P}\p{S}])/gu, "$1");
}

/** The quotations in a message, in order, each once, at most five; the whole text if it has no marks; none if it has no word. */
export function quotationsIn(message: string): string[] {
  const plain = plainWords(message).trim();
  const quoted = [...plain.matchAll(QUOTED)].flatMap(([, curly, low, pointed, straight, single]) => {
    const inner = curly ?? low ?? pointed ?? straight ?? (single?.includes(" ") ? single : "");
    return words(inner).length > 0 ? [inner.trim()] : [];
  });
  const worth = [...new Set(quoted)];
  if (worth.length > 0) return worth.slice(0, MOST);
  return words(plain).length > 0 ? [plain] : [];
}
