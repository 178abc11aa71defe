import { citationOf, sourceOf } from "../src/answer/citations.ts";
import type { Command } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";

export default {
  name: "add",
  description: "Add the article, or the feed's articles, at an address",
  options: { url: { description: "The address of a page or a feed", type: "text", required: true } },
  managers: true,
  async run(request, { archive, sources }) {
    const url = textOption(request, "url");
    if (url === undefined) return { kind: "wrong", option: "url", wants: "address" };
    if (sources === undefined) return { kind: "added", added: [], refused: [] };
    const { added, refused } = await sources.add(url);
    const cited = added.map(async ({ id, outcome }) => {
      const source = await sourceOf(archive, id);
      return source ? [{ citation: citationOf(source), outcome }] : [];
    });
    return { kind: "added", added: (await Promise.all(cited)).flat(), refused };
  },
} satisfies Command;
