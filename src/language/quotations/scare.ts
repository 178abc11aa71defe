import type { Attributed, Quoting, Scene, Stage } from "./candidates.ts";
import { isWord } from "./phrases.ts";

/** Nouns and verbs that stand before or behind the title of a work, the name of a thing or a word that is only mentioned. */
const WORK =
  /^(?:shows?|hosts?|films?|movies?|books?|novels?|memoir|series|podcast|documentary|programs?|programmes?|play|musical|albums?|songs?|single|singles|tune|anthem|hymn|sitcom|drama|comedy|episode|episodes|star|stars|author|authors|co-author|titled|entitled|newsletter|magazine|column|essay|segment|hat|hats|cap|caps|tour|award|awards|exhibition|painting|poem|opera|ballet|game|hashtag|app|broadcast|newscast|miniseries|trilogy|franchise|character|remake|revival|reboot|soundtrack|nickname|nicknamed|so-called|fame|special|co-host|anchor|moderator|reruns)$/;

const FREE = /^(?:a|an|the|of|in|on|for|to|and|with|at|by|from|is|or|but|vs|as|it|de|la)$/i;

/** Is every word capitalised that a title would capitalise? */
function isTitleCase(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return (
    words.length > 0 &&
    words.length <= 14 &&
    words.every((word, index) => (FREE.test(word) && index > 0) || /^[\p{Lu}\p{N}]/u.test(word))
  );
}

/** A title's neighbours: "CNN's “…”", "host of “…”", "the “…” program", "on “…”". */
function standsLikeTitle(scene: Scene, { position }: Quoting): boolean {
  const { items } = scene;
  const before = items[position - 1];
  const after = items[position + 1];
  if (after?.kind === "word" && WORK.test(after.lower)) return true;
  for (let at = position - 1; at >= 0 && position - at <= 3; at--) {
    const item = items[at]!;
    if (WORK.test(item.lower)) return true;
    if (!isWord(item) && item.lower !== ",") break;
  }
  if (before === undefined) return false;
  if (before.owns && before.capital) return true;
  return before.lower === "on" || before.lower === "of" || before.lower === "in" || before.kind === "quote";
}

/** Does a cue claim the words between the marks, so that even one or two of them are somebody's? */
function isClaimed({ saying, choice, quoting }: Attributed): boolean {
  if (saying === null) return false;
  if (choice.from === "inherited") return quoting.direct || choice.sameScene;
  if (saying.saying.class === null) return false;
  return true;
}

/**
 * Is it something somebody said or wrote, rather than a title, a nickname, or a word that the writer keeps at arm's length? Four words
 * or more are nearly always said (99 of 100 from eight words on), up to three only when a cue with a subject claims them.
 */
export function isSaid(stage: Stage, attributed: Attributed): boolean {
  const { quoting } = attributed;
  const scene = stage.scenes[quoting.scene]!;
  const text = stage.layout.text.slice(quoting.span.start, quoting.span.end);
  if (quoting.words <= 14 && !/[.!?]$/.test(text) && isTitleCase(text) && standsLikeTitle(scene, quoting)) return false;
  return quoting.words >= 4 || isClaimed(attributed);
}
