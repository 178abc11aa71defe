import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Runtime } from "../../cards/respond.ts";
import type { Key, Slots } from "../../cards/wording.ts";
import { type Writer, writer } from "../../cards/writer.ts";
import type { Rate, WebSettings } from "../../config.ts";
import type { Log } from "../../log.ts";
import type { Cooldown } from "../cooldown.ts";
import { web } from "./draw.ts";
import { askerOf } from "./guard.ts";
import { localeOf, wordingLanguage } from "./locale.ts";
import { documentOf, type WebPage } from "./page.ts";

/** What the pages depend on. */
export type Site = {
  readonly runtime: Runtime;
  readonly settings: WebSettings;
  readonly cooldown: Cooldown;
  /** Requests to commands, for each asker. */
  readonly rate: Rate;
  readonly log: Log;
};

/** A request that is refused, with a page that says why. */
export class Refusal extends HTTPException {
  readonly key: Key;
  readonly slots: Slots;

  constructor(status: 404 | 410 | 429, key: Key, slots: Slots = {}) {
    super(status);
    this.key = key;
    this.slots = slots;
  }
}

/** Writes the lines that pages share with cards. */
export const writerFor = ({ runtime: { share, site } }: Site, locale: string): Writer =>
  writer({ request: { command: "", options: {}, page: 0, locale }, share, ...(site !== undefined && { site }) }, web.limits);

/** The language of whoever asks. */
export const localeIn = (context: Context): string => localeOf(context.req.header("Accept-Language"));

/** Sends a page. */
export function send(context: Context, { runtime }: Site, page: WebPage, status: ContentfulStatusCode = 200): Response {
  context.header("Content-Language", wordingLanguage(page.locale));
  context.header("Vary", "Accept, Accept-Language");
  context.header("Cache-Control", "private, no-cache");
  return context.html(documentOf(page, runtime.commands).toString(), status);
}

/** The address at the other end of the connection; none in a test without a network. */
export const peerOf = (context: Context): string => (context.env?.incoming ? (getConnInfo(context).remote.address ?? "") : "");

/** Counts a request of `kind`. Throws a Refusal when its asker has made too many. */
export async function count(context: Context, peer: string, site: Site, kind: string, rate: Rate): Promise<void> {
  const key = `web ${kind} ${askerOf(context, peer, site.settings)}`;
  const free = await site.cooldown.take([{ key, rate }]);
  if (free === null) return;
  const seconds = Math.max(1, Math.ceil((free - Date.now()) / 1000));
  context.header("Retry-After", String(seconds));
  throw new Refusal(429, "web.wait", { count: seconds });
}
