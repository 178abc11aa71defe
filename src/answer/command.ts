import type { Added, Archive } from "../index/archive.ts";
import type { Outcome, Proved, SourceState, Suggestion } from "./outcome.ts";

/** One thing asked, by whichever door it came: a slash command, a button, a line typed. */
export type Request = {
  readonly command: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  /** The page wanted, from 0. */
  readonly page: number;
  /** BCP 47 language of the asker's client. */
  readonly locale: string;
};

/** Where articles come from: what those who manage a server may ask of it. */
export type Sources = {
  /** Adds what is at an address; each article's id, and the reason for each that was refused. */
  readonly add: (url: string) => Promise<{ readonly added: readonly Added[]; readonly refused: readonly string[] }>;
  readonly list: () => Promise<readonly SourceState[]>;
};

/** What a command may use. */
export type Services = {
  readonly archive: Archive;
  /** Absent where nothing can be fetched. */
  readonly sources?: Sources;
  /** Proves a stored revision from its raw input again. Absent where the inputs are not at hand. */
  readonly verify?: (id: string, revision: string) => Promise<Proved | null>;
  readonly now: () => Date;
};

export type Option = {
  readonly description: string;
  readonly type: "text" | "yes or no";
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** Discord's bounds on a text. */
  readonly longest?: number;
  /** Asked for in a form with a large field when it is left out (a slash option drops line breaks). */
  readonly form?: true;
};

/** What people type: typed data and a function, so that a test calls it with plain objects. */
export type Command = {
  readonly name: string;
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Options that a follow-up fills in, never typed. */
  readonly followUp?: Readonly<Record<string, Option>>;
  /** Also in the Apps menu of any message under this name: the option takes the message's text. */
  readonly onMessage?: { readonly name: string; readonly option: string };
  /** Only for those who manage the server. */
  readonly managers?: true;
  /** Reached by a button alone, never typed. */
  readonly hidden?: true;
  /** Suggestions while typing, one function an option: at most 25, best first. */
  readonly complete?: Readonly<
    Record<string, (typed: string, request: Request, services: Services) => Promise<readonly Suggestion[]>>
  >;
  readonly run: (request: Request, services: Services) => Promise<Outcome>;
};
