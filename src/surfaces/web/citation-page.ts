import { schemaQuotation, webAnnotation } from "../../answer/annotation.ts";
import { type Source, sourceOf } from "../../answer/citations.ts";
import type { Outcome } from "../../answer/outcome.ts";
import { type Since, sinceCited } from "../../answer/since.ts";
import { cited } from "../../answer/source.ts";
import { quotationAt } from "../../answer/speaker-at.ts";
import { citationId, readCitationId } from "../../article/citation-id.ts";
import { excerptOf } from "../../article/excerpt.ts";
import { date } from "../../cards/figures.ts";
import type { Part } from "../../cards/parts.ts";
import { respond } from "../../cards/respond.ts";
import { say } from "../../cards/wording.ts";
import type { Quotation } from "../../language/analysis.ts";
import { type Span, shared } from "../../text/span.ts";
import { gone } from "./article-page.ts";
import { web } from "./draw.ts";
import { TYPES } from "./formats.ts";
import { type Html, html } from "./html.ts";
import type { WebPage } from "./page.ts";
import { phrase } from "./phrases.ts";
import { type Ink, proved } from "./proved.ts";
import { Refusal, type Site } from "./site.ts";

type CitationOutcome = Extract<Outcome, { kind: "source" }>;

/** What a citation points at, proved again just now; throws a Refusal if nothing is held there. */
async function found(
  id: string,
  site: Site,
): Promise<{ readonly source: Source; readonly outcome: CitationOutcome; readonly since: Since | null }> {
  const { services } = site.runtime;
  const outcome = await cited(services, id);
  const place = readCitationId(id);
  if (outcome.kind !== "source" || place === null)
    throw place === null ? new Refusal(404, "web.missing") : await gone(site, place.article, place.revision);
  const [source, since] = await Promise.all([
    sourceOf(services.archive, place.article, place.revision),
    sinceCited(services.archive, outcome.excerpt),
  ]);
  return { source: source!, outcome, since };
}

/** `/c/CITATION`: an excerpt in its surroundings, the proof that it is printed, and what became of it since. */
export async function citationPage(id: string, locale: string, site: Site): Promise<WebPage> {
  // On its own page a citation needs no link to it.
  const { site: _, ...runtime } = site.runtime;
  const { source, outcome, since } = await found(id, site);
  const { excerpt } = outcome;
  const { article, revision, field, start, end } = excerpt;
  const around = { article, revision, place: `${start}-${end}` };
  const request = (command: string, options: Record<string, string | boolean>) => ({ command, options, page: 0, locale });
  const inContext = field === "text" ? request("context", around) : request("source", { id });
  const shown = await respond(inContext, runtime, web);
  const copy = await respond(request("source", { id, copy: true }), runtime, web);
  return proved(runtime.services.archive, (ink) => ({
    locale,
    title: ink.words(excerptOf(source.article, "title")),
    head: html`
<link rel="alternate" type="${TYPES.annotation}" href="/c/${id}">
<link rel="alternate" type="${TYPES.quotation}" href="/c/${id}">`,
    main: html`<h1>${phrase(locale, "web.citation")}</h1>
${shown.drawing}
<section><h2>${phrase(locale, "source.proof")}</h2>${proofOf(outcome, source, locale, ink)}</section>
<section><h2>${phrase(locale, "web.since")}</h2>${sinceThen(since, locale, ink)}</section>
<section id="copy"><h2>${phrase(locale, "button.copy")}</h2>${copy.drawing}</section>
<p class="buttons"><a class="button" href="/a/${article}?revision=${revision}">${phrase(locale, "web.article")}</a></p>`,
  }));
}

const figure = (text: string | number): Part[] => [{ kind: "figure", text: String(text), instant: null }];

const VERDICTS = { proved: "source.proved", "as read": "source.as-read", failed: "source.unproved" } as const;

