import { ask } from "../src/answer/answer.ts";
import type { Command } from "../src/answer/command.ts";
import { withTopic } from "../src/answer/follow-up.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { article, completeArticle, completeSource, narrowing } from "./options.ts";

export default {
  name: "ask",
  description: "A question in plain words, answered in sentences of the news",
  options: { question: { description: "Your question", type: "text", required: true }, article, ...narrowing },
  followUp: {
    about: { description: "What the last exchange was about", type: "text" },
    within: { description: "The article it was about, to look in first", type: "text" },
  },
  complete: { article: completeArticle, source: completeSource },
  async run(request, { archive, now, choose }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const [typed, about, within] = ["question", "about", "within"].map((option) => textOption(request, option));
    if (typed === undefined) return { kind: "wrong", option: "question", wants: "words" };
    const answer = (question: string, article: string | undefined) =>
      ask(archive, question, article, read.filter, {
        now: now(),
        ...(choose && { choose }),
      });
    if (within !== undefined) {
      const there = await answer(typed, within);
      if (there.kind === "answer") return there;
    }
    return answer(about === undefined ? typed : withTopic(typed, about), textOption(request, "article"));
  },
} satisfies Command;
