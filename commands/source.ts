import type { Command } from "../src/answer/command.ts";
import { askedOf, textOption } from "../src/answer/options.ts";
import { cited } from "../src/answer/source.ts";

export default {
  name: "source",
  description: "What stands at a citation's place, letter for letter",
  options: { id: { description: "The citation, as a copied reply gives it", type: "text", required: true, longest: 200 } },
  async run(request, services) {
    return cited(services, textOption(request, "id") ?? "", askedOf(request));
  },
} satisfies Command;
