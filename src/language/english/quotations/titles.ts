import { CUE_VERBS } from "./cues.ts";
import { isDash, isWord } from "./phrases.ts";
import type { UnitItem } from "./units.ts";

/** Nouns and verbs beside the title of a work, a thing's name or a word that is only mentioned. */
const WORK =
  /^(?:shows?|hosts?|films?|movies?|books?|novels?|memoir|series|podcast|documentary|programs?|programmes?|play|musical|albums?|songs?|single|singles|tune|anthem|hymn|sitcom|drama|comedy|episode|episodes|star|stars|author|authors|co-author|titled|entitled|newsletter|magazine|column|essay|segment|hat|hats|cap|caps|tour|award|awards|exhibition|painting|poem|opera|ballet|game|hashtag|app|broadcast|newscast|miniseries|trilogy|franchise|character|remake|revival|reboot|soundtrack|name|named|pseudonym|alias|account|nickname|nicknamed|so-called|fame|special|co-host|anchor|moderator|reruns)$/;

/** Nouns for a work, and words that give its name. What follows one in title case is its title, whoever speaks in the sentence. */
const WORK_NOUN =
  /^(?:films?|movies?|books?|novels?|memoir|biography|autobiography|thriller|bestseller|musical|albums?|songs?|anthem|hymn|sitcom|series|miniseries|trilogy|episodes?|podcast|documentary|essay|poem|opera|ballet|titled|entitled)$/;

const FREE = /^(?:a|an|the|of|in|on|for|to|and|with|at|by|from|is|or|but|vs|as|it|de|la)$/i;

/** Is it in title case? */
export function isTitleCase(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return (
    words.length > 0 &&
    words.length <= 14 &&
    words.every((word, index) => (FREE.test(word) && index > 0) || /^[\p{Lu}\p{N}]/u.test(word))
  );
}

/** A title in a list of works: “Harbours” — Anna Weber; Anna Weber (“Harbours”); Best song: “Long Harbours”. */
export function standsInList(items: readonly UnitItem[], position: number): boolean {
  const before = items[position - 1];
  const after = items[position + 1];
  if (before?.lower === "(" && (after?.lower === ")" || after?.lower === ",")) return true;
  // Weber replied: “Never”; she called it “Shameful” – and left.
  const isSpeech = items.slice(0, position).some(({ lower }) => CUE_VERBS.has(lower));
  return !isSpeech && (isDash(after) || (before?.lower === ":" && position > 2));
}

/** Does the noun for a work stand right before it ("his book, “…”"), or its maker behind it ("“…” by Anna Weber")? */
export function isNamedWork(items: readonly UnitItem[], position: number): boolean {
  const before = items[position - 1];
  const noun = before?.lower === "," ? items[position - 2] : before;
  if (noun?.kind === "word" && WORK_NOUN.test(noun.lower)) return true;
  return items[position + 1]?.lower === "by" && items[position + 2]?.capital === true;
}

/** Is it beside what titles are beside: "CNN's “…”", "host of “…”", "the “…” program", "on “…”"? */
export function standsLikeTitle(items: readonly UnitItem[], position: number): boolean {
  const before = items[position - 1];
  const after = items[position + 1];
  if (after?.kind === "word" && WORK.test(after.lower)) return true;
  for (let at = position - 1; at >= 0 && position - at <= 3; at--) {
    const item = items[at]!;
    if (WORK.test(item.lower)) return true;
    if (!isWord(item) && item.lower !== ",") break;
  }
  if (before === undefined) return false;
  if (before.owns && (before.capital || before.kind === "number")) return true;
  return before.lower === "on" || before.lower === "of" || before.lower === "in" || before.kind === "quote";
}
