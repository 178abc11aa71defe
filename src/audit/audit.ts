import { LRUCache } from "lru-cache";
import { commands } from "../../commands/index.ts";
import type { Request } from "../answer/command.ts";
import { GateError } from "../cards/gate.ts";
import { excerptsOf } from "../cards/parts.ts";
import { respond, SHARE } from "../cards/respond.ts";
import type { StoredArticle } from "../index/archive.ts";
import type { WritableArchive } from "../ingest/open-archive.ts";
import { discord, type Payload } from "../surfaces/discord/draw.ts";
import { find, parse, shown } from "./discord-markdown.ts";
import { alteredByOneWord, falsePremises } from "./premises.ts";
import { sample, seeded } from "./random.ts";
import { bare, rawWords } from "./raw-words.ts";
import { OVERVIEWS, requestsFor } from "./requests.ts";

/** A piece of a reply found in no raw input of the articles it cites, whose ids `article` lists. */
export type Stray = { readonly article: string; readonly command: string; readonly words: string };

/** A quotation for a person to judge. */
export type Sampled = {
  readonly article: string;
  readonly quote: string;
  readonly speaker: string | null;
  readonly sentence: string;
};

export type Audit = {
  readonly seed: number;
  readonly held: number;
  readonly articles: number;
  readonly replies: number;
  /** Pieces of article text in those replies, and those found nowhere. */
  readonly excerpts: number;
  readonly stray: readonly Stray[];
  /** Replies the gate refused. */
  readonly refused: number;
  readonly premises: { readonly asked: number; readonly answered: readonly string[] };
  readonly altered: { readonly checked: number; readonly exact: readonly string[] };
  readonly sampled: readonly Sampled[];
};

export type AuditOptions = {
  readonly articles: number;
  readonly premises: number;
  readonly altered: number;
  readonly seed: number;
};

/** What separates pieces: our gap mark, and paragraphs, since a label may have stood between two on the page. */
const APART = /\[…\]|\n/;
/** What is bold may also be a byline, whose authors we join with commas. */
const APART_IN_BOLD = /\[…\]|\n|, /;

/** The pieces of article text in a drawn message, parsed from its markdown: block quotes and what is bold. */
export function piecesOf({ components: [container] }: Payload): string[] {
  const nodes = container.components.flatMap((component) => ("content" in component ? parse(component.content) : []));
  const split = (type: "quote" | "bold", at: RegExp) => find(nodes, type).flatMap(({ children }) => shown(children).split(at));
  return [...split("quote", APART), ...split("bold", APART_IN_BOLD)].filter((piece) => bare(piece).length > 0);
}

const inputsOf = async (archive: WritableArchive, article: string): Promise<string> =>
  (await Array.fromAsync(archive.inputsOf(article)))
    .map((input) => {
      const sent = input.kind === "file" ? input : input.published;
      if (sent) return rawWords(sent.bytes);
      return input.kind === "article" ? bare(JSON.stringify(input.article)) + bare(input.article.text) : "";
    })
    .join("\n");

/**
 * Audits an archive from the outside: runs every command that shows news on random articles and looks for each excerpt in the raw inputs; asks questions with
 * false premises; checks quotations with one word changed; samples quotations for a person to judge.
 */
export async function audit(archive: WritableArchive, options: AuditOptions): Promise<Audit> {
  const random = seeded(options.seed);
  const held = await archive.list({}, 100_000_000);
  const runtime = { commands, services: { archive, now: () => new Date() }, share: SHARE };
  const drawn = sample(held, options.articles, random);
  const stray: Stray[] = [];
  const quotations: { article: StoredArticle; quote: string; speaker: string | null; sentence: string }[] = [];
  const raws = new LRUCache<string, string>({ max: 100 });
  const counts = { replies: 0, excerpts: 0, refused: 0 };

  for (const article of drawn) {
    const analysis = await archive.analysis(article.id);
    for (const { start, end, speaker } of analysis?.quotations ?? []) {
      const sentence = analysis!.sentences.find((one) => one.start <= start && start < one.end);
      quotations.push({
        article,
        quote: article.text.slice(start, end),
        speaker: speaker?.name ? article.text.slice(speaker.name.start, speaker.name.end) : null,
        sentence: sentence ? article.text.slice(sentence.start, sentence.end) : "",
      });
    }
    for (const request of requestsFor(
      article,
      quotations.find((said) => said.article === article),
    ))
      await tryOut(request);
  }
  for (const request of OVERVIEWS) await tryOut(request);

  const asked = falsePremises(options.premises, random);
  const answered: string[] = [];
  for (const question of asked) {
    const outcome = await run("ask", { question });
    if (outcome.kind === "answer") answered.push(question);
  }

  const words = [...new Set(quotations.flatMap(({ quote }) => quote.match(/\b[a-z]{5,}\b/g) ?? []))];
  // Nested quotations would be checked separately.
  const long = quotations.filter(({ quote }) => quote.split(/\s+/).length >= 8 && !/["“”„«»]/.test(quote));
  const altered = sample(long, options.altered, random).flatMap(({ quote }) => alteredByOneWord(quote, words, random) ?? []);
  const exact: string[] = [];
  for (const quote of altered) {
    const outcome = await run("check", { quote: `“${quote}”` });
    if (outcome.kind === "check" && outcome.checked.some(({ verdict }) => verdict === "exact")) exact.push(quote);
  }

  const sampled = sample(quotations, 50, random).map(({ article, ...rest }) => ({ article: article.id, ...rest }));
  return {
    seed: options.seed,
    held: held.length,
    articles: drawn.length,
    ...counts,
    stray,
    premises: { asked: asked.length, answered },
    altered: { checked: altered.length, exact },
    sampled,
  };

  /** Looks up what a reply shows in the raw inputs of the articles it cites. */
  async function tryOut(request: Request): Promise<void> {
    try {
      const { drawing, blocks } = await respond(request, runtime, discord);
      counts.replies++;
      const cited = [...new Set(excerptsOf(blocks).map(({ article }) => article))];
      const raw = (await Promise.all(cited.map(rawOf))).join("\n");
      const pieces = piecesOf(drawing);
      counts.excerpts += pieces.length;
      for (const words of pieces)
        if (!raw.includes(bare(words))) stray.push({ article: cited.join(", "), command: request.command, words });
    } catch (error) {
      if (!(error instanceof GateError)) throw error;
      counts.refused++;
    }
  }

  async function rawOf(article: string): Promise<string> {
    const raw = raws.get(article) ?? (await inputsOf(archive, article));
    raws.set(article, raw);
    return raw;
  }

  async function run(command: string, given: Request["options"]) {
    return commands.get(command)!.run({ command, options: given, page: 0, locale: "en-US" }, runtime.services);
  }
}
