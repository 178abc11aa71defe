import { commands } from "../../../commands/index.ts";
import type { Article } from "../../../src/article/article.ts";
import { SHARE } from "../../../src/cards/respond.ts";
import { configuration } from "../../../src/config.ts";
import { openArchive, type WritableArchive } from "../../../src/ingest/open-archive.ts";
import { verifier } from "../../../src/ingest/verify.ts";
import { openLog } from "../../../src/log.ts";
import { openCooldown } from "../../../src/surfaces/cooldown.ts";
import { webApp } from "../../../src/surfaces/web/app.ts";
import type { Site } from "../../../src/surfaces/web/site.ts";
import { analysed } from "../../support/articles.ts";

type Fields = Partial<Article> & { readonly text: string };

export const ferry = {
  title: "Ferry returns to the harbour",
  published: "2020-03-01",
  source: "Harbour Post",
  url: "https://example.org/ferry",
  text: `The ferry is back. “We waited nine weeks,” Ana Ruiz said. It carried 400 people on its first day, and the harbour was full. ${"All was well on the water that day. ".repeat(6)}`.trim(),
};

/** A site for tests, with an archive of some articles. */
export async function siteOf(articles: readonly Fields[], environment: Record<string, string> = {}, more: Partial<Site> = {}) {
  const archive: WritableArchive = openArchive(":memory:");
  for (const fields of articles) await archive.add(...analysed(fields));
  const { web, cooldown } = configuration({ COOLDOWN_USER: "off", ...environment });
  const services = { archive, verify: verifier(archive), now: () => new Date("2026-01-01") };
  const runtime = { commands, services, share: SHARE };
  const site: Site = { runtime, settings: web, cooldown: openCooldown(), rate: cooldown.user, log: openLog("silent"), ...more };
  return { archive, site, app: webApp(site) };
}

/** A site's page by its address, as text. */
export async function pageOf({ app }: Awaited<ReturnType<typeof siteOf>>, path: string, headers: Record<string, string> = {}) {
  const response = await app.request(`http://localhost${path}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
