import type { Outcome } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { type Card, type Entry, row } from "./card.ts";
import { answer } from "./cards/answer.ts";
import { articles } from "./cards/articles.ts";
import { check } from "./cards/check.ts";
import { context } from "./cards/context.ts";
import { facts } from "./cards/facts.ts";
import { about, help } from "./cards/house.ts";
import { quotes } from "./cards/quotes.ts";
import { source } from "./cards/source.ts";
import { added, sources } from "./cards/sources.ts";
import { summary } from "./cards/summary.ts";
import { ambiguous, nothing, stale, unread, wrong } from "./cards/unknown.ts";
import { draw, type Payload } from "./draw.ts";
import { percent } from "./figures.ts";
import { ROW_BUTTONS } from "./limits.ts";
import { blocksOf, paged } from "./pages.ts";
import { type Block, type Tone, wordsOf } from "./parts.ts";
import { withinShare } from "./share.ts";
import { text, type View, type Writer, writer } from "./writer.ts";

export type { View } from "./writer.ts";

/** One page of a reply: the blocks of typed parts that any door can draw, and the same as Discord takes it. */
export type Reply = {
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** The page shown, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly payload: Payload;
};

function cardOf(outcome: Outcome, to: Writer): Card {
  switch (outcome.kind) {
    case "summary":
      return summary(to, outcome);
    case "quotes":
      return quotes(to, outcome);
    case "facts":
      return facts(to, outcome);
    case "answer":
      return answer(to, outcome);
    case "articles":
      return articles(to, outcome);
    case "check":
      return check(to, outcome);
    case "context":
      return context(to, outcome);
    case "source":
      return source(to, outcome);
    case "ambiguous":
      return ambiguous(to, outcome);
    case "nothing":
      return nothing(to, outcome);
    case "unread":
      return unread(to, outcome);
    case "stale":
      return stale(to, outcome);
    case "wrong":
      return wrong(to, outcome);
    case "added":
      return added(to, outcome);
    case "sources":
      return sources(to, outcome.sources);
    case "help":
      return help(to);
    case "about":
      return about(to, outcome.holdings);
  }
}

/** What stands under a page: how to turn it, and what can be done with the words of the news on it. */
function ending(to: Writer, words: readonly Excerpt[], page: number, pages: number): Block[] {
  const several = pages > 1;
  return [
    ...(several ? text("note", ...to.say("page.of", { page: page + 1, pages })) : []),
    ...row(...(several ? to.turns(page, pages) : []), ...(words.length > 0 ? [to.copy(), ...to.report(...words)] : [])),
  ];
}

/** Discord takes an id once in a message: of buttons and choices that stand for the same request the first one stays. */
function once(blocks: readonly Block[]): Block[] {
  const ids = new Set<string>();
  const fresh = (id: string) => !ids.has(id) && ids.add(id) !== undefined;
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "buttons") return row(...block.buttons.filter((button) => button.kind === "link" || fresh(button.id)));
    if (block.kind !== "menu") return [block];
    const values = new Set(block.choices.map((choice) => choice.id));
    return [{ ...block, choices: block.choices.filter((choice) => values.delete(choice.id)) }];
  });
}

/** Rows of buttons one under the other as one row, as far as they fit. */
function inRows(blocks: readonly Block[]): Block[] {
  const rows: Block[] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    const fit = block.kind === "buttons" && last?.kind === "buttons" && last.buttons.length + block.buttons.length <= ROW_BUTTONS;
    if (fit) rows[rows.length - 1] = { kind: "buttons", buttons: [...last.buttons, ...block.buttons] };
    else rows.push(block);
  }
  return rows;
}

/** A card's page as a reply. */
export function reply(card: Card, to: Writer): Reply {
  const { kept, withheld } = withinShare(card.entries, card.citations, to.view.share);
  const share = percent(to.view.share, to.locale);
  const limited = withheld === 0 ? [] : text("note", ...to.say("share.withheld", { count: withheld, share }));
  const whole: Card = { ...card, entries: kept, foot: [...limited, ...card.foot] };
  const wordsOn = (entries: readonly Entry[]) => (card.citations.length > 0 ? wordsOf(blocksOf(whole, entries)) : []);
  // As large as the end of a page may be: one place of many makes the same button.
  const pages = paged(whole, ending(to, wordsOn(kept).slice(0, 1), 1, 1_000_000));
  const page = Math.min(Math.max(to.view.request.page, 0), pages.length - 1);
  const entries = pages[page]!;
  const blocks = inRows(once([...blocksOf(whole, entries), ...ending(to, wordsOn(entries), page, pages.length)]));
  return { tone: card.tone, blocks, page, pages: pages.length, payload: draw(blocks, card.tone) };
}

/** What an outcome looks like to the asker: the page that is asked for, in their language, within every limit of Discord's. */
export function render(outcome: Outcome, view: View): Reply {
  const to = writer(view);
  return reply(cardOf(outcome, to), to);
}
