import { attributionOf, type Source, sourceOf } from "../../answer/citations.ts";
import { citationId } from "../../article/citation-id.ts";
import { excerptOf } from "../../article/excerpt.ts";
import { value } from "../../cards/figures.ts";
import { attribution } from "../../cards/outcomes/attribution.ts";
import { type Part, partsOf, plain } from "../../cards/parts.ts";
import type { Writer } from "../../cards/writer.ts";
import type { Fact, Quotation } from "../../language/analysis.ts";
import { holds, type Span } from "../../text/span.ts";
import { aboutArticle } from "./article-head.ts";
import { type Html, html } from "./html.ts";
import { type MarkedRun, nested } from "./marks.ts";
import type { WebPage } from "./page.ts";
import { phrase } from "./phrases.ts";
import { type Ink, proved } from "./proved.ts";
import { shownOf } from "./shown.ts";
import { Refusal, type Site, writerFor } from "./site.ts";

/** A marked place: a sentence of the summary, a quotation or a fact. */
type ArticleMark = Span &
  (
    | { readonly kind: "sentence" }
    | { readonly kind: "quotation"; readonly quotation: Quotation }
    | { readonly kind: "fact"; readonly fact: Fact }
  );

/** Anchors within the page; their numbers are offsets in the text, so that they last as long as the revision. */
const anchorOf = ({ kind, start }: ArticleMark): string => `${kind}-${start}`;

/** What a page about one article draws with. */
type Drawing = { readonly source: Source; readonly writer: Writer; readonly locale: string; readonly ink: Ink };

/**
 * `/a/ID`: an article as it is held, with its summary's sentences, quotations and facts marked. Throws a Refusal if it is not held or was
 * withdrawn.
 */
export async function articlePage(id: string, revision: string | undefined, locale: string, site: Site): Promise<WebPage> {
  const { archive } = site.runtime.services;
  const source = await sourceOf(archive, id, revision);
  if (source === null) throw await gone(site, id, revision);
  const writer = writerFor(site, locale);
  const passages = shownOf(source, site.settings.fullText ? 1 : site.runtime.share);
  const isShown = (span: Span) => passages.some(({ excerpt }) => holds(excerpt, span));
  const marks = marksIn(source).filter(isShown);
  const whole = passages.length === 1 && passages[0]!.excerpt.text.length >= source.article.text.trim().length;

  return proved(archive, (ink) => {
    const drawing: Drawing = { source, writer, locale, ink };
    const { language } = source.article;
    const body = passages.map(({ excerpt, gap }) => {
      const inside = source.analysis.paragraphs
        .map((paragraph) => clip(paragraph, excerpt))
        .filter(({ start, end }) => start < end);
      const parts = inside.map((span) => html`<p dir="auto">${nested(span, marks).map((piece) => drawn(piece, drawing))}</p>`);
      return gap ? html`<p class="gap">[…]</p>${parts}` : html`${parts}`;
    });
    return {
      locale,
      title: ink.words(excerptOf(source.article, "title")),
      wide: true,
      main: html`<article class="held">
<div class="story">${aboutArticle(source, writer, ink)}
<div class="text" lang="${language ?? ""}">${body}</div>
${whole ? null : html`<p class="note">${phrase(locale, "web.share")}</p>`}</div>
<div class="found">${summaryOf(marks, drawing)}${quotationsOf(marks, drawing)}${factsOf(marks, drawing)}</div>
</article>`,
    };
  });
}

/** Why there is no such article. */
export async function gone({ runtime }: Site, id: string, revision?: string): Promise<Refusal> {
  const held = await runtime.services.archive.article(id, revision);
  return held?.withdrawn ? new Refusal(410, "stale.withdrawn") : new Refusal(404, "web.missing");
}

const clip = (span: Span, within: Span): Span => ({
  start: Math.max(span.start, within.start),
  end: Math.min(span.end, within.end),
});

const marksIn = ({ analysis: { summary, quotations, facts } }: Source): ArticleMark[] => [
  ...summary.medium.map(({ start, end }) => ({ kind: "sentence" as const, start, end })),
  ...quotations.map((quotation) => ({ kind: "quotation" as const, start: quotation.start, end: quotation.end, quotation })),
  ...facts.map((fact) => ({ kind: "fact" as const, start: fact.start, end: fact.end, fact })),
];

const ofKind = <Kind extends ArticleMark["kind"]>(marks: readonly ArticleMark[], kind: Kind) =>
  marks.filter((mark): mark is Extract<ArticleMark, { kind: Kind }> => mark.kind === kind);

