import type { Question } from "../language/question/question.ts";

/** Phrases that ask for a story rather than a fact: "tell me about X", "latest on X", "what's new with X". */
const LEAD =
  /^(?:(?:hey|hi|hello|so|ok|okay|please|pls)\b[\s,!]*)*(?:(?:(?:can|could|would) you )?(?:please )?(?:tell|update|fill|catch) me (?:in |up )?(?:more )?(?:about|on)|(?:any|the|what(?:['’]?s| is) the|give me the)? ?(?:latest|newest|news|updates?|word|story|deal|scoop)(?: news)? (?:on|about|with|from|behind)|what(?:['’]?s| is) (?:new|up|happening|going on|the (?:story|deal|latest|news)) (?:with|in|on|at|about)|what(?:ever)? happened (?:with|to)|anything (?:new )?(?:on|about)|more (?:on|about)|explain)\s+/iu;
/** "climate news", "wegovy update". */
const TAIL = /\s+(?:news|updates?|latest|story|headlines?)$/iu;
/** "What is X up to", "what's X planning next". */
const UP_TO =
  /^what(?:['’]?s| is| are| has| have)\s+(.+?)\s+(?:(?:been )?up to|(?:planning|doing) (?:now|next))(?:\s+(?:now|lately|these days))?$/iu;
/** What people say before they ask, above all by voice ("hey so i was wondering like why …"); only before a word that asks, since "So" may be a name. */
const FILLERS =
  /^(?:(?:hey|hi|hello|yo|ok|okay|so|well|um+|uh+|please|pls|like|quick question|(?:i(?:['’]?m| was| am)? )(?:just )?(?:wondering|curious)(?: if you know| about)?|i (?:just )?(?:want(?:ed)? to|wanna|need to|(?:would|['’]?d) like to) know|(?:can|could|would) (?:you|u|someone|anyone|anybody) (?:please )?(?:tell me|explain to me)|(?:do|does) (?:you|u|anyone|anybody) know|any idea)(?=[\s,:!.-])[\s,:!.-]+)+(?=(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|will|would|can|could|has|have|had|if)(?:['’]?s)?\b)/iu;
/** What they say behind it. */
const AFTERTHOUGHT = /[\s,]+(?:right now|these days|please|pls|thanks|thank you|lol|btw|or something|or whatever)[\s?!.]*$/iu;
/** Punctuation at either end and pictographs anywhere are not search words. */
const ENDS = /^[\s"“”'‘’#]+|[\s"“”'‘’?!.…]+$/gu;
const PICTOGRAPHS = /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}/gu;

/** The words to search for, and whether the story is wanted even if a sentence answers. */
export type TopicRequest = { readonly text: string; readonly story: boolean };

/** Extracts the topic of "tell me about X"; any other question is returned without pictographs and fillers. */
export function readTopicRequest(typed: string): TopicRequest {
  const spoken = typed.replace(PICTOGRAPHS, " ").replace(/\s+/g, " ").trim();
  const asked = spoken.replace(FILLERS, "");
  const text = asked === spoken ? spoken : asked.replace(AFTERTHOUGHT, "");
  const topic = text.replace(ENDS, "").replace(UP_TO, "$1").replace(LEAD, "").replace(TAIL, "").replace(ENDS, "");
  const story = topic !== "" && topic !== text.replace(ENDS, "");
  return { text: story ? topic : text, story };
}

/** A few words without a question ("alabama ivf ruling") name a topic. */
export const isTopic = ({ text, wanted, terms }: Question): boolean =>
  wanted === "phrase" && terms.length <= FEW && !text.includes("?") && !ASKS.test(text);
const ASKS = /^(?:who|whom|whose|what|when|where|which|why|how)\b/i;
const FEW = 6;
