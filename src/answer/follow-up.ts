import { readQuestion } from "../language/question/read.ts";
import { stems } from "../text/words.ts";
import type { Option, Request } from "./command.ts";
import { readTopicRequest } from "./topic-request.ts";

/** What a message of ours shows: what its buttons stand for, and whose words the first of them are, where the article names somebody. */
export type Shown = { readonly requests: readonly Request[]; readonly whose: string | null };

/**
 * What is asked with a message that replies to another of ours, or to none. It is about the article of that message. Where it asks
 * what the speaker said whom that message was about or has the words of ("and what did he say about wages?"), the answer is theirs, as it is for
 * "what about wages?" where their words were asked for; where it has no matter of its own ("and who said that?"), it is what stands around
 * the words, and who says them.
 */
export function followUp(
  question: string,
  { requests: before, whose }: Shown,
  locale: string,
  actions: ReadonlyMap<string, { readonly options: Readonly<Record<string, Option>> }>,
): Request {
  const article = textOf(before, "article");
  const there = article === undefined ? {} : { article };
  const request = (command: string, options: Request["options"]): Request => ({ command, options, page: 0, locale });

  const asked = speakerOf(before);
  const speaker = asked ?? whose;
  // Who asked for nobody's words and got some does not ask for that person's by "what about wages?".
  const topic = (asked === undefined ? undefined : ABOUT.exec(question)?.[1]) ?? topicOf(question);
  if (speaker != null && topic !== undefined && actions.has("quote")) {
    return request("quote", { ...there, speaker, ...(topic === null ? {} : { topic }) });
  }
  const context = before.find(({ command }) => command === "context");
  if (context !== undefined && stems(question).every((word) => SAYING.has(word))) return context;
  const longest = actions.get("ask")?.options.question?.longest ?? question.length;
  return request("ask", { ...there, question: question.slice(0, longest) });
}

const SAYING = new Set(["say", "said", "says", "tell", "told", "write", "wrote", "written", "mean", "happened"].flatMap(stems));

const textOf = (requests: readonly Request[], option: string): string | undefined =>
  requests.map(({ options }) => options[option]).find((value) => typeof value === "string");

/** Whose words were asked for: whom the command named, or the question ("what did Ana Ruiz say about wages?"). */
function speakerOf(before: readonly Request[]): string | undefined {
  const question = textOf(before, "question");
  const asked = question === undefined ? undefined : readQuestion(question).speech?.speaker;
  return textOf(before, "speaker") ?? (asked !== undefined && !PRONOUN.test(asked) ? asked : undefined);
}

const PRONOUN = /^(?:he|she|they|it)$/i;
const ABOUT = /^(?:(?:and|but|so)\b[\s,]*)?(?:(?:what|how)\s+)?about\s+(.+?)[\s?!.]*$/isu;
const ANYTHING = /\bwhat\b.*\b(?:he|she|they)\b/isu;

/** On what a question wants the words of somebody whom it does not name; null for anything they said, undefined where it asks something else. */
function topicOf(question: string): string | null | undefined {
  const { speech } = readQuestion(question);
  if (speech !== null) return PRONOUN.test(speech.speaker) ? speech.topic : undefined;
  return ANYTHING.test(question) && stems(question).every((word) => SAYING.has(word)) ? null : undefined;
}

const LEANS = /^(?:and|but|so|also|what about|how about)\b/i;
const POINTS = /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|that|this|those|these|there|one|ones)\b/i;
/** With fewer words of its own than this, and no name, a question is about what was talked of. */
const OWN = 2;
/** "How many acres?" */
const SHORT = 3;

/** A question typed after another: with the words that it lacks, and what those are; `about` is null where it stands on its own. */
export type InContext = { readonly question: string; readonly about: string | null };

/** Reads a question after the one asked before: "and how much does it cost?" is about the same; a new topic lets go of the old one. */
export function inContext(typed: string, before: string | null): InContext {
  const about = before === null ? "" : topicWords(before);
  const { terms, names, wanted } = readQuestion(typed);
  const named = names.length > 0 || terms.some(({ name }) => name);
  const own = terms.filter(({ verb }) => !verb).length;
  const short = wanted !== "phrase" && (own === 0 || (own < OWN && typed.trim().split(/\s+/).length <= SHORT));
  const leans = LEANS.test(typed) || (!named && (POINTS.test(typed) || short));
  if (about === "" || !leans || readTopicRequest(typed).story || URL.canParse(typed)) return { question: typed, about: null };
  return { question: `${typed.replace(/[\s?!.]+$/, "")} ${about}?`, about };
}

/** A request that asks something, after what was asked before. */
export function inContextOf(
  request: Request,
  before: string | null,
): { readonly request: Request; readonly about: string | null } {
  const typed = textOf([request], "question");
  if (typed === undefined || request.options.article !== undefined) return { request, about: null };
  const { question, about } = inContext(typed, before);
  return { request: { ...request, options: { ...request.options, question } }, about };
}

/** What a request was about, for the next one to lean on. */
export const matterOf = (request: Request): string | undefined =>
  ["question", "speaker", "topic", "words"].map((option) => textOf([request], option)).find((text) => text !== undefined);

/** What a question is about: its names, else the words that are no verbs. */
function topicWords(question: string): string {
  const { text } = readTopicRequest(question);
  const { terms } = readQuestion(text);
  const names = terms.some(({ name }) => name) ? terms.filter(({ name, number }) => name || number) : [];
  const words = names.length > 0 ? names : terms.filter(({ verb }) => !verb);
  const kept = new Set((words.length > 0 ? words : terms).map(({ word }) => word));
  return text
    .split(/\s+/)
    .filter((word) => kept.has(word.toLowerCase().replace(/[^\p{L}\p{N}'’-]+/gu, "")))
    .join(" ")
    .replace(/[?!.,]+$/, "");
}
