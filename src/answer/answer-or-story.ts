import type { Archive, Filter } from "../index/archive.ts";
import { type Answered, consult, type Manner } from "./ask.ts";
import { sourceOf } from "./citations.ts";
import { type Story, storyOf, storyOfArticle } from "./story.ts";
import { isTopic, readTopicRequest } from "./topic-request.ts";

/** A sentence that answers, otherwise a story about the question, otherwise neither. */
export type AnswerOrStory = {
  readonly consulted: Answered;
  readonly story: Story | null;
  /** A topic was named, or a story asked for: no sentence was wanted. */
  readonly topic: boolean;
};

/** Looks for an answer and, failing that, for the story. A pasted address, or "tell me about X", asks for the story directly. */
export async function answerOrStory(
  archive: Archive,
  typed: string,
  filter: Filter,
  manner: Manner = {},
): Promise<AnswerOrStory> {
  const request = readTopicRequest(typed);
  const isAddress = URL.canParse(typed.trim());
  // A reader is asked only where a sentence is wanted.
  const consulted = await consult(archive, request.text, filter, request.story || isAddress ? byRules(manner) : manner);
  const address = isAddress ? await archive.resolve(typed.trim()) : null;
  const pasted = address === null ? null : await sourceOf(archive, address);
  if (pasted) return { consulted: { ...consulted, answered: false }, story: storyOfArticle(pasted), topic: true };
  const topic = manner.threshold === undefined && (request.story || isTopic(consulted.question));
  if (consulted.answered && !topic) return { consulted, story: null, topic };
  const story = await storyOf(archive, consulted);
  // Without a question, no sentence is an answer.
  return { consulted: story || topic ? { ...consulted, answered: false } : consulted, story, topic };
}

const byRules = ({ choose: _, ...manner }: Manner): Manner => manner;
