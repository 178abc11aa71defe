import { textOption } from "../answer/options.ts";
import type { Outcome } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { type Card, finished, type Item, isOffer } from "./card.ts";
import { echo } from "./cut.ts";
import { ending, endingInButtons, type Offers, offersOf, offersOn, once } from "./offers.ts";
import { about, help } from "./outcomes/about.ts";
import { alert, correction, notice, rest } from "./outcomes/alert.ts";
import { answer } from "./outcomes/answer.ts";
import { articles } from "./outcomes/articles.ts";
import { changes } from "./outcomes/changes.ts";
import { check } from "./outcomes/check.ts";
import { comparison } from "./outcomes/comparison.ts";
import { context } from "./outcomes/context.ts";
import { digest, digestRefused, digestSet } from "./outcomes/digest.ts";
import { facts } from "./outcomes/facts.ts";
import { followed, following, followRefused, preview, why } from "./outcomes/follow.ts";
import { latest } from "./outcomes/latest.ts";
import { ambiguous, nothing, stale, unread, wrong } from "./outcomes/not-found.ts";
import { people, person } from "./outcomes/people.ts";
import { quotes } from "./outcomes/quotes.ts";
import { source } from "./outcomes/source.ts";
import { added, sources } from "./outcomes/sources.ts";
import { story } from "./outcomes/story.ts";
import { summary } from "./outcomes/summary.ts";
import { timeline } from "./outcomes/timeline.ts";
import { topics } from "./outcomes/topics.ts";
import { paged } from "./pages.ts";
import { type Block, type Part, wordsOf } from "./parts.ts";
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
    case "people":
      return people(to, outcome);
    case "topics":
      return topics(to, outcome);
    case "timeline":
      return timeline(to, outcome);
    case "changes":
      return changes(to, outcome);
    case "comparison":
      return comparison(to, outcome);
    case "person":
      return person(to, outcome);
    case "articles":
      return articles(to, outcome);
    case "latest":
      return latest(to, outcome);
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
    case "follow preview":
      return preview(to, outcome);
    case "followed":
      return followed(to, outcome);
    case "follow refused":
      return followRefused(to, outcome);
    case "following":
      return following(to, outcome);
    case "why":
      return why(to, outcome);
    case "alert":
      return alert(to, outcome);
    case "correction":
      return correction(to, outcome);
    case "rest":
      return rest(to, outcome);
    case "notice":
      return notice(to, outcome);
    case "digest":
      return digest(to, outcome);
    case "digest set":
      return digestSet(to, outcome);
    case "digest refused":
      return digestRefused(to, outcome);
    case "help":
      return help(to);
    case "about":
      return about(to, outcome);
  }
}

/** A follow-up says what it is about and, if it came from a form, what was typed. */
function followUp({ view: { request }, say }: Writer): Block[] {
  const [typed = "", about = ""] = ["typed", "about"].map((option) => textOption(request, option));
  const matter = echo(about, LONGEST.phrase);
  return text("note", ...dotted(echo(typed, LONGEST.echo), matter.length === 0 ? [] : say("further.about", { about: matter })));
}

/** The pages of a card, and what stands on each of them. */
type Layout = {
  readonly card: Card;
  readonly lead: readonly Block[];
  readonly foot: readonly Block[];
  /** Says that the share withholds items. */
  readonly limited: readonly Part[];
  readonly own: Offers;
  readonly pages: readonly (readonly Item[])[];
};

type Written = Omit<Layout, "pages">;

/** The text of a page, without buttons and menus. */
const textOf = ({ lead, foot }: Written, items: readonly (readonly Block[])[], last: readonly Block[]): Block[] => [
  ...lead,
  ...items.flat(),
  ...foot,
  ...last,
];

const textOfItem = (item: Item): Block[] => item.filter((draft) => !isOffer(draft)).map(finished);

const wordsOn = (card: Card, blocks: readonly Block[]): Excerpt[] => (card.citations.length > 0 ? wordsOf(blocks) : []);

const endOf = (card: Card) => (card.head.some(({ kind }) => kind === "menu") ? endingInButtons : ending);

