import { ask } from "../src/answer/answer.ts";
import type { Command } from "../src/answer/command.ts";
import { askedOf, filterOf, textOption } from "../src/answer/options.ts";
import { article, completeArticle, narrowing } from "./options.ts";

export default {
  name: "ask",
  description: "A question in plain words, and the sentences that answer it",
  options: { question: { description: "Your question", type: "text", required: true }, article, ...narrowing },
  complete: { article: completeArticle },
  async run(request, { archive, now }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const question = textOption(request, "question");
    if (question === undefined) return { kind: "wrong", asked: askedOf(request), option: "question", wants: "words" };
    return ask(archive, question, textOption(request, "article"), read.filter, askedOf(request), now());
  },
} satisfies Command;
