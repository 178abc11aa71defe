import { generateAtomFeed } from "feedsmith";
import type { Request } from "../../answer/command.ts";
import { lede, newest } from "../../answer/latest.ts";
import { filterOf, textOption } from "../../answer/options.ts";
import { type Excerpt, excerptOf } from "../../article/excerpt.ts";
import type { Runtime } from "../../cards/respond.ts";
import { addressOf } from "./address.ts";
import { proved } from "./proved.ts";

/** Entries of a feed. */
const MOST = 30;

/** What XML 1.0 cannot hold, not even escaped: most control characters, and halves of surrogate pairs. */
const OUTSIDE_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

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
  return proved(archive, ({ words: printed }) => {
    const text = (excerpt: Excerpt) => printed(excerpt).replace(OUTSIDE_XML, "\u{fffd}");
    return generateAtomFeed({
      id: address,
      title: { value: ["Verbatim", words?.replace(OUTSIDE_XML, "")].filter(Boolean).join(": ") },
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
          title: { value: text(excerptOf(article, "title")) },
          updated: dateOf(article),
          links: [{ rel: "alternate", href: `${origin}/a/${article.id}` }],
          ...(article.source !== null && { authors: [{ name: text(excerptOf(article, "source")) }] }),
          ...(first && { summary: { value: text(first) } }),
        };
      }),
    });
  });
}
