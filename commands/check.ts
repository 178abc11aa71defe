import { checks } from "../src/answer/check.ts";
import type { Command } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import { quotationsIn } from "../src/answer/quotations-in-message.ts";
import { completeSpeaker, speaker } from "./options.ts";

export default {
  name: "check",
  description: "Did they really say that? Checks a quotation and shows what was changed",
  options: {
    quote: { description: "The words; leave out for a form that keeps line breaks", type: "text", form: true, longest: 6000 },
    speaker: { ...speaker, description: "Who supposedly said it" },
  },
  onMessage: { name: "Check this", option: "quote" },
  complete: { speaker: completeSpeaker },
  archiveOnly: true,
  async run(request, { archive }) {
    const said = textOption(request, "quote") ?? "";
    const quotes = quotationsIn(said);
    if (quotes.length === 0) return { kind: "wrong", option: "quote", wants: "words" };
    return checks(
      archive,
      quotes.map((quote) => ({ quote, speaker: textOption(request, "speaker") })),
    );
  },
} satisfies Command;
