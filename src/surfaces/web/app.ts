import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { HTTPException } from "hono/http-exception";
import { timeout } from "hono/timeout";
import { askedBy } from "../../answer/choose-by-reader.ts";
import type { Command } from "../../answer/command.ts";
import type { Runtime } from "../../cards/respond.ts";
import type { Rate } from "../../config.ts";
import { errorFields, failureId } from "../failure.ts";
import { addressOf, isEmpty, requestIn } from "./address.ts";
import { articlePage } from "./article-page.ts";
import { assets } from "./assets.ts";
import { citationJson, citationPage } from "./citation-page.ts";
import { searchFeed } from "./feed.ts";
import { formatOf, TYPES } from "./formats.ts";
import { requestAfter } from "./further.ts";
import { askerOf, headers, ownHost, sameOrigin } from "./guard.ts";
import { homePage } from "./home.ts";
import { html } from "./html.ts";
import { addManagement } from "./manage.ts";
import { OVER_TIME, overTimeForm, overTimePage } from "./over-time-page.ts";
import { phrase } from "./phrases.ts";
import { replyPage } from "./replies.ts";
import { count, localeIn, peerOf, Refusal, type Site, send } from "./site.ts";
import { suggestions } from "./suggestions.ts";

/** All requests, for each asker: reading costs less than asking, and suggestions come with every letter. */
const READING: Rate = { requests: 120, seconds: 20 };

/** Longest time for a page in milliseconds, and largest body in bytes. */
const PATIENCE = 20_000;
const LARGEST_BODY = 16 * 1024;

/** A year: the address of an asset names its content. */
const KEPT = "public, max-age=31536000, immutable";

/** The pages, as an application that a server or a test can call. */
export function webApp(given: Site): Hono {
  const site: Site = { ...given, runtime: withLinks(given.runtime, given.settings) };
  const { runtime, settings } = site;
  const app = new Hono();

  app.use(headers, compress(), ownHost(settings), bodyLimit({ maxSize: LARGEST_BODY }), sameOrigin(settings));

  app.get("/assets/:name", (context) => {
    const found = assets.get(context.req.path);
    if (found === undefined) return context.notFound();
    return context.body(found.body, 200, { "Content-Type": found.type, "Cache-Control": KEPT });
  });

  // Before the limit of time: fetching a page to add may take longer.
  addManagement(app, site);

  app.use(timeout(PATIENCE), async (context, next) => {
    await count(context, peerOf(context), site, "page", READING);
    await next();
  });

  app.get("/", async (context) => send(context, site, await homePage(localeIn(context), runtime)));

  app.get("/a/:id", async (context) => {
    const page = await articlePage(context.req.param("id"), context.req.query("revision"), localeIn(context), site);
    return send(context, site, page);
  });

  app.get("/c/:citation", async (context) => {
    const id = context.req.param("citation");
    const wanted = formatOf(context.req.header("Accept"));
    if (wanted === "html") return send(context, site, await citationPage(id, localeIn(context), site));
    const { citation, annotation, quotation } = await citationJson(id, site);
    context.header("Vary", "Accept");
    const data = { json: { citation, annotation, quotation }, annotation, quotation }[wanted];
    if (data === null) throw new Refusal(404, "web.missing");
    return context.body(JSON.stringify(data), 200, { "Content-Type": TYPES[wanted] });
  });

  app.get("/suggest/:command/:option", async (context) => {
    const { command, option } = context.req.param();
    const { searchParams } = new URL(context.req.url);
    const form = command === OVER_TIME ? overTimeForm(runtime, localeIn(context)) : asked(runtime, command);
    return context.json(await suggestions(form, option, searchParams, localeIn(context), runtime.services));
  });

  app.get("/further", async (context) => {
    await count(context, peerOf(context), site, "ask", site.rate);
    const { question = "", after = "" } = context.req.query();
    return context.redirect(addressOf(await requestAfter(question, after, localeIn(context), runtime)), 303);
  });

  app.get(`/${OVER_TIME}`, async (context) => {
    await count(context, peerOf(context), site, "ask", site.rate);
    const locale = localeIn(context);
    const request = requestIn(new URL(context.req.url).searchParams, overTimeForm(runtime, locale), locale);
    return send(context, site, await overTimePage(request, runtime));
  });

  app.get("/search.atom", async (context) => {
    await count(context, peerOf(context), site, "ask", site.rate);
    const { searchParams, origin } = new URL(context.req.url);
    const request = requestIn(searchParams, asked(runtime, "search"), localeIn(context));
    const feed = await searchFeed(request, settings.address ?? origin, runtime);
    return context.body(feed, 200, { "Content-Type": "application/atom+xml; charset=utf-8" });
  });

  app.get("/:command", async (context) => {
    const command = asked(runtime, context.req.param("command"));
    const request = requestIn(new URL(context.req.url).searchParams, command, localeIn(context));
    if (!isEmpty(request, command)) await count(context, peerOf(context), site, "ask", site.rate);
    const services = askedBy(`web ${askerOf(context, peerOf(context), settings)}`, runtime.services);
    return send(context, site, await replyPage(command, request, { ...runtime, services }));
  });

  app.notFound((context) => refused(context, site, new Refusal(404, "web.missing")));

  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context, site, error);
    if (error instanceof HTTPException) return error.getResponse();
    const id = failureId();
    site.log.error({ failure: id, path: context.req.routePath, ...errorFields(error) }, "a page failed");
    return said(
      context,
      site,
      phrase(localeIn(context), "notice.failed", { id: [{ kind: "figure", text: id, instant: null }] }),
      500,
    );
  });

  return app;
}

/** Commands that post to a channel later, which the page is not. */
const IN_CHANNELS = new Set(["follow", "following", "digest"]);

/** Commands link to their own pages, and citations to their proof; what cannot be asked here is left out. */
const withLinks = (runtime: Runtime, { password }: Site["settings"]): Runtime => ({
  ...runtime,
  site: "",
  commands: new Map(
    [...runtime.commands].filter(([name, { managers }]) => !IN_CHANNELS.has(name) && !(managers && password === null)),
  ),
  commandIds: Object.fromEntries([...runtime.commands.keys()].map((name) => [name, name])),
});

/** A command that anybody may ask here. */
function asked({ commands }: Runtime, name: string): Command {
  const command = commands.get(name);
  if (command === undefined || command.managers) throw new Refusal(404, "web.missing");
  return command;
}

const said = (context: Context, site: Site, text: string, status: 404 | 410 | 429 | 500): Response =>
  send(
    context,
    site,
    { locale: localeIn(context), title: text, main: html`<article class="card absent"><h1>${text}</h1></article>` },
    status,
  );

const refused = (context: Context, site: Site, { key, slots, status }: Refusal): Response =>
  said(context, site, phrase(localeIn(context), key, slots), status as 404 | 410 | 429);
