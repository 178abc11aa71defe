import { words } from "../text/words.ts";

/** No message has more quotations checked. */
const MOST = 5;

/**
 * What is between quotation marks, an apostrophe being none: a pair of curly marks, low and high ones, guillemets, straight ones, or single
 * ones around several words. An opening mark that none closes before the paragraph ends counts to its end.
 */
const QUOTED =
  /“([^“”]+?)(?:”|(?=\n\s*\n)|$)|„([^„“”]+)[“”]|«([^«»]+)»|"([^"]+)"|(?<![\p{L}\p{N}])[‘']((?:[^‘’'\n]|(?<=\p{L})['’](?=\p{L}))+)['’](?![\p{L}\p{N}])/gu;

/** Discord's markdown and mentions as the words that a reader sees: no marks of emphasis, of quoting or of code, no addresses of links. */
export function plainWords(message: string): string {
  return message
    .replace(/<(?:@[!&]?|#|a?:\w+:|\/[^:>]*:|t:)-?\d+(?::\w)?>/g, " ")
    .replace(/\[([^\]\n]+)\]\(<?https?:\/\/[^)\s]+>?\)/g, "$1")
    .replace(/<?https?:\/\/[^\s>]+>?/g, " ")
    .replace(/^(?:>>> |> |#{1,3} |-# )/gm, "")
    .replace(/(?<!\\)(?:```(?:\w+\n)?|`|\*{1,3}|~~|\|\|)|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, "")
    .replace(/\\([\p{P}\p{S}])/gu, "$1");
}

/** The quotations in a message, in its order and each once, at most five; the whole text where it has no marks; nothing where it has no word. */
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
