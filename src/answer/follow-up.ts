import { isId } from "../article/identity.ts";
import type { Question, Term } from "../language/question/question.ts";
import { readQuestion } from "../language/question/read.ts";
import { stems, words } from "../text/words.ts";
import type { Request } from "./command.ts";
import { isTopic, readTopicRequest } from "./topic-request.ts";

/** The last reply: the request it answers and those its buttons stand for, and who speaks in the first words it shows. */
export type Exchange = { readonly requests: readonly Request[]; readonly speaker: string | null };

/**
 * A question read after a reply, as the request it comes to. A `reply` is to that very reply; what is typed `next` may open a new topic.
 *
 * - What a speaker said, by a pronoun ("and what did he say about wages?") or, where their words were asked for, "what about wages?": theirs.
 * - Nothing of its own ("and who said that?"): the sentences around the words, and who says them.
 * - Something about the same matter ("and how much does it cost?"): `about` says what, and a reply looks first in the article it replies to.
 * - A new topic drops the old one.
 */
export function followUp(asked: Request, { requests: before, speaker: shown }: Exchange, how: "reply" | "next"): Request {
  const question = textOf([asked], "question");
  if (question === undefined || asked.options.article !== undefined || before.length === 0) return asked;
  const article = how === "reply" ? articleOf(before) : undefined;
  const request = (command: string, options: Request["options"]): Request => ({ ...asked, command, options, page: 0 });

  const named = speakerOf(before);
  const speaker = named ?? shown;
  // After a reply to a question about no speaker, "what about wages?" does not ask for that speaker's words.
  const topic = (named === undefined ? undefined : ABOUT.exec(question)?.[1]) ?? topicOf(question);
  if (speaker != null && topic !== undefined) {
    return request("quote", { ...(article === undefined ? {} : { article }), speaker, ...(topic === null ? {} : { topic }) });
  }
  const context = before.find(({ command }) => command === "context");
  if (context !== undefined && stems(question).every((word) => SAYING.has(word))) return request("context", context.options);

  const { about, leans } = inContext(question, matterOf(before) ?? null);
  if (about !== null) return request("ask", { ...asked.options, about, ...(article === undefined ? {} : { within: article }) });
  if (article === undefined || isNamed(question)) return asked;
  return request("ask", { ...asked.options, ...(leans ? { article } : { within: article }) });
}

const SAYING = new Set(["say", "said", "says", "tell", "told", "write", "wrote", "written", "mean", "happened"].flatMap(stems));

const textOf = (requests: readonly Request[], option: string): string | undefined =>
  requests.map(({ options }) => options[option]).find((value) => typeof value === "string");

/** The one article that the requests name, by id if any gives one; undefined if they name several. */
function articleOf(requests: readonly Request[]): string | undefined {
  const all = requests.flatMap(({ options: { article } }) => (typeof article === "string" ? [article] : []));
  const ids = all.filter(isId);
  const [only, ...others] = new Set(ids.length > 0 ? ids : all);
  return others.length === 0 ? only : undefined;
}

/** The speaker asked for, by the command or in the question ("what did Ana Ruiz say about wages?"). */
function speakerOf(before: readonly Request[]): string | undefined {
  const question = textOf(before, "question");
  const asked = question === undefined ? undefined : readQuestion(question).speech?.speaker;
  return textOf(before, "speaker") ?? (asked !== undefined && !PRONOUN.test(asked) ? asked : undefined);
}

const PRONOUN = /^(?:he|she|they|it)$/i;
const ABOUT = /^(?:(?:and|but|so)\b[\s,]*)?(?:(?:what|how)\s+)?about\s+(.+?)[\s?!.]*$/isu;
const ANYTHING = /\bwhat\b.*\b(?:he|she|they)\b/isu;

/** The topic on which a question wants an unnamed speaker's words; null for any topic, undefined if it asks something else. */
function topicOf(question: string): string | null | undefined {
  const { speech } = readQuestion(question);
  if (speech !== null) return PRONOUN.test(speech.speaker) ? speech.topic : undefined;
  return ANYTHING.test(question) && stems(question).every((word) => SAYING.has(word)) ? null : undefined;
}

