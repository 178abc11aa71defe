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

/** A button: a request of its own (`turns`: another page of the same reply), or a way out to an address. */
export type Button =
  | {
      readonly kind: "request";
      readonly label: readonly Part[];
      readonly request: Request;
      readonly turns: boolean;
      readonly enabled: boolean;
    }
  | { readonly kind: "link"; readonly label: readonly Part[]; readonly url: string };

/** One of a menu's choices: each stands for a request. */
export type Choice = {
  readonly label: readonly Part[];
  readonly note: readonly Part[];
  readonly request: Request;
};

/** What stands on a card, from top to bottom. `quote` holds excerpts and marks of what is left out; `source` is a quiet line with a link. */
export type Block =
  | { readonly kind: "heading" | "quote" | "line" | "note"; readonly parts: readonly Part[] }
  | {
      readonly kind: "source";
      readonly parts: readonly Part[];
      readonly link: { readonly label: Part; readonly url: string } | null;
    }
  | { readonly kind: "plain"; readonly parts: readonly Part[] }
  | { readonly kind: "rule" }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | { readonly kind: "menu"; readonly prompt: readonly Part[]; readonly choices: readonly Choice[] };

/** What the colour of a card says. */
export type Tone = "plain" | "exact" | "altered" | "doubtful" | "absent";

/** Every part of a block, labels included. */
export function partsOf(block: Block): readonly Part[] {
  switch (block.kind) {
    case "rule":
      return [];
    case "buttons":
      return block.buttons.flatMap((button) => button.label);
    case "menu":
      return [...block.prompt, ...block.choices.flatMap((choice) => [...choice.label, ...choice.note])];
    case "source":
      return block.link === null ? block.parts : [...block.parts, block.link.label];
    default:
      return block.parts;
  }
}

/** The requests that a card's buttons and menu entries stand for, disabled ones included. */
export const requestsOf = (blocks: readonly Block[]): Request[] =>
  blocks.flatMap((block) => {
    if (block.kind === "menu") return block.choices.map(({ request }) => request);
    if (block.kind !== "buttons") return [];
    return block.buttons.flatMap((button) => (button.kind === "request" ? [button.request] : []));
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
  return excerptsOf(blocks.filter(({ kind }) => kind === "heading" || kind === "source")).filter(
    ({ field }) => field === "title",
  );
}
