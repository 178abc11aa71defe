import type { Command, Request } from "../../answer/command.ts";
import { filterOf, textOption } from "../../answer/options.ts";
import type { Outcome } from "../../answer/outcome.ts";
import { type OverTime, overTime, type Period } from "../../answer/over-time.ts";
import { inLanguageOf } from "../../cards/localised-commands.ts";
import type { Runtime } from "../../cards/respond.ts";
import { addressOf, isEmpty } from "./address.ts";
import { chart } from "./chart.ts";
import { periodName } from "./dates.ts";
import { formOf } from "./form.ts";
import { type Html, html } from "./html.ts";
import type { WebPage } from "./page.ts";
import { phrase } from "./phrases.ts";
import { type Ink, proved } from "./proved.ts";

export const OVER_TIME = "over-time";

/** The form of `/over-time`: the fields of `/quote` without an article. */
export function overTimeForm({ commands }: Runtime, locale: string): Command {
  const quote = commands.get("quote")!;
  const { article: _, ...options } = quote.options;
  return { ...quote, name: OVER_TIME, description: phrase(locale, "web.over-time.note"), options };
}

/** `/over-time`: how often a person is quoted, or a topic written about, as a chart and as a table. */
export async function overTimePage(request: Request, runtime: Runtime): Promise<WebPage> {
  const { locale } = request;
  const { archive } = runtime.services;
  const form = overTimeForm(runtime, locale);
  const read = filterOf(request);
  const [speaker, topic] = [textOption(request, "speaker"), textOption(request, "topic")];
  const counted =
    isEmpty(request, form) || "wrong" in read ? null : await overTime(archive, { speaker, topic, filter: read.filter });
  return proved(archive, (ink) => ({
    locale,
    title: phrase(locale, "web.over-time"),
    main: html`<h1>${phrase(locale, "web.over-time")}</h1>
${formOf(form, request, {})}
${"wrong" in read ? html`<p class="warning">${wrongDate(read.wrong, locale)}</p>` : null}
${counted === null ? null : "outcome" in counted ? instead(counted.outcome, request, ink) : counts(counted, request, ink)}`,
  }));
}

/** A date that cannot be read, and what it should be. */
const wrongDate = (outcome: Outcome, locale: string): string => {
  const option = outcome.kind === "wrong" ? outcome.option : "";
  const name = inLanguageOf(locale, `${OVER_TIME}.${option}.name`, option);
  return phrase(locale, "wrong.date", { option: [{ kind: "echo", text: name }] });
};

/** What to count over time, named by words of the news where a person is meant, by the asker's otherwise. */
function counts({ name, periods }: OverTime, request: Request, ink: Ink): Html {
  const { locale } = request;
  const topic = textOption(request, "topic");
  const subject = [...(name === null ? [] : [ink.words(name)]), ...(topic === undefined ? [] : [topic])].join(" · ");
  const total = periods.reduce((sum, { articles }) => sum + articles, 0);
  if (total === 0) return html`<section><h2>${subject}</h2><p>${phrase(locale, "nothing.title")}</p></section>`;
  const label = phrase(locale, "articles.count", { count: total });
  const row = ({ period, articles }: Period) => html`<tr><th scope="row">${periodName(period, locale)}</th>
<td><a href="${within(request, period)}">${articles}</a></td></tr>`;
  return html`<section><h2>${subject}</h2>
<p class="note">${label}</p>
${chart(periods, `${subject}: ${label}`, locale)}
<table class="numbers"><caption>${phrase(locale, "web.numbers")}</caption>
<thead><tr><th scope="col">${phrase(locale, "web.period")}</th><th scope="col">${phrase(locale, "web.articles")}</th></tr></thead>
<tbody>${periods.filter(({ articles }) => articles > 0).map(row)}</tbody></table></section>`;
}

/** The quotations, or the articles, of one period. */
function within({ locale, options }: Request, period: string): string {
  const { topic, ...rest } = options;
  const asked = options.speaker === undefined ? { ...rest, words: topic ?? "" } : options;
  return addressOf({
    command: options.speaker === undefined ? "search" : "quote",
    options: { ...asked, since: period, until: period },
    page: 0,
    locale,
  });
}

/** Several people, or nobody, have the name: links to those who may be meant. */
function instead(outcome: Outcome, request: Request, ink: Ink): Html {
  const { locale } = request;
  const choices = outcome.kind === "ambiguous" ? outcome.choices : outcome.kind === "nothing" ? outcome.nearest : [];
  const link = (value: string) => addressOf({ ...request, command: OVER_TIME, options: { ...request.options, speaker: value } });
  return html`<p>${phrase(locale, outcome.kind === "ambiguous" ? "ambiguous.speaker" : "nothing.title")}</p>
<ul class="articles">${choices.map(({ value, label }) => html`<li><a href="${link(value)}">${ink.words(label)}</a></li>`)}</ul>`;
}
