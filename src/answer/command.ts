import type { Excerpt } from "../article/excerpt.ts";
import type { Added, Archive } from "../index/archive.ts";
import type { GuardedReader } from "../reader/guarded.ts";
import type { Choose } from "./choose.ts";
import type { RequestOrigin } from "./follow.ts";
import type { Following } from "./following.ts";
import type { Outcome, PlainSuggestion, ProofResult, SourceState, Suggestion } from "./outcome.ts";
import type { ChooseSummary } from "./summarise-by-reader.ts";

/** A request, however it was made: slash command, button, typed line. */
export type Request = {
  readonly command: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  /** The page, from 0. */
  readonly page: number;
  /** BCP 47 language of the asker's client. */
  readonly locale: string;
};

/** Feeds and folders, for people who manage a server. */
export type Sources = {
  /** Adds the articles at an address; `refused` gives reasons. */
  readonly add: (url: string) => Promise<{ readonly added: readonly Added[]; readonly refused: readonly string[] }>;
  readonly list: () => Promise<readonly SourceState[]>;
};

/** Services that commands use. */
export type Services = {
  readonly archive: Archive;
  /** Absent if nothing can be fetched. */
  readonly sources?: Sources;
  /** Proves a stored revision against its raw input again; absent without inputs. */
  readonly verify?: (excerpt: Excerpt) => Promise<ProofResult | null>;
  readonly now: () => Date;
  /** What channels follow; absent where nothing can be posted. */
  readonly following?: Following;
  /** Where the request was made; absent where nothing can be posted later. */
  readonly place?: RequestOrigin;
  /** What chooses the sentences of an answer; by fitted weights when absent. */
  readonly choose?: Choose;
  /** What chooses the sentences of a summary; by rules when absent. */
  readonly chooseSummary?: ChooseSummary;
  /** A model that may choose; absent if the operator has set up none. */
  readonly reader?: GuardedReader;
};

export type Option = {
  readonly description: string;
  /** `role` and `channel`: the id of one in the server, on Discord alone. */
  readonly type: "text" | "yes or no" | "role" | "channel";
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** Longest text, in characters. */
  readonly longest?: number;
  /** If left out, a form with a large field asks for it (slash options drop line breaks). */
  readonly form?: true;
};

/** A command: typed data and a function, testable with plain objects. */
export type Command = {
  readonly name: string;
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Options set by follow-ups, never typed. */
  readonly followUp?: Readonly<Record<string, Option>>;
  /** Its name in the Apps menu of a message, and the option that takes the message's text. */
  readonly onMessage?: { readonly name: string; readonly option: string };
  /** Only for people who manage the server. */
  readonly managers?: true;
  /** Reached only by buttons. */
  readonly hidden?: true;
  /** Its outcome depends on its options and the archive, not on who asks, when or in which language. */
  readonly archiveOnly?: true;
  /** Autocomplete by option: at most 25 suggestions, best first. */
  readonly complete?: Readonly<
    Record<string, (typed: string, request: Request, services: Services) => Promise<readonly (Suggestion | PlainSuggestion)[]>>
  >;
  readonly run: (request: Request, services: Services) => Promise<Outcome>;
};