/** The proof: what was checked just now, and the numbers to check it by. */
function proofOf({ excerpt, proof }: CitationOutcome, { article }: Source, locale: string, ink: Ink): Html {
  const place = proof?.kind === "proved" ? proof.place : undefined;
  const row = (name: Html | string, parts: readonly Part[]) => html`<div><dt>${name}</dt><dd>${ink.parts(parts)}</dd></div>`;
  const bytes = place === undefined ? [] : say(locale, "source.bytes", { from: place.start, to: place.end });
  return html`${proof === null ? null : html`<p class="verdict ${proof.kind === "failed" ? "failed" : "held"}">${phrase(locale, VERDICTS[proof.kind])}</p>`}
<p>${phrase(locale, "web.hash")}</p>
<dl>${row(phrase(locale, "web.id"), figure(citationId(excerpt)))}
${row(phrase(locale, "web.revision"), figure(article.revision))}
${row(phrase(locale, "web.read"), date(article.added, locale, "time"))}
${row(phrase(locale, "web.place"), say(locale, `web.place.${excerpt.field}`, { from: excerpt.start, to: excerpt.end }))}
${bytes.length === 0 ? null : row(phrase(locale, "web.bytes"), bytes)}</dl>`;
}

/** What became of the words in the article's current revision. */
function sinceThen(since: Since | null, locale: string, ink: Ink): Html {
  switch (since?.kind) {
    case "same revision":
      return html`<p>${phrase(locale, "web.since.same")}</p>`;
    case "kept":
      return html`<p>${phrase(locale, "web.since.kept")} <a href="/c/${citationId(since.words)}">${phrase(locale, "web.since.now")}</a></p>`;
    case "reworded":
      return html`<p>${phrase(locale, "web.since.reworded")} <a href="/c/${citationId(since.words)}">${phrase(locale, "web.since.now")}</a></p>
<blockquote lang="" dir="auto">${marked(since, ink)}</blockquote>`;
    case "gone":
      return html`<p>${phrase(locale, "web.since.gone")}</p>`;
    default:
      return html`<p>${phrase(locale, "stale.withdrawn")}</p>`;
  }
}

/** Reworded words with the changes in bold. */
function marked({ words, changed }: Extract<Since, { kind: "reworded" }>, ink: Ink): Html {
  const strong = changed.toSorted((a, b) => a.start - b.start);
  const part = (start: number, end: number, strong: boolean): Part[] => {
    const text = words.text.slice(start - words.start, end - words.start);
    return text === "" ? [] : [{ kind: "excerpt", excerpt: { ...words, start, end, text }, strong }];
  };
  const parts: Part[] = [];
  let at = words.start;
  for (const { start, end } of strong) {
    const [from, to] = [Math.max(start, at), Math.min(end, words.end)];
    if (from >= to) continue;
    parts.push(...part(at, from, false), ...part(from, to, true));
    at = to;
  }
  return ink.parts([...parts, ...part(at, words.end, false)]);
}

/** The cited words with their speaker, if most of them are inside that speaker's quotation marks. */
function quotationOf(source: Source, { start, end }: Span): Quotation {
  const { quotations } = source.analysis;
  const quoted = quotations.reduce((sum, quotation) => sum + shared(quotation, { start, end }), 0);
  const said = quoted >= MOST_OF * (end - start) ? quotationAt(source, { start, end }) : null;
  return { start, end, speaker: said?.speaker ?? null, cue: said?.cue ?? null };
}

/** A quotation that its cue interrupts has this share of its characters inside quotation marks. */
const MOST_OF = 0.6;

/** A citation as data. */
export async function citationJson(id: string, site: Site) {
  const { source, outcome, since } = await found(id, site);
  const { excerpt, proof } = outcome;
  const { article } = source;
  const words = excerpt.field === "text" ? quotationOf(source, excerpt) : null;
  return proved(site.runtime.services.archive, (ink) => ({
    citation: {
      id: citationId(excerpt),
      ...excerpt,
      text: ink.words(excerpt),
      proof: proof?.kind ?? null,
      since: since?.kind ?? "withdrawn",
    },
    annotation: words && webAnnotation(article, words),
    quotation: words && schemaQuotation(article, words),
  }));
}
