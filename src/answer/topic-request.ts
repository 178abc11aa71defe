/** Phrases that ask for a story rather than a fact: "tell me about X", "latest on X", "what's new with X". */
const LEAD =
  /^(?:(?:hey|hi|hello|so|ok|okay|please|pls)\b[\s,!]*)*(?:(?:(?:can|could|would) you )?(?:please )?(?:tell|update|fill|catch) me (?:in |up )?(?:more )?(?:about|on)|(?:any|the|what(?:['’]?s| is) the|give me the)? ?(?:latest|newest|news|updates?|word|story|deal|scoop)(?: news)? (?:on|about|with|from|behind)|what(?:['’]?s| is) (?:new|up|happening|going on|the (?:story|deal|latest|news)) (?:with|in|on|at|about)|what(?:ever)? happened (?:with|to)|anything (?:new )?(?:on|about)|more (?:on|about)|explain)\s+/iu;
/** "climate news", "wegovy update". */
const TAIL = /\s+(?:news|updates?|latest|story|headlines?)$/iu;
/** Punctuation at either end and pictographs anywhere are not search words. */
const ENDS = /^[\s"“”'‘’#]+|[\s"“”'‘’?!.…]+$/gu;
const PICTOGRAPHS = /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}/gu;

/** The words to search for, and whether the story is wanted even if a sentence answers. */
export type TopicRequest = { readonly text: string; readonly story: boolean };

/** Extracts the topic of "tell me about X"; any other question is returned without pictographs. */
export function readTopicRequest(typed: string): TopicRequest {
  const text = typed.replace(PICTOGRAPHS, " ").replace(/\s+/g, " ").trim();
  const topic = text.replace(ENDS, "").replace(LEAD, "").replace(TAIL, "").replace(ENDS, "");
  const story = topic !== "" && topic !== text.replace(ENDS, "");
  return { text: story ? topic : text, story };
}
