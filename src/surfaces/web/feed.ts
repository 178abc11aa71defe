import { generateAtomFeed } from "feedsmith";
import type { Request } from "../../answer/command.ts";
import { lede, newest } from "../../answer/latest.ts";
import { filterOf, textOption } from "../../answer/options.ts";
import { excerptOf } from "../../article/excerpt.ts";
import type { Runtime } from "../../cards/respond.ts";
import { addressOf } from "./address.ts";
import { proved } from "./proved.ts";

/** Entries of a feed. */
const MOST = 30;

/** The address of the feed of a search, for the head of its page. */
export const feedAddress = (request: Request): string => addressOf({ ...request, command: "search.atom", page: 0 });

/**
 * `/search.atom`: the newest articles with all the words of a search, as Atom (RFC 4287), each with its first sentence. `origin` is where the
 * page is reached.
 */
export async function searchFeed(request: Request, origin: string, { services: { archive } }: Runtime): Promise<string> {
  const read = filterOf(request);
  const filter = "wrong" in read ? {} : read.filter;
  const words = textOption(request, "words");
  const found = await newest(archive, { topic: words, filter, limit: MOST });
  const dateOf = ({ published, updated, added }: (typeof found)[number]["source"]["article"]) =>
    new Date(Date.parse(updated ?? published ?? added) || Date.parse(added));
  const address = origin + feedAddress(request);
  return proved(archive, (ink) =>
    generateAtomFeed({
      id: address,
      title: { value: ["Verbatim", words].filter(Boolean).join(": ") },
      authors: [{ name: "Verbatim" }],
      updated: new Date(Math.max(0, ...found.map(({ source }) => dateOf(source.article).getTime()))),
      links: [
        { rel: "self", href: address },
        { rel: "alternate", href: origin + addressOf({ ...request, command: "search" }) },
      ],
      entries: found.map(({ source }) => {
        const { article } = source;
        const first = lede(source);
        return {
          id: `urn:verbatim:${article.id}`,
          title: { value: ink.words(excerptOf(article, "title")) },
          updated: dateOf(article),
          links: [{ rel: "alternate", href: `${origin}/a/${article.id}` }],
          ...(article.source !== null && { authors: [{ name: ink.words(excerptOf(article, "source")) }] }),
          ...(first && { summary: { value: ink.words(first) } }),
        };
      }),
    }),
  );
}
