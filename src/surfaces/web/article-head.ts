import { citationOf, type Source } from "../../answer/citations.ts";
import { excerptOf } from "../../article/excerpt.ts";
import { date } from "../../cards/figures.ts";
import { partsOf } from "../../cards/parts.ts";
import { dotted, type Writer } from "../../cards/writer.ts";
import { type Html, html } from "./html.ts";
import { phrase } from "./phrases.ts";
import type { Ink } from "./proved.ts";

/** The head of an article's page: headline, byline, publisher, dates, the link to its source, and what became of it. */
export function aboutArticle(source: Source, writer: Writer, ink: Ink): Html {
  const { article } = source;
  const { locale } = writer;
  const citation = citationOf(source);
  const by =
    citation.byline === null
      ? []
      : writer.say("source.by", { byline: [{ kind: "excerpt", excerpt: citation.byline, strong: false }] });
  const publisher = citation.source === null ? [] : [{ kind: "excerpt" as const, excerpt: citation.source, strong: false }];
  const updated = date(article.updated, locale, "time");
  const dates = [
    date(article.published, locale, "time"),
    ...(updated.length > 0 && article.updated !== article.published ? [writer.say("web.updated", { when: updated })] : []),
  ];
  const [head] = writer.headline(citation);
  const link = head?.kind === "headline" && head.link !== null ? head.link.address : null;
  return html`<h1 lang="${article.language ?? ""}" dir="auto">${ink.words(excerptOf(article, "title"))}</h1>
<p class="note">${ink.parts(dotted(by, publisher, ...dates))}${
    link === null ? null : html` · <a href="${link}" rel="noopener">${phrase(locale, "source.read")}</a>`
  }</p>
${writer.warnings(citation).map((block) => html`<p class="warning">${ink.parts(partsOf(block))}</p>`)}
${article.complete ? null : html`<p class="warning">${phrase(locale, "summary.teaser")}</p>`}`;
}
