import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/answer/outcome.ts";
import { readCitationId } from "../../src/article/citation-id.ts";
import { display, find, parse, shown } from "../../src/audit/discord-markdown.ts";
import { gate } from "../../src/cards/gate.ts";
import { type Block, excerptsOf, type Part, plain, requestsOf } from "../../src/cards/parts.ts";
import { copied } from "../../src/cards/plain-text.ts";
import { type RenderOptions, render } from "../../src/cards/render.ts";
import type { Reply, Surface } from "../../src/cards/surface.ts";
import { discord, type Payload } from "../../src/surfaces/discord/draw.ts";
import { escaped } from "../../src/surfaces/discord/markdown.ts";
import { terminal } from "../../src/surfaces/terminal/draw.ts";
import { checkReply } from "../discord-rules.ts";
import { scenes } from "./arbitraries/scenes.ts";
import { type Story, stored } from "./arbitraries/stories.ts";

/** All pages of a reply. */
function pagesOf(outcome: Outcome, view: RenderOptions): Reply<Payload>[] {
  const page = (at: number) => render(outcome, { ...view, request: { ...view.request, page: at } }, discord);
  const first = page(0);
  return [first, ...Array.from({ length: first.pages - 1 }, (_, index) => page(index + 1))];
}

const textsOf = (reply: Reply<Payload>): string[] =>
  reply.drawing.components[0].components.flatMap((component) => ("content" in component ? [component.content] : []));

/** What the parts say a reader sees; where Discord shows a moment in the reader's own time, and links, only that they are there. */
function seen(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === "figure" && part.instant !== null) return "⟨timestamp⟩";
      if (part.kind === "wording" && part.command !== undefined) return "⟨command⟩";
      return plain([part]);
    })
    .join("");
}

function linesOf(block: Block): string[] {
  if (block.kind === "source" || block.kind === "headline") {
    const title = seen(block.title);
    const [first] = block.title;
    const isLink = first !== undefined && escaped(plain([first])) === plain([first]) && !title.split(" […]")[0]!.includes("]");
    const link = block.link === null || isLink ? [] : [plain([block.link.label])];
    const line = (...texts: string[]) => texts.filter(Boolean).join(" · ");
    return block.kind === "source"
      ? [line(title, ...link, seen(block.parts))]
      : [line(title, ...link), seen(block.parts)].filter(Boolean);
  }
  return "parts" in block ? [seen(block.parts)] : [];
}

const settled = (text: string) => text.replace(/\n+/g, "\n").trim();

function charactersShown(replies: readonly Reply<Payload>[], story: Story): number {
  const shownAt = new Set<number>();
  for (const { article, field, start, end } of replies.flatMap((reply) => excerptsOf(reply.blocks))) {
    if (article === story.id && field === "text") for (let at = start; at < end; at++) shownAt.add(at);
  }
  return shownAt.size;
}

describe("any reply", () => {
  it("can be copied and reported whenever it quotes the news", () => {
    let quoting = 0;
    fc.assert(
      fc.property(scenes, ({ outcome, request, share }) => {
        for (const { blocks } of pagesOf(outcome, { request, share, forms: true }).slice(0, 3)) {
          const words = excerptsOf(blocks.filter(({ kind }) => kind === "quote"));
          if (words.length === 0) continue;
          quoting += 1;
          const asked = requestsOf(blocks);
          expect(asked.filter(({ options }) => options.copy === true)).toHaveLength(1);
          const reports = asked.filter(({ command }) => command === "report");
          expect(reports).toHaveLength(1);
          const places = String(reports[0]!.options.id).split(" ").map(readCitationId);
          const within = words.every((word) =>
            places.some((place) => place?.article === word.article && place.start <= word.start && word.end <= place.end),
          );
          expect(within).toBe(true);
        }
      }),
    );
    expect(quoting).toBeGreaterThan(25);
  });

  it("is the same whatever was rendered of its outcome before", () => {
    const surfaces = [discord, terminal({ tty: false, width: 60 })] as readonly Surface<unknown>[];
    let pages = 0;
    fc.assert(
      fc.property(scenes, fc.nat(3), ({ outcome, request, share }, page) => {
        const options = { ...request.options, typed: "and then?" };
        const views: RenderOptions[] = [
          { request, share, forms: true },
          { request: { ...request, page }, share, forms: true },
          { request: { ...request, page, locale: "ja" }, share, forms: true },
          { request: { ...request, page, options }, share, forms: true },
          { request: { ...request, page }, share: share / 2, forms: true },
          { request: { ...request, page }, share, site: "https://news.example" },
          { request: { ...request, page }, share },
        ];
        for (const surface of surfaces)
          for (const view of views) {
            const again = render(outcome, view, surface);
            pages += again.page;
            expect(again).toEqual(render(structuredClone(outcome), view, surface));
          }
      }),
      { numRuns: 25 },
    );
    expect(pages).toBeGreaterThan(10);
  });

  it("is accepted by Discord, on every page and as plain text", () => {
    fc.assert(
      fc.property(scenes, ({ outcome, request, share }) => {
        const view = { request, share, forms: true };
        for (const reply of pagesOf(outcome, view).slice(0, 4)) {
          expect(checkReply(reply.drawing)).toEqual([]);
          expect(checkReply(copied(reply, view, discord).drawing)).toEqual([]);
        }
        expect(checkReply(render(outcome, view, discord).drawing)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it("contains only words of the stored revision", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async ({ stories, outcome, request, share }) => {
        const view = { request, share, forms: true };
        for (const reply of pagesOf(outcome, view).slice(0, 4)) {
          await gate(reply, stored(stories), discord);
          await gate(copied(reply, view, discord), stored(stories), discord);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("shows on Discord what its parts say, news in block quotes or bold", () => {
    fc.assert(
      fc.property(scenes, ({ outcome, request, share }) => {
        const reply = render(outcome, { request, share, forms: true }, discord);
        const texts = textsOf(reply).map((text) => text.trim());
        expect(settled(texts.map(display).join("\n"))).toBe(settled(reply.blocks.flatMap(linesOf).join("\n")));
        const trees = texts.map((text) => parse(text));
        const quotes = trees.flatMap((tree) => find(tree, "quote").map((quote) => settled(shown(quote.children))));
        const expected = reply.blocks.flatMap((block) => (block.kind === "quote" ? [settled(plain(block.parts))] : []));
        expect(quotes).toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });

  it("never exceeds an article's share over all its pages", () => {
    fc.assert(
      fc.property(scenes, ({ stories, outcome, request, share }) => {
        const pages = pagesOf(outcome, { request, share, forms: true });
        for (const story of stories.filter(({ sentences }) => sentences.length >= 4)) {
          expect(charactersShown(pages, story)).toBeLessThanOrEqual(story.text.length * share);
        }
      }),
      { numRuns: 100 },
    );
  });
});
