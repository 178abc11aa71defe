import { excerptOf } from "../../article/excerpt.ts";
import type { Runtime } from "../../cards/respond.ts";
import { publishedOn } from "./dates.ts";
import { formOf } from "./form.ts";
import { html } from "./html.ts";
import type { WebPage } from "./page.ts";
import { phrase } from "./phrases.ts";
import { proved } from "./proved.ts";

/** Articles on the first page. */
const NEWEST = 10;

/** The first page: a question, and the newest articles. */
export async function homePage(locale: string, { commands, services: { archive } }: Runtime): Promise<WebPage> {
  const newest = await archive.list({}, NEWEST);
  const ask = commands.get("ask")!;
  return proved(archive, ({ words }) => ({
    locale,
    title: "",
    main: html`<h1>${phrase(locale, "web.title")}</h1>
<p>${phrase(locale, "help.promise")}</p>
${formOf(ask, { command: "ask", options: {}, page: 0, locale }, {})}
<section id="replies"></section>
<section><h2>${phrase(locale, "web.latest")}</h2>
${
  newest.length === 0
    ? html`<p>${phrase(locale, "web.empty")}</p>`
    : html`<ul class="articles">${newest.map(
        (
          article,
        ) => html`<li><a href="/a/${article.id}" lang="${article.language ?? ""}">${words(excerptOf(article, "title"))}</a>
<span class="note">${publishedOn(article, locale)}</span></li>`,
      )}</ul>`
}
</section>`,
  }));
}
