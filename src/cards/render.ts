import type { Request } from "../answer/command.ts";
import type { Outcome } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { type Card, type Entry, finished, row } from "./card.ts";
import { short } from "./cut.ts";
import { percent } from "./figures.ts";
import { about, help } from "./outcomes/about.ts";
import { answer } from "./outcomes/answer.ts";
import { articles } from "./outcomes/articles.ts";
import { check } from "./outcomes/check.ts";
import { context } from "./outcomes/context.ts";
import { facts } from "./outcomes/facts.ts";
import { ambiguous, nothing, stale, unread, wrong } from "./outcomes/not-found.ts";
import { quotes } from "./outcomes/quotes.ts";
import { source } from "./outcomes/source.ts";
import { added, sources } from "./outcomes/sources.ts";
import { story } from "./outcomes/story.ts";
import { summary } from "./outcomes/summary.ts";
import { blocksOf, paged } from "./pages.ts";
import { type Block, type Button, type Choice, excerptsOf, type Part, wordsOf } from "./parts.ts";
import { smallestCopy } from "./plain-text.ts";
import { withinShare } from "./share.ts";
import type { Reply, Surface } from "./surface.ts";
import { dotted, text, type View, type Writer, writer } from "./writer.ts";

export type { View } from "./writer.ts";

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
    case "story":
      return story(to, outcome);
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

/** How many of a card's own buttons stand in the open; the others are in its menu. */
const OPEN = 2;

/** What a card offers below its words, taken out of its last blocks. */
type Offers = { readonly texts: readonly Block[]; readonly buttons: readonly Button[]; readonly choices: readonly Choice[] };

/** Tells text from what can be pressed. A way out to the article stands on its source line already. */
const offersOf = (blocks: readonly Block[]): Offers => ({
  texts: blocks.filter(({ kind }) => kind !== "buttons" && kind !== "menu"),
  buttons: blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons.filter(({ kind }) => kind === "request") : [])),
  choices: blocks.flatMap((block) => (block.kind === "menu" ? block.choices : [])),
});

/** The buttons of the entries on a page: an only one's come first, those of several are choices that begin with its words. */
function withEntries(to: Writer, offers: Offers, entries: readonly Entry[]): Offers {
  const buttonsOf = (entry: Entry) => entry.flatMap((draft) => (draft.kind === "buttons" ? draft.buttons : []));
  const [only] = entries;
  if (only && entries.length === 1) return { ...offers, buttons: [...buttonsOf(only), ...offers.buttons] };
  const named = entries.flatMap((entry) =>
    buttonsOf(entry)
      .flatMap(choiceOf)
      .map((choice) => ({ ...choice, label: dotted(choice.label, wordsIn(entry)) })),
  );
  return { ...offers, choices: [...named, ...offers.choices].slice(0, to.limits.choices) };
}

/** So much of an entry's words tells it from the others in a menu. */
const TELLING = 40;
const wordsIn = (entry: Entry): Part[] => {
  const [first] = excerptsOf(entry.map(finished).filter(({ kind }) => kind === "quote"));
  return first ? short(first, TELLING, false) : [];
};

const choiceOf = (button: Button): Choice[] =>
  button.kind === "request" ? [{ label: button.label, note: [], request: button.request }] : [];

/** What stands under a page: how to turn it, two buttons, and a menu of all else that can be done with the words of the news on it. */
function ending(to: Writer, { buttons, choices }: Offers, words: readonly Excerpt[], page: number, pages: number): Block[] {
  const several = pages > 1;
  const own = buttons.slice(OPEN).flatMap(choiceOf);
  const last = words.length > 0 ? [to.copy(), ...to.report(...words)].flatMap(choiceOf) : [];
  const all = [...own, ...choices.slice(0, to.limits.choices - own.length - last.length), ...last];
  return [
    ...(several ? text("note", ...to.say("page.of", { page: page + 1, pages })) : []),
    ...row(...(several ? to.turns(page, pages) : []), ...buttons.slice(0, OPEN)),
    ...(all.length > 0 ? [{ kind: "menu", prompt: to.say("menu.more"), choices: all } as const] : []),
  ];
}

/** A card that asks which of several is meant has its menu: all else stays in the open. */
const asks = ({ head }: Card): boolean => head.some(({ kind }) => kind === "menu");

/** The same without a menu. */
function openly(to: Writer, offers: Offers, words: readonly Excerpt[], page: number, pages: number): Block[] {
  const [own, last] = [offers.buttons.slice(0, OPEN), words.length > 0 ? [to.copy(), ...to.report(...words)] : []];
  const turns =
    pages > 1 ? [...text("note", ...to.say("page.of", { page: page + 1, pages })), ...row(...to.turns(page, pages))] : [];
  return [...turns, ...row(...own, ...last)];
}

const keyOf = (request: Request, turns = false): string => `${turns} ${JSON.stringify(request)}`;

/** Of buttons and menu entries that stand for the same request, the first one stays. */
function once(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  const fresh = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "buttons")
      return row(...block.buttons.filter((button) => button.kind === "link" || fresh(keyOf(button.request, button.turns))));
    if (block.kind !== "menu") return [block];
    const requests = new Set(block.choices.map(({ request }) => keyOf(request)));
    return [{ ...block, choices: block.choices.filter(({ request }) => requests.delete(keyOf(request))) }];
  });
}

/** A card's page as a reply. */
export function reply<Drawing>(card: Card, to: Writer, { fits, draw }: Surface<Drawing>): Reply<Drawing> {
  const { kept, withheld } = withinShare(card.entries, card.citations, to.view.share);
  const share = percent(to.view.share, to.locale);
  const limited = withheld === 0 ? [] : text("note", ...to.say("share.withheld", { count: withheld, share }));
  const offers = offersOf(card.foot);
  const whole: Card = { ...card, entries: kept, foot: [...limited, ...offers.texts] };
  const end = asks(card) ? openly : ending;
  const wordsOn = (entries: readonly Entry[]) => (card.citations.length > 0 ? wordsOf(blocksOf(whole, entries)) : []);
  // A page leaves room for its copy as plain text, whose note and fence can be longer than the markdown they replace.
  const copies = card.citations.length > 0;
  const room = (blocks: readonly Block[]) => fits(blocks) && (!copies || fits(smallestCopy(blocks, to)));
  // As large as the end of a page may be: one place of many makes the same button.
  const pages = paged(whole, end(to, offers, wordsOn(kept).slice(0, 1), 1, 1_000_000), room);
  const page = Math.min(Math.max(to.view.request.page, 0), pages.length - 1);
  const shown = pages[page]!;
  const words = shown.map((entry) => entry.filter(({ kind }) => kind !== "buttons"));
  const lifted = withEntries(to, offers, shown);
  const blocks = once([...blocksOf(whole, words), ...end(to, lifted, wordsOn(shown), page, pages.length)]);
  return { tone: card.tone, blocks, page, pages: pages.length, drawing: draw(blocks, card.tone) };
}

/** The page of an outcome that is asked for, in the asker's language, within the surface's limits. */
export function render<Drawing>(outcome: Outcome, view: View, surface: Surface<Drawing>): Reply<Drawing> {
  const to = writer(view, surface.limits);
  return reply(cardOf(outcome, to), to, surface);
}
