import { SAYING } from "../../../text/saying.ts";

/** Openings that link a sentence to the one before it and mean nothing without it. */
const CONNECTIVES = [
  "but|however|so|also|meanwhile|and|yet|still|instead|therefore|thus|hence|moreover|furthermore|nevertheless|nonetheless|nor|or|then|too",
  "otherwise|similarly|likewise|consequently|besides|additionally|afterwards?|alternatively|conversely|accordingly|elsewhere|indeed|again",
  "in (?:addition|contrast|turn|response|return|fact|other words|the meantime|the end|the process|both cases|each case|any case|that case)",
  "by (?:contrast|comparison|then|now|this time)|as (?:a result|such)(?! of| as)|on (?:the other hand|the contrary|top of)|even so|that said|after (?:all|that)",
  "for (?:example|instance|one thing|(?:his|her|its|their) part|(?:that|this) reason)|at the same time|at (?:the|that) (?:time|moment|point)|despite (?:this|that)",
  "what(?:['’]s| is) more|more(?: than that| importantly)|even more|(?:much )?(?:later|earlier)(?=,)|two (?:days|weeks|years) (?:later|earlier)|the (?:next|following|same) (?:day|week|month|year)",
];
const CONNECTIVE = new RegExp(`^(?:${CONNECTIVES.join("|")})\\b`, "i");

const PRONOUN =
  "(?:he|she|they|it|this|that|these|those|his|her|hers|their|theirs|its|him|them|himself|herself|themselves|itself|both|neither|others?|another|such)";
const OPENS = new RegExp(`^${PRONOUN}(?![\\w-])`, "i");
/** "One of them", "some of these", "most of its": a part of what came before. */
const PART =
  /^(?:one|two|three|some|many|most|all|none|each|several|half|part|(?:a )?few|much) of (?:them|these|those|this|it|its|his|her|their|which)\b/i;
/** "This week" is a time and "both Norway and Denmark" names its parts: neither needs the sentence before. */
const PLAIN =
  /^(?:[Tt](?:his|hat|hese|hose) (?:year|week|month|morning|evening|afternoon|weekend|season|summer|winter|spring|autumn|fall)\b|[Bb]oth (?:of )?(?:the )?\p{Lu})/u;
/** "It is clear that …", "It took five years to …": "it" refers forward. */
const EMPTY_IT =
  /^it(?:['’]s| (?:is|was|has been|would be|will be|remains|emerged|appears|appeared|seems|seemed))\b[^.]*\b(?:that|to|who|how|whether|if)\b/i;

const NAME =
  /(?<![.!?]\s)\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\p{Lu}\p{L}+/u;
const PHRASE =
  "(?:on|in|at|after|before|by|for|with|without|during|since|when|while|as|if|although|though|because|until|under|from|over|despite|last|early|earlier|later|now|today|yesterday|asked|speaking|writing|responding|\\w+ing)";
/** "On Friday, he …": a phrase of time or manner, then the pronoun. */
const DELAYED = new RegExp(`^(${PHRASE}\\b[^,"“”]{0,80}), ${PRONOUN}\\b`, "i");
const SAID = `(?:${SAYING.join("|")})`;
/** "“…,” he said", "“…,” said she". */
const SPOKEN = new RegExp(`^QUOTE[,.!?]* (?:${PRONOUN} (?:also |later |then )?${SAID}|${SAID} (?:he|she|they))\\b`, "i");

/** "Aldrin joined him": whoever is named, "him" is somebody else. */
const JOINED = /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)* \p{Ll}+ (?:him|them)\b/u;

/** What after "the" and a noun tells which one: "the mayor of Paris", "the man who". */
const DEFINING = /^(?:of|for|in|on|at|from|between|behind|who|that|which|where|whose)$/;
const VERB =
  /^(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|should|did|does|said|says|came|went|took|made|began|also)$|ed$|[^s]s$/;
const SUPERLATIVE = /^(?:first|last|latest|only|most|least|best|worst|next|[a-z]{3,}est)$/;
const NUMERAL = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|other|new)$/;
const UNIQUE =
  /^(?:world|internet|public|sun|moon|sky|weather|rich|poor|young|elderly|unemployed|number|amount|idea|fact|question)$/;

/** The noun of "The firm said …", "The 50-year-old was …" if the sentence does not say which one; "" if its end is unclear; null without one. */
function definiteNoun(open: string): string | null {
  const after = /^the ((?:[^\s,;:]+[\s,;:]*){1,5})/i.exec(open)?.[1];
  if (after === undefined) return null;
  let noun = "";
  for (const token of after.split(/(?<=[,;:])|\s+/).filter(Boolean)) {
    const word = token.replace(/[.,;:!?"”)]+$/, "").replace(/['’]s$/, "");
    if (noun !== "" && DEFINING.test(word)) return null;
    if (noun !== "" && VERB.test(word)) return noun;
    if (/^\p{Lu}/u.test(word) || SUPERLATIVE.test(word) || (noun === "" && UNIQUE.test(word))) return null;
    if (!NUMERAL.test(word)) noun = word;
    if (word !== token && !/['’]s$/.test(token)) return noun;
  }
  return "";
}

/** The reporter's own words: each quoted passage as one word, opening marks gone. */
const unquoted = (sentence: string): string => sentence.replace(/["“][^"“”]*["”]/g, "QUOTE").replace(/^[“"‘'’([\s—–*•-]+/, "");

/** What a sentence depends on: the one before it, or the one that introduces `noun` ("" if it is unclear which). */
export type Lean = { readonly on: "connective" | "pronoun" } | { readonly on: "definite"; readonly noun: string };

/** Why a sentence says little, or something else, without an earlier one; null if it stands on its own. */
export function leansOn(sentence: string): Lean | null {
  const open = unquoted(sentence);
  if (CONNECTIVE.test(open)) return { on: "connective" };
  const quoted = open.startsWith("QUOTE");
  if (PART.test(open) || (quoted && SPOKEN.test(open))) return { on: "pronoun" };
  if (OPENS.test(open) && !PLAIN.test(open) && !EMPTY_IT.test(open)) return { on: "pronoun" };
  const delayed = DELAYED.exec(open);
  if (delayed && !NAME.test(delayed[1]!.replace(/^\S+/, ""))) return { on: "pronoun" };
  if (/ (?:him|them)\b/.test(open) && JOINED.test(open)) return { on: "pronoun" };
  const noun = definiteNoun(quoted ? open.replace(/^QUOTE[,.!?]* (?:said )?/, "") : open);
  return noun === null ? null : { on: "definite", noun };
}
