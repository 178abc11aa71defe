import type { Command, Request } from "../answer/command.ts";
import type { Citation } from "../answer/outcome.ts";
import { citationId } from "../article/citation-id.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { short } from "./cut.ts";
import { date } from "./figures.ts";
import { toPassage } from "./fragment.ts";
import { type Block, type Button, type Link, type MenuChoice, type Part, type ProofLink, plain } from "./parts.ts";
import type { Surface } from "./surface.ts";
import { type Key, type Slots, say } from "./wording.ts";

/** A command as `/help` lists it. */
export type HelpEntry = Pick<Command, "name" | "description" | "onMessage">;

/** How an outcome is rendered, and for which request. */
export type RenderOptions = {
  /** The request answered: its page and locale are used, and buttons repeat it. */
  readonly request: Request;
  /** The share of an article's characters, from 0 to 1, that a reply may show over all its pages. */
  readonly share: number;
  /** Commands that can be typed, with Discord's ids where known, for clickable mentions. */
  readonly commands?: readonly HelpEntry[];
  readonly commandIds?: Readonly<Record<string, string>>;
  readonly running?: { readonly version: string; readonly latency: number | null; readonly behind: number | null };
  /** The surface has forms. */
  readonly forms?: boolean;
  /** Origin of the page in the browser that proves citations; empty on that page itself, undefined where there is none. */
  readonly site?: string;
};

/** Longest excerpts on lines of ours, in characters; together they stay well below a page. */
export const LONGEST = { title: 200, name: 80, role: 100, phrase: 40, source: 60, echo: 300 } as const;

/** Room for the mark of a cut label. */
export const ELLIPSIS = 5;

const DOT: Part = { kind: "wording", text: " · " };

/** Joins parts with dots, skipping empty ones. */
export function dotted(...pieces: readonly (readonly Part[])[]): Part[] {
  return pieces.filter((piece) => piece.length > 0).flatMap((piece, index) => (index === 0 ? [...piece] : [DOT, ...piece]));
}

/** A block of text; nothing without parts. */
export const text = (kind: "heading" | "line" | "note", ...parts: readonly Part[]): Block[] =>
  parts.length === 0 ? [] : [{ kind, parts }];

/** The article's address, if it is http(s) and at most `longest` characters. */
function address({ url }: Citation, longest: number): string | null {
  const parsed = url === null ? null : URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.href.length <= longest ? parsed.href : null;
}

/** Writes the lines and buttons that cards share, in the asker's language. */
export type Writer = ReturnType<typeof writer>;

export function writer(view: RenderOptions, limits: Surface<unknown>["limits"]) {
  const { locale } = view.request;
  const phrase = (key: Key, slots?: Slots): Part[] => say(locale, key, slots);

  function ask(label: Key, command: string, options: Request["options"]): Button {
    const request = { command, options, page: 0, locale };
    return { label: phrase(label), request, turns: false, enabled: true };
  }

  function turn(label: Key, page: number, pages: number): Button {
    const request = { ...view.request, page: Math.min(Math.max(page, 0), pages - 1) };
    const enabled = request.page === page;
    return { label: phrase(label), request, turns: true, enabled };
  }

  const choice = (request: Request, label: readonly Part[], note: readonly Part[] = []): MenuChoice => ({
    label,
    note,
    request,
  });

  const publisher = ({ source, published }: Citation, longest: number): Part[] =>
    dotted(short(source, longest), date(published, locale));

  function linkOf(citation: Citation, passage: Excerpt | null): Link | null {
    const url = address(citation, limits.url);
    if (url === null) return null;
    return { url: (passage && toPassage(url, passage.text, limits.url)) ?? url, address: url, label: phrase("source.read")[0]! };
  }

  /** The page that proves a passage or, without one, shows the article. */
  function proofOf({ article }: Citation, passage: Excerpt | null): { readonly proof?: ProofLink } {
    if (view.site === undefined) return {};
    const url = passage === null ? `${view.site}/a/${article}` : `${view.site}/c/${citationId(passage)}`;
    return { proof: { url, label: phrase("source.proof")[0]! } };
  }

  const warnings = ({ changed, vanished }: Citation): Block[] => [
    ...(changed ? text("note", ...phrase("source.changed")) : []),
    ...(vanished ? text("note", ...phrase("source.vanished")) : []),
  ];

  return {
    view,
    limits,
    locale,
    say: phrase,
    warnings,
    ask,
    choice,

    /** Buttons that turn the page. */
    turns: (page: number, pages: number): Button[] => [
      turn("button.previous", page - 1, pages),
      turn("button.next", page + 1, pages),
    ],

    /** The same page as plain text. */
    copy: (): Button => {
      const request = { ...view.request, options: { ...view.request.options, copy: true } };
      return { label: phrase("button.copy"), request, turns: false, enabled: true };
    },

    /** Opens a form that reports words to the operator; nothing if the surface has no forms. */
    report: (...words: readonly Excerpt[]): Button[] =>
      view.forms && words.length > 0 ? [ask("report.title", "report", { id: words.map(citationId).join(" ") })] : [],

    /** Opens a form for a follow-up question; nothing if the surface has no forms. */
    further: (): Button[] => (view.forms ? [ask("button.further", "further", {})] : []),

    context: ({ article, revision, start, end }: Excerpt): Button =>
      ask("button.context", "context", { article, revision, place: `${start}-${end}` }),

    /** The source line: headline, publisher and date, linked to `passage` if the article has an address. `more` ends the line. */
    source: (citation: Citation, passage: Excerpt | null, ...more: readonly Part[]): Block[] => [
      {
        kind: "source",
        title: short(citation.title, limits.headline),
        parts: dotted(publisher(citation, LONGEST.source), more),
        link: linkOf(citation, passage),
        ...proofOf(citation, passage),
      },
      ...warnings(citation),
    ],

    /** The head of a card about one article: its headline, then byline, publisher and date. */
    headline(citation: Citation, passage: Excerpt | null = null): Block[] {
      const byline = short(citation.byline, LONGEST.name);
      const by = byline.length === 0 ? [] : phrase("source.by", { byline });
      return [
        {
          kind: "headline",
          title: short(citation.title, LONGEST.title, false),
          parts: dotted(by, publisher(citation, LONGEST.source)),
          link: linkOf(citation, passage),
          ...proofOf(citation, passage),
        },
        ...warnings(citation),
      ];
    },

    /** An article as a menu choice. */
    article(citation: Citation, command: string): MenuChoice {
      const request = { command, options: { article: citation.article }, page: 0, locale };
      const note = publisher(citation, LONGEST.phrase);
      const noted = plain(note).length <= limits.note ? note : date(citation.published, locale);
      return choice(request, short(citation.title, limits.label - ELLIPSIS, false), noted);
    },
  };
}
