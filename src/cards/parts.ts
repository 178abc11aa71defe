import type { Request } from "../answer/command.ts";
import type { Excerpt } from "../article/excerpt.ts";

/**
 * What a reply is made of, and nothing else: words of an article, the bot's own fixed phrases, the asker's words, and what we counted or
 * worked out. They are told apart by type here and by look wherever they are drawn.
 */
export type Part =
  | { readonly kind: "excerpt"; readonly excerpt: Excerpt; readonly strong: boolean }
  /** From the catalogue; `command` where it is the mention of a command, with Discord's id of it. */
  | { readonly kind: "wording"; readonly text: string; readonly command?: { readonly name: string; readonly id: string } }
  | { readonly kind: "echo"; readonly text: string }
  /** `instant`: seconds since 1970 where the figure is a moment, for each reader in their own time. */
  | { readonly kind: "figure"; readonly text: string; readonly instant: number | null };

/** A button stands for a request; `turns`: for another page of the same reply. */
export type Button = {
  readonly label: readonly Part[];
  readonly request: Request;
  readonly turns: boolean;
  readonly enabled: boolean;
};

/** Where a headline leads: `url` to the passage itself, `address` to the article. `label` is linked where the headline cannot be. */
export type Link = { readonly url: string; readonly address: string; readonly label: Part };

/** One of a menu's choices: each stands for a request. */
export type Choice = {
  readonly label: readonly Part[];
  readonly note: readonly Part[];
  readonly request: Request;
};

/**
 * The blocks of a card, from top to bottom. `quote` holds excerpts and marks for what is left out. `headline` heads a card about one article,
 * `source` stands under an excerpt: both give headline, publisher and date.
 */
export type Block =
  | { readonly kind: "heading" | "quote" | "line" | "note" | "plain"; readonly parts: readonly Part[] }
  | {
      readonly kind: "headline" | "source";
      readonly title: readonly Part[];
      readonly parts: readonly Part[];
      readonly link: Link | null;
    }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | { readonly kind: "menu"; readonly prompt: readonly Part[]; readonly choices: readonly Choice[] };

/** What the colour of a card says. */
export type Tone = "plain" | "exact" | "altered" | "doubtful" | "absent";

/** Every part of a block, labels included. */
export function partsOf(block: Block): readonly Part[] {
  switch (block.kind) {
    case "buttons":
      return block.buttons.flatMap((button) => button.label);
    case "menu":
      return [...block.prompt, ...block.choices.flatMap((choice) => [...choice.label, ...choice.note])];
    case "headline":
    case "source":
      return [...block.title, ...block.parts, ...(block.link === null ? [] : [block.link.label])];
    default:
      return block.parts;
  }
}

/** The requests that a card's buttons and menu items stand for, disabled ones included. */
export const requestsOf = (blocks: readonly Block[]): Request[] =>
  blocks.flatMap((block) => {
    if (block.kind === "menu") return block.choices.map(({ request }) => request);
    if (block.kind !== "buttons") return [];
    return block.buttons.map(({ request }) => request);
  });

/** The words of parts, without their looks. */
export const plain = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === "excerpt" ? part.excerpt.text : part.text)).join("");

/** Every excerpt that some blocks show, in order. */
export const excerptsOf = (blocks: readonly Block[]): Excerpt[] =>
  blocks.flatMap(partsOf).flatMap((part) => (part.kind === "excerpt" ? [part.excerpt] : []));

/** Excerpts that stand next to each other as one: a run is drawn in pieces where some of its words are set off. */
function joined(excerpts: readonly Excerpt[]): Excerpt[] {
  const runs: Excerpt[] = [];
  for (const excerpt of excerpts) {
    const last = runs.at(-1);
    const { article, revision, field } = excerpt;
    const goesOn = last?.article === article && last.revision === revision && last.field === field && last.end === excerpt.start;
    if (goesOn) runs[runs.length - 1] = { ...last, end: excerpt.end, text: last.text + excerpt.text };
    else runs.push(excerpt);
  }
  return runs;
}

/** The words of the news that some blocks are there to show, in order; the headlines where they quote nothing else. */
export function wordsOf(blocks: readonly Block[]): Excerpt[] {
  const quoted = joined(excerptsOf(blocks.filter(({ kind }) => kind === "quote")));
  if (quoted.length > 0) return quoted;
  return excerptsOf(blocks.filter(({ kind }) => kind === "headline" || kind === "source")).filter(
    ({ field }) => field === "title",
  );
}
