import { describe, expect, it } from "vitest";
import type { Citation } from "../../src/answer/outcome.ts";
import type { Excerpt } from "../../src/article/excerpt.ts";
import type { Card, Item } from "../../src/cards/card.ts";
import { copied } from "../../src/cards/plain-text.ts";
import { reply } from "../../src/cards/render.ts";
import { writer } from "../../src/cards/writer.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { checkReply } from "../discord-rules.ts";

const place = { article: "harbour-123456789", revision: "0abcdef012345678" };
const excerptOf = (field: Excerpt["field"], text: string): Excerpt => ({ ...place, field, start: 0, end: text.length, text });

const citation: Citation = {
  ...place,
  title: excerptOf("title", "Harbour reopens"),
  byline: null,
  source: null,
  url: null,
  published: null,
  language: "en",
  changed: false,
  vanished: false,
  characters: 8000,
  sentences: 2,
};

describe("a copy of a page as plain text", () => {
  it("fits whenever the page does, however close to the limit", () => {
    const view = { request: { command: "summary", options: {}, page: 0, locale: "en" }, share: 1, forms: true };
    for (let length = 3800; length <= 4000; length++) {
      const words = excerptOf("text", "a".repeat(length));
      const item: Item = [{ kind: "clipping", clipping: { excerpt: words, strong: [], before: false, after: false } }];
      const card: Card = { tone: "plain", head: [], items: [item], foot: [], count: [], citations: [citation], itemsPerPage: 1 };
      const page = reply(card, writer(view, discord.limits), discord);
      expect(checkReply(page.drawing)).toEqual([]);
      expect(checkReply(copied(page, view, discord).drawing)).toEqual([]);
    }
  });
});
