import type { Request } from "../answer/command.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { type Draft, finished, type Item, menu, row } from "./card.ts";
import { short } from "./cut.ts";
import { type Block, type Button, excerptsOf, type MenuChoice, type Part } from "./parts.ts";
import { dotted, type Writer } from "./writer.ts";

/** How many buttons a card has besides those that turn the page; the rest go into its menu. */
const BUTTONS = 2;

/** Buttons and menu choices. */
export type Offers = { readonly buttons: readonly Button[]; readonly choices: readonly MenuChoice[] };

/** The offers among some drafts. */
export const offersOf = (drafts: readonly Draft[]): Offers => ({
  buttons: drafts.flatMap((draft) => (draft.kind === "buttons" ? draft.buttons : [])),
  choices: drafts.flatMap((draft) => (draft.kind === "menu" ? draft.choices : [])),
});

/** The offers of a page: the buttons of a single item come first; those of several become choices, told apart by the item's words. */
export function offersOn(items: readonly Item[], own: Offers, to: Writer): Offers {
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

const choiceOf = ({ label, request }: Button): MenuChoice => ({ label, note: [], request });

/** A page's number, how many there are, and the news words on it. */
type CardPage = { readonly words: readonly Excerpt[]; readonly page: number; readonly pages: number };

const turns = (to: Writer, { page, pages }: CardPage): Button[] => (pages > 1 ? to.turns(page, pages) : []);

const withWords = (to: Writer, { words }: CardPage): Button[] => (words.length > 0 ? [to.copy(), ...to.report(...words)] : []);

/** The end of a page: buttons, and a menu with everything else. */
export function ending(to: Writer, { buttons: own, choices }: Offers, page: CardPage): Block[] {
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
export const endingInButtons = (to: Writer, { buttons }: Offers, page: CardPage): Block[] =>
  row(...turns(to, page), ...buttons.slice(0, BUTTONS), ...withWords(to, page));

const keyOf = (request: Request, turns = false): string => `${turns} ${JSON.stringify(request)}`;

/** Removes buttons and choices that repeat a request. */
export function once(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  const fresh = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "buttons") return row(...block.buttons.filter(({ request, turns }) => fresh(keyOf(request, turns))));
    if (block.kind !== "menu") return [block];
    const requests = new Set(block.choices.map(({ request }) => keyOf(request)));
    return [{ ...block, choices: block.choices.filter(({ request }) => requests.delete(keyOf(request))) }];
  });
}
