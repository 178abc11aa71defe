import type { Command, Request, Services } from "../../answer/command.ts";
import { type Excerpt, excerptOf } from "../../article/excerpt.ts";
import { isId } from "../../article/identity.ts";
import { inLanguageOf } from "../../cards/localised-commands.ts";
import { type Runtime, respond } from "../../cards/respond.ts";
import { addressOf, hasFields, isEmpty } from "./address.ts";
import { web } from "./draw.ts";
import { feedAddress } from "./feed.ts";
import { formOf } from "./form.ts";
import { furtherForm } from "./further.ts";
import { type Html, html } from "./html.ts";
import { OVER_TIME } from "./over-time-page.ts";
import type { WebPage } from "./page.ts";
import { phrase } from "./phrases.ts";
import { proved } from "./proved.ts";

/** Options that name an article. */
const ARTICLE = ["article", "within"];

/** The headlines of articles that a request names by id. */
async function headlines({ options }: Request, { archive }: Services): Promise<ReadonlyMap<string, Excerpt>> {
  const found = await Promise.all(
    ARTICLE.map(async (name) => {
      const id = options[name];
      const article = typeof id === "string" && isId(id) ? await archive.article(id) : null;
      return article === null || article.withdrawn ? [] : [[name, excerptOf(article, "title")] as const];
    }),
  );
  return new Map(found.flat());
}

/** A request as people type it on Discord, with headlines in place of ids: "/quote speaker: Jack Ma". */
function lineOf(command: Command, { options, locale }: Request, shown: ReadonlyMap<string, string>): string {
  if (command.hidden) return [phrase(locale, "button.context"), shown.get("article")].filter(Boolean).join(": ");
  const label = (name: string) => inLanguageOf(locale, `${command.name}.${name}.name`, name);
  const given = Object.keys(command.options).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [{ name, text: shown.get(name) ?? (value === true ? "✓" : String(value)) }];
  });
  const [first] = Object.keys(command.options);
  const words = given.map(({ name, text }) => (name === first ? text : `${label(name)}: ${text}`));
  return [`/${inLanguageOf(locale, `${command.name}.name`, command.name)}`, ...words].join(" ");
}

/** The page of a command: its form and, where something is asked, the reply. */
export async function replyPage(command: Command, request: Request, runtime: Runtime): Promise<WebPage> {
  const { locale } = request;
  const named = await headlines(request, runtime.services);
  const reply = isEmpty(request, command) ? null : (await respond(request, runtime, web)).drawing;
  return proved(runtime.services.archive, ({ words }) => {
    const shown = new Map([...named].map(([name, title]) => [name, words(title)]));
    const title = lineOf(command, request, shown);
    return {
      locale,
      title,
      current: command.name,
      ...(command.name === "search" && !isEmpty(request, command) && { head: feedLink(request) }),
      main: html`${reply === null ? html`<h1>${title}</h1>` : null}${hasFields(command) ? formOf(command, request, Object.fromEntries(shown)) : null}
<section id="replies">${reply === null ? null : said(title, reply, html`${waysOn(request)}${hasFields(command) || command.hidden ? furtherForm(addressOf(request), locale) : null}`)}</section>`,
    };
  });
}

/** Where a reply leads besides its buttons: its subject over time, and the feed of a search. */
function waysOn(request: Request): Html | null {
  const { locale } = request;
  const { topic, words, name } = request.options;
  const speaker = request.options.speaker ?? (request.command === "person" ? name : undefined);
  const subject = { ...(speaker && { speaker }), ...((topic ?? words) && { topic: topic ?? words! }) };
  if (Object.keys(subject).length === 0 || request.options.copy === true) return null;
  const overTime = addressOf({ command: OVER_TIME, options: subject, page: 0, locale });
  const feed = request.command === "search" ? html` · <a href="${feedAddress(request)}">${phrase(locale, "web.feed")}</a>` : null;
  return html`<p class="note"><a href="${overTime}">${phrase(locale, "web.over-time")}</a>${feed}</p>`;
}

const feedLink = (request: Request): Html => html`
<link rel="alternate" type="application/atom+xml" title="${phrase(request.locale, "web.feed")}" href="${feedAddress(request)}">`;

/** A reply under the request that it answers. */
const said = (title: string, reply: Html, further: Html): Html =>
  html`<div class="reply"><h1>${title}</h1>${reply}${further}</div>`;
