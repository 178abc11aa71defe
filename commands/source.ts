import type { Command } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import { cited } from "../src/answer/source.ts";

export default {
  name: "source",
  description: "The words a citation points at, letter for letter",
  options: { id: { description: "A citation, as in a copied reply", type: "text", required: true, longest: 200 } },
  async run(request, services) {
    return cited(services, textOption(request, "id") ?? "");
  },
} satisfies Command;
