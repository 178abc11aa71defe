import type { Request } from "../answer/command.ts";
import { textOption } from "../answer/options.ts";
import type { Outcome } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { type Card, type Draft, finished, type Item, isOffer, menu, row } from "./card.ts";
import { echo, short } from "./cut.ts";
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
import { paged } from "./pages.ts";
import { type Block, type Button, type Choice, excerptsOf, type Part, wordsOf } from "./parts.ts";
import { smallestCopy } from "./plain-text.ts";
import { withinShare } from "./share.ts";
import type { Reply, Surface } from "./surface.ts";
import { dotted, LONGEST, type RenderOptions, text, type Writer, writer } from "./writer.ts";

export type { RenderOptions } from "./writer.ts";

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

/** How many buttons a card has besides those that turn the page; the rest go into its menu. */
const BUTTONS = 2;

/** Buttons and menu choices. */
type Offers = { readonly buttons: readonly Button[]; readonly choices: readonly Choice[] };

const offersOf = (drafts: readonly Draft[]): Offers => ({
  buttons: drafts.flatMap((draft) => (draft.kind === "buttons" ? draft.buttons : [])),
  choices: drafts.flatMap((draft) => (draft.kind === "menu" ? draft.choices : [])),
});

/** The offers of a page: the buttons of a single item come first; those of several become choices, told apart by the item's words. */
function offersOn(items: readonly Item[], own: Offers, to: Writer): Offers {
  const all = items.map(offersOf);
  const [only] = all;
  if (only && all.length === 1) return { buttons: [...only.buttons, ...own.buttons], choices: [...own.choices, ...only.choices] };
  const named = all.flatMap(({ buttons }, index) =>
    buttons.map(choiceOf).map((choice) => ({ ...choice, label: dotted(choice.label, wordsIn(items[index]!)) })),
  );
  const choices = [...named, ...own.choices, ...all.flatMap(({ choices }) => choices)];
  return { buttons: own.buttons, choices: choices.slice(0, to.limits.choices) };
}

/** Characters of an item's words that tell it apart in a menu. */
const TELLING = 40;
const wordsIn = (item: Item): Part[] => {
  const [first] = excerptsOf(item.map(finished).filter(({ kind }) => kind === "quote"));
  return first ? short(first, TELLING, false) : [];
};

const choiceOf = ({ label, request }: Button): Choice => ({ label, note: [], request });

/** A page's number, how many there are, and the news words on it. */
type Page = { readonly words: readonly Excerpt[]; readonly page: number; readonly pages: number };

const turns = (to: Writer, { page, pages }: Page): Button[] => (pages > 1 ? to.turns(page, pages) : []);

const withWords = (to: Writer, { words }: Page): Button[] => (words.length > 0 ? [to.copy(), ...to.report(...words)] : []);

/** The end of a page: buttons, and a menu with everything else. */
function ending(to: Writer, { buttons: own, choices }: Offers, page: Page): Block[] {
  const further = page.words.length > 0 ? to.further() : [];
  const buttons = [...own.slice(0, 1), ...further, ...own.slice(1)];
  const more = buttons.slice(BUTTONS).map(choiceOf);
  const last = withWords(to, page).map(choiceOf);
  const room = to.limits.choices - more.length - last.length;
  return [
    ...row(...turns(to, page), ...buttons.slice(0, BUTTONS)),
    ...menu(to.say("menu.more"), [...more, ...choices.slice(0, room), ...last]),
  ];
}

/** The end of a page that already has a menu, to choose what was meant: buttons only. */
const endingInButtons = (to: Writer, { buttons }: Offers, page: Page): Block[] =>
  row(...turns(to, page), ...buttons.slice(0, BUTTONS), ...withWords(to, page));

const keyOf = (request: Request, turns = false): string => `${turns} ${JSON.stringify(request)}`;

/** Removes buttons and choices that repeat a request. */
function once(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  const fresh = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "buttons") return row(...block.buttons.filter(({ request, turns }) => fresh(keyOf(request, turns))));
    if (block.kind !== "menu") return [block];
    const requests = new Set(block.choices.map(({ request }) => keyOf(request)));
    return [{ ...block, choices: block.choices.filter(({ request }) => requests.delete(keyOf(request))) }];
  });
}

/** A follow-up says what it is about and, if it came from a form, what was typed. */
function followUp({ view: { request }, say }: Writer): Block[] {
  const [typed = "", about = ""] = ["typed", "about"].map((option) => textOption(request, option));
  const matter = echo(about, LONGEST.phrase);
  return text("note", ...dotted(echo(typed, LONGEST.echo), matter.length === 0 ? [] : say("further.about", { about: matter })));
}

/** The requested page of a card. */
export function reply<Drawing>(card: Card, to: Writer, { fits, draw }: Surface<Drawing>): Reply<Drawing> {
  const { kept, withheld } = withinShare(card.items, card.citations, to.view.share);
  const limited = withheld === 0 ? [] : to.say("share.withheld", { count: withheld });
  const own = offersOf(card.foot);
  const end = card.head.some(({ kind }) => kind === "menu") ? endingInButtons : ending;
  const hasWords = card.citations.length > 0;

  /** The text of a page, without buttons and menus. */
  const textOf = (items: readonly Item[], page: number, pages: number): Block[] => {
    const counted = pages > 1 ? [card.count, to.say("page.of", { page: page + 1, pages })] : [];
    return [
      ...followUp(to),
      ...card.head,
      ...items.flatMap((item) => item.filter((draft) => !isOffer(draft)).map(finished)),
      ...card.foot.filter((block) => !isOffer(block)),
      ...text("note", ...dotted(...counted, limited)),
    ];
  };
  const wordsOn = (blocks: readonly Block[]) => (hasWords ? wordsOf(blocks) : []);

  // The largest end a page may have.
  const words = wordsOn(textOf(kept, 0, 1)).slice(0, 1);
  const largest = end(to, offersOn(kept.slice(0, 1), own, to), { words, page: 0, pages: 1_000_000 });
  // A page leaves room for its plain-text copy, whose note and fence can be longer than the Markdown they replace.
  const room = (items: readonly Item[]) => {
    const blocks = [...textOf(items, 0, 1_000_000), ...largest];
    return fits(blocks) && (!hasWords || fits(smallestCopy(blocks, to)));
  };
  const pages = paged(kept, card.itemsPerPage, room);
  const page = Math.min(Math.max(to.view.request.page, 0), pages.length - 1);
  const items = pages[page]!;
  const shown = textOf(items, page, pages.length);
  const offers = end(to, offersOn(items, own, to), { words: wordsOn(shown), page, pages: pages.length });
  const blocks = once([...shown, ...offers]);
  return { tone: card.tone, blocks, page, pages: pages.length, drawing: draw(blocks, card.tone) };
}

/** Renders the requested page of an outcome, in the asker's language and within the surface's limits. */
export function render<Drawing>(outcome: Outcome, view: RenderOptions, surface: Surface<Drawing>): Reply<Drawing> {
  const to = writer(view, surface.limits);
  return reply(cardOf(outcome, to), to, surface);
}
