import type { Context, Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { timingSafeEqual } from "hono/utils/buffer";
import { respond } from "../../cards/respond.ts";
import type { Rate } from "../../config.ts";
import { requestIn } from "./address.ts";
import { web } from "./draw.ts";
import { formOf } from "./form.ts";
import { html } from "./html.ts";
import { count, localeIn, peerOf, type Site, send } from "./site.ts";

/** Passwords tried, for each asker. */
const TRIES: Rate = { requests: 10, seconds: 60 };

/** Adds the pages of commands for managers, if there is a password. Their form is sent by POST, and only from the site's own page. */
export function addManagement(app: Hono, site: Site): void {
  const { password } = site.settings;
  if (password === null) return;
  const { runtime } = site;
  // Compared in constant time; the name is not asked for.
  const locked = basicAuth({ realm: "Verbatim", verifyUser: (_, typed) => timingSafeEqual(typed, password) });
  const counted = async (context: Context, next: () => Promise<void>) => {
    await count(context, peerOf(context), site, "password", TRIES);
    await next();
  };
  for (const command of runtime.commands.values()) {
    if (!command.managers || command.hidden) continue;
    const page = async (context: Context, given: URLSearchParams | null) => {
      const locale = localeIn(context);
      const request = requestIn(given ?? new URLSearchParams(), command, locale);
      const reply = given === null ? null : (await respond(request, runtime, web)).drawing;
      const form = html`<h1>/${command.name}</h1>${formOf(command, request, {}, "post")}<section id="sent">${reply}</section>`;
      return send(context, site, { locale, title: `/${command.name}`, current: command.name, main: form });
    };
    const takesNothing = Object.keys(command.options).every((name) => name === "private");
    app.get(`/${command.name}`, counted, locked, (context) => page(context, takesNothing ? new URLSearchParams() : null));
    app.post(`/${command.name}`, counted, locked, async (context) => {
      const body = await context.req.parseBody();
      const typed = Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === "string");
      return page(context, new URLSearchParams(typed));
    });
  }
}
