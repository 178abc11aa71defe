import type { Archive, Filter } from "../index/archive.ts";
import type { Question } from "../language/question/question.ts";
import { type Consulted, consult, type Manner } from "./ask.ts";
import { sourceOf } from "./citations.ts";
import { type Story, storyOf, storyOfArticle } from "./story.ts";
import { readTopicRequest } from "./topic-request.ts";

/** What the archive has to say: a sentence that answers, else a story about what was asked, else nothing. */
export type Found = {
  readonly consulted: Consulted;
  readonly story: Story | null;
  /** A topic was named, or a story asked for: no sentence was to answer. */
  readonly topic: boolean;
};

/** Looks for an answer and, where no sentence gives one, for the story. A pasted address, or "tell me about X", asks for the story at once. */
export async function answerOrStory(archive: Archive, typed: string, filter: Filter, manner: Manner = {}): Promise<Found> {
  const request = readTopicRequest(typed);
  const consulted = await consult(archive, request.text, filter, manner);
  const address = URL.canParse(typed.trim()) ? await archive.resolve(typed.trim()) : null;
  const pasted = address === null ? null : await sourceOf(archive, address);
  if (pasted) return { consulted: { ...consulted, answered: false }, story: storyOfArticle(pasted), topic: true };
  const topic = manner.threshold === undefined && (request.story || isTopic(consulted.question));
  if (consulted.answered && !topic) return { consulted, story: null, topic };
  const story = await storyOf(archive, consulted);
  // A sentence answers no question that nobody asked.
  return { consulted: story || topic ? { ...consulted, answered: false } : consulted, story, topic };
}

/** A few words that ask nothing ("alabama ivf ruling") name a topic. */
const isTopic = ({ text, wanted, terms }: Question): boolean => wanted === "phrase" && terms.length <= FEW && !text.includes("?");
const FEW = 6;