/** The last line of a page: its number, if there are several, and what the share withholds. */
const counted = ({ card, limited }: Written, to: Writer, page: number, pages: number): Block[] =>
  text("note", ...dotted(...(pages > 1 ? [card.count, to.say("page.of", { page: page + 1, pages })] : []), limited));

/** Lays a card out. Nothing here depends on the page asked for. */
function laidOut(card: Card, to: Writer, { fitter }: Pick<Surface<unknown>, "fitter">): Layout {
  const { kept, withheld } = withinShare(card.items, card.citations, to.view.share);
  const written: Written = {
    card,
    lead: [...followUp(to), ...card.head],
    foot: card.foot.filter((block) => !isOffer(block)),
    limited: withheld === 0 ? [] : to.say("share.withheld", { count: withheld }),
    own: offersOf(card.foot),
  };
  // The same blocks on every page that is tried, so that each is measured once.
  const finishedItems = new Map<Item, Block[]>();
  function finishedItem(item: Item): Block[] {
    const blocks = finishedItems.get(item) ?? textOfItem(item);
    finishedItems.set(item, blocks);
    return blocks;
  }
  // The largest end a page may have.
  const words = wordsOn(card, textOf(written, kept.map(finishedItem), [])).slice(0, 1);
  const largest = [
    ...counted(written, to, 0, 1_000_000),
    ...endOf(card)(to, offersOn(kept.slice(0, 1), written.own, to), { words, page: 0, pages: 1_000_000 }),
  ];
  const fits = fitter();
  // A page leaves room for its plain-text copy, whose note and fence can be longer than the Markdown they replace.
  const room = (items: readonly Item[]) => {
    const blocks = textOf(written, items.map(finishedItem), largest);
    return fits(blocks) && (card.citations.length === 0 || fits(smallestCopy(blocks, to)));
  };
  return { ...written, pages: paged(kept, card, room) };
}

/** The requested page of a layout. */
function pageOf<Drawing>(layout: Layout, to: Writer, { draw }: Pick<Surface<Drawing>, "draw">): Reply<Drawing> {
  const { card, own } = layout;
  const pages = layout.pages.length;
  const page = Math.min(Math.max(to.view.request.page, 0), pages - 1);
  const items = layout.pages[page]!;
  const shown = textOf(layout, items.map(textOfItem), counted(layout, to, page, pages));
  const offers = endOf(card)(to, offersOn(items, own, to), { words: wordsOn(card, shown), page, pages });
  const blocks = once([...shown, ...offers]);
  return { tone: card.tone, blocks, page, pages, drawing: draw(blocks, card.tone) };
}

/** The requested page of a card. */
export const reply = <Drawing>(card: Card, to: Writer, surface: Surface<Drawing>): Reply<Drawing> =>
  pageOf(laidOut(card, to, surface), to, surface);

/** Outcomes whose cards depend on the request's options and language alone: those that have pages. */
const PAGED: ReadonlySet<Outcome["kind"]> = new Set([
  "summary",
  "quotes",
  "facts",
  "articles",
  "person",
  "people",
  "timeline",
  "check",
]);

/** The last layout of an outcome, so that its other pages need none of their own. */
const layouts = new WeakMap<Outcome, { readonly key: string; readonly surface: unknown; readonly layout: Layout }>();

function layoutOf(outcome: Outcome, to: Writer, surface: Surface<unknown>): Layout {
  if (!PAGED.has(outcome.kind)) return laidOut(cardOf(outcome, to), to, surface);
  const { request, share, forms, site } = to.view;
  const key = JSON.stringify([request.options, request.locale, share, forms, site]);
  const last = layouts.get(outcome);
  if (last?.key === key && last.surface === surface) return last.layout;
  const layout = laidOut(cardOf(outcome, to), to, surface);
  layouts.set(outcome, { key, surface, layout });
  return layout;
}

/** Renders the requested page of an outcome, in the asker's language and within the surface's limits. */
export function render<Drawing>(outcome: Outcome, view: RenderOptions, surface: Surface<Drawing>): Reply<Drawing> {
  const to = writer(view, surface.limits);
  return pageOf(layoutOf(outcome, to, surface), to, surface);
}
