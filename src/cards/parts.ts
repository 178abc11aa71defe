import type { Request } from "../answer/command.ts";
import type { Excerpt } from "../article/excerpt.ts";

/**
 * All a reply is made of: words of an article, the bot's own wording, the asker's words, and what we counted or computed. Types keep them
 * apart here, and looks wherever they are drawn.
 */
export type Part =
  | { readonly kind: "excerpt"; readonly excerpt: Excerpt; readonly strong: boolean }
  /** From the catalogue; with `command` or `channel` it is a clickable mention of that, by its Discord id. */
  | {
      readonly kind: "wording";
      readonly text: string;
      readonly command?: { readonly name: string; readonly id: string };
      readonly channel?: string;
    }
  | { readonly kind: "echo"; readonly text: string }
  /** `instant`: seconds since 1970 if the figure is a moment, shown in each reader's own time zone. */
  | { readonly kind: "figure"; readonly text: string; readonly instant: number | null };

/** A button stands for a request; `turns` if it is for another page of the same reply. */
export type Button = {
  readonly label: readonly Part[];
  readonly request: Request;
  readonly turns: boolean;
  readonly enabled: boolean;
};

/** Where a headline leads: `url` to the passage, `address` to the article. `label` carries the link if the headline cannot. */
export type Link = { readonly url: string; readonly address: string; readonly label: Part };

/** A link to the page that proves a passage, or shows an article. */
export type ProofLink = { readonly url: string; readonly label: Part };

/** A choice in a menu; it stands for a request. */
export type MenuChoice = {
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
      readonly proof?: ProofLink;
    }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | { readonly kind: "menu"; readonly prompt: readonly Part[]; readonly choices: readonly MenuChoice[] };

/** The colour of a card. */
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
      return [
        ...block.title,
        ...block.parts,
        ...(block.link === null ? [] : [block.link.label]),
        ...(block.proof === undefined ? [] : [block.proof.label]),
      ];
    default:
      return block.parts;
  }
}

/** The requests behind a card's buttons and choices, disabled ones included. */
export const requestsOf = (blocks: readonly Block[]): Request[] =>
  blocks.flatMap((block) => {
    if (block.kind === "menu") return block.choices.map(({ request }) => request);
    if (block.kind !== "buttons") return [];
    return block.buttons.map(({ request }) => request);
  });

/** The text of parts, without formatting. */
export const plain = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === "excerpt" ? part.excerpt.text : part.text)).join("");

/** All excerpts in some blocks, in order. */
export const excerptsOf = (blocks: readonly Block[]): Excerpt[] =>
  blocks.flatMap(partsOf).flatMap((part) => (part.kind === "excerpt" ? [part.excerpt] : []));

/** Joins adjacent excerpts: a clipping is several excerpts if some of it is highlighted. */
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

/** The news words that blocks show, in order: what they quote, or their headlines if they quote nothing. */
export function wordsOf(blocks: readonly Block[]): Excerpt[] {
  const quoted = joined(excerptsOf(blocks.filter(({ kind }) => kind === "quote")));
  if (quoted.length > 0) return quoted;
  return excerptsOf(blocks.filter(({ kind }) => kind === "headline" || kind === "source")).filter(
    ({ field }) => field === "title",
  );
}