const LEANS = /^(?:and|but|so|also|what about|how about)\b/i;
const WHAT_ABOUT = /^(?:and\s+)?(?:what|how) about\b/i;
const POINTS = /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|that|this|those|these|there|one|ones)\b/i;
/** A person already spoken of. */
const PERSON = /\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b/i;
/** Words that ask about a topic named before: "what was the final score?" */
const OF_A_TOPIC = new Set(
  `age aim author cause cost date deadline death effect end exact final fine full goal location loser margin motive name number outcome penalty place price prize
  punishment reason result score sentence source time title toll total verdict victim vote winner`
    .split(/\s+/)
    .flatMap(stems),
);
/** With this many words of its own, "what about …" opens a new topic. */
const OWN = 2;
/** "How many acres?": up to this many words, a question about no more than the noun it asks for continues the last one. */
const SHORT = 3;

/** A question completed from the one before: `about` holds the words added, null if it has a topic of its own or there is none to add. */
export type InContext = { readonly question: string; readonly about: string | null; readonly leans: boolean };

const isNamed = (question: string): boolean => {
  const { names, terms } = readQuestion(question);
  return names.length > 0 || terms.some(({ name }) => name);
};

/** Does a pronoun for a person stand before any name, as in "what did he do in Vietnam"? Then it is for somebody named before. */
function saysWhoFirst(question: string): boolean {
  const pronoun = PERSON.exec(question);
  const before = pronoun === null ? "" : question.slice(0, pronoun.index);
  const { terms } = readQuestion(question);
  return pronoun !== null && !words(before).some(({ stem }) => terms.some((term) => term.name && term.stem === stem));
}

/** Reads a question after the one asked before: "and how much does it cost?" is about the same; a new topic drops the old one. */
export function inContext(typed: string, before: string | null): InContext {
  const about = before === null ? "" : topicWords(before);
  const { terms, wanted } = readQuestion(typed);
  const own = terms.filter(({ verb }) => !verb);
  const few = own.every(({ head }) => head) && typed.trim().split(/\s+/).length <= SHORT;
  const short = wanted !== "phrase" && (own.length === 0 || few || own.every(({ stem }) => OF_A_TOPIC.has(stem)));
  const isNew = WHAT_ABOUT.test(typed) && own.length >= OWN;
  const refers = !isNew && (LEANS.test(typed) || saysWhoFirst(typed) || (!isNamed(typed) && (POINTS.test(typed) || short)));
  const leans = refers && !readTopicRequest(typed).story && !URL.canParse(typed);
  return about === "" || !leans ? { question: typed, about: null, leans } : { question: withTopic(typed, about), about, leans };
}

const HE_SAID = /(?<=\bwhat (?:did|does|has|had) )(?:he|she|they)(?=\s)/iu;

/** Completes a question with its topic: in place of the pronoun in "what did she say", at the end of any other. */
export const withTopic = (question: string, about: string): string =>
  HE_SAID.test(question) ? question.replace(HE_SAID, about) : `${question.replace(/[\s?!.]+$/, "")} ${about}?`;

/** The topic of the last exchange, for the next question to continue. */
function matterOf(requests: readonly Request[]): string | undefined {
  const question = textOf(requests, "question");
  const about = textOf(requests, "about");
  if (question !== undefined) return about === undefined ? question : withTopic(question, about);
  const given = (option: string) => requests.map(({ options }) => options[option]).filter((text) => typeof text === "string");
  const matters = ["speaker", "topic", "words", "article"].flatMap(given);
  return matters.find((text) => !isId(text) && !URL.canParse(text));
}

function topicTerms(question: Question): readonly Term[] {
  const { terms } = question;
  if (isTopic(question)) return terms;
  if (terms.some(({ name }) => name)) return terms.filter(({ name, number }) => name || number);
  return terms.filter(({ verb }) => !verb);
}

/** The topic words of a question: all of a topic, else its names, else its words other than verbs; may be empty. */
function topicWords(question: string): string {
  const { text } = readTopicRequest(question);
  const kept = new Set(topicTerms(readQuestion(text)).map(({ word }) => word));
  return text
    .split(/\s+/)
    .filter((word) => kept.has(word.toLowerCase().replace(/[^\p{L}\p{N}'’-]+/gu, "")))
    .join(" ")
    .replace(/[?!.,]+$/, "");
}
