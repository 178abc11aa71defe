import { commands } from "../../commands/index.ts";
import { filesOf } from "../../src/article/files.ts";
import { SHARE } from "../../src/cards/respond.ts";
import { configuration } from "../../src/config.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { verifier } from "../../src/ingest/verify.ts";
import { openLog } from "../../src/log.ts";
import { openCooldown } from "../../src/surfaces/cooldown.ts";
import { listenFetch } from "../../src/surfaces/listen.ts";
import { webApp } from "../../src/surfaces/web/app.ts";
import { openBrowser } from "../browser.ts";

/** A page to photograph: where it is, or the first page with such an address that the one before links to. */
type Shot = { readonly path: string | RegExp; readonly width: number; readonly look: "dark" | "light" };

/** Pages of the sample articles by the name of their picture. */
export const SHOTS: Readonly<Record<string, Shot>> = {
  "web-check": {
    path: "/check?quote=These+two+nations+have+poor+culture+and+are+influenced+by+new+technology&speaker=Jack+Ma",
    width: 360,
    look: "light",
  },
  "web-citation": { path: /\/c\/[^"]+/, width: 960, look: "light" },
  "web-article": { path: /\/a\/alibaba[^"]+/, width: 1440, look: "dark" },
  "web-over-time": { path: "/over-time?topic=first", width: 720, look: "dark" },
};

/** Photographs the pages in a browser, as PNG by name. */
export async function photographs(): Promise<ReadonlyMap<string, Uint8Array>> {
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
  const services = { archive, verify: verifier(archive), now: () => new Date() };
  const app = webApp({
    runtime: { commands, services, share: SHARE },
    settings: configuration({}).web,
    cooldown: openCooldown(),
    rate: null,
    log: openLog("silent"),
  });
  const served = await listenFetch(app.fetch, { host: "127.0.0.1", port: 0 }, "WEB_PORT");
  const browser = await openBrowser();
  try {
    const taken = new Map<string, Uint8Array>();
    let shown = "";
    for (const [name, { path, width, look }] of Object.entries(SHOTS)) {
      const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme: look, locale: "en-US" });
      await page.goto(`http://127.0.0.1:${served.port}${typeof path === "string" ? path : path.exec(shown)![0]}`);
      shown = await page.content();
      taken.set(name, await page.screenshot({ fullPage: true }));
      await page.close();
    }
    return taken;
  } finally {
    await browser.close();
    await served.close();
    await archive.close();
  }
}