/** The line that says whose words a quotation is, and how that is known. */
function saidBy(quotation: Quotation, { source, writer }: Drawing): readonly Part[] {
  const cue = quotation.cue && excerptOf(source.article, "text", quotation.cue);
  const speaker = quotation.speaker && attributionOf(source, quotation.speaker);
  return attribution(writer, speaker, cue, source.article.language).flatMap(partsOf);
}

/** A run of the text with its marks. A quotation leads to its proof; what is known of its speaker shows while it is hovered or focused. */
function drawn(piece: MarkedRun<ArticleMark>, drawing: Drawing): Html {
  const { source, ink, locale } = drawing;
  const words = (span: Span) => ink.words(excerptOf(source.article, "text", span));
  if (piece.kind === "text") return html`${words(piece.span)}`;
  const inside = piece.inside.map((each) => drawn(each, drawing));
  const { mark, first } = piece;
  const anchor = anchorOf(mark);
  const id = first ? html` id="${anchor}"` : null;
  switch (mark.kind) {
    case "sentence":
      return html`<span class="sentence"${id}>${inside}</span>`;
    case "fact":
      return html`<span class="fact"${id} title="${[phrase(locale, `facts.kind.${mark.fact.kind}`), figureOf(mark.fact, locale)].filter(Boolean).join(" · ")}">${inside}</span>`;
    case "quotation": {
      const proof = `/c/${citationId(excerptOf(source.article, "text", mark))}`;
      const tip = first
        ? html`<span class="tip" role="tooltip" id="${anchor}-by">${ink.parts(saidBy(mark.quotation, drawing))}</span>`
        : null;
      return html`<a class="quotation"${id} href="${proof}" aria-describedby="${anchor}-by">${inside}</a>${tip}`;
    }
  }
}

const figureOf = ({ value: found, kind, unit }: Fact, locale: string): string => plain(value(found, kind, unit, locale));

/** A list in which each entry leads to its place in the text. */
function summaryOf(marks: readonly ArticleMark[], { source, locale, ink }: Drawing): Html | null {
  const sentences = ofKind(marks, "sentence");
  if (sentences.length === 0) return null;
  const entry = (mark: ArticleMark) =>
    html`<li><a href="#${anchorOf(mark)}">${ink.words(excerptOf(source.article, "text", mark))}</a></li>`;
  return html`<section><h2>${phrase(locale, "button.summary")}</h2><ul lang="${source.article.language ?? ""}">${sentences.map(entry)}</ul></section>`;
}

function quotationsOf(marks: readonly ArticleMark[], drawing: Drawing): Html | null {
  const { source, locale, ink } = drawing;
  const quotations = ofKind(marks, "quotation");
  if (quotations.length === 0) return null;
  const entry = (mark: (typeof quotations)[number]) => {
    const words = excerptOf(source.article, "text", mark);
    const proof = html`<a href="/c/${citationId(words)}">${phrase(locale, "source.proof")}</a>`;
    return html`<li><blockquote lang="${source.article.language ?? ""}" dir="auto"><a href="#${anchorOf(mark)}">${ink.words(words)}</a></blockquote>
<p class="note">${ink.parts(saidBy(mark.quotation, drawing))} · ${proof}</p></li>`;
  };
  return html`<section><h2>${phrase(locale, "button.quotes")}</h2><ul>${quotations.map(entry)}</ul></section>`;
}

function factsOf(marks: readonly ArticleMark[], { source, locale, ink }: Drawing): Html | null {
  const facts = ofKind(marks, "fact");
  if (facts.length === 0) return null;
  const row = (mark: (typeof facts)[number]) => html`<tr>
<td lang="${source.article.language ?? ""}"><a href="#${anchorOf(mark)}">${ink.words(excerptOf(source.article, "text", mark))}</a></td>
<td>${phrase(locale, `facts.kind.${mark.fact.kind}`)}</td><td>${ink.parts(value(mark.fact.value, mark.fact.kind, mark.fact.unit, locale))}</td></tr>`;
  const heads = (["web.printed", "web.kind", "web.value"] as const).map(
    (key) => html`<th scope="col">${phrase(locale, key)}</th>`,
  );
  return html`<section><h2>${phrase(locale, "button.facts")}</h2>
<table><thead><tr>${heads}</tr></thead><tbody>${facts.map(row)}</tbody></table></section>`;
}
