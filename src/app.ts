import { commands } from "../commands/index.ts";
import about from "../package.json" with { type: "json" };
import { warmUp } from "./answer/warm-up.ts";
import type { Config } from "./config.ts";
import { healthApp, serveHealth } from "./health.ts";
import { type Ingest, startIngest } from "./ingest/ingest.ts";
import { verifier } from "./ingest/verify.ts";
import type { Ingested } from "./ingest/watch.ts";
import type { Log } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { openStores } from "./open-stores.ts";
import { openReader } from "./reader/open.ts";
import { errorFields } from "./surfaces/failure.ts";
import { openChannel, type Streams } from "./surfaces/terminal/channel.ts";
import { LOCAL, printer } from "./surfaces/terminal/posts.ts";
import type { Served } from "./surfaces/web/serve.ts";
import type { Sends } from "./tell/outbox.ts";
import type { Deliver } from "./tell/send.ts";
import { openTeller, type Teller } from "./tell/teller.ts";

/** Input and output of the local channel, and a promise that resolves when the bot should stop. */
export type Terminal = Pick<Streams, "input" | "output" | "locale"> & { readonly stopped: Promise<void> };

/** What a process does besides: answer interactions over HTTP, or nothing but serve the page in the browser. */
export type StartOptions = { readonly http: boolean; readonly pageAlone?: boolean };

/**
 * Runs the bot until it is stopped: the Discord gateway with a token, the interactions endpoint with `http`, the local channel without
 * either, until its input ends; and the page in the browser, beside Discord only if its port is set. None of these without the role
 * `answer`. Discord is answered while the content folder is still being read; the local channel waits for it. Throws a DatabaseError, a
 * ConfigError, or a ConnectionError when Discord refuses the bot.
 */
export async function start(config: Config, options: StartOptions, terminal: Terminal, log: Log): Promise<void> {
  const { http, pageAlone = false } = options;
  const { archive, state, journal, limits, database, now, close } = await openStores(config);
  const reader = await openReader(config, state.readings ?? null, log).catch(async (error) => {
    await close();
    throw error;
  });
  const metrics = openMetrics();
  const observed = (ingested: Ingested) => {
    if ("feed" in ingested) metrics.feed("failed" in ingested ? "failed" : "read");
  };
  const ingest = startIngest(archive, config, log, { journal, observed });
  metrics.gauge("verbatim_record_behind", "Changes of the record that the index lacks", ingest.lag);
  const { outbox } = state.telling ?? {};
  metrics.gauge("verbatim_outbox_age_seconds", "How long the oldest post that is due has waited", async () => {
    if (!outbox) return null;
    const oldest = await outbox.oldestDue(now()).catch(() => "unknown" as const);
    return oldest === "unknown" ? null : Math.max(0, (now() - (oldest ?? now())) / 1000);
  });
  const running = { version: about.version, latency: () => null, behind: ingest.lag };
  const runtime = {
    commands,
    services: {
      ...(reader && { reader }),
      ...{ archive, sources: ingest, verify: verifier(archive), now: () => new Date() },
      ...(state.telling && { following: { ...state.telling, last: archive.lastChange, limits: config.follows } }),
    },
    share: config.share,
    ...(config.web.address !== null && { site: config.web.address }),
    running,
    observed: metrics.request,
  };
  /** Begins to tell channels what they follow. */
  function tell(deliver: Deliver, sends: Sends): Teller | null {
    if (!state.telling || !config.roles.has("tell")) return null;
    const failed = (error: unknown) => log.error(errorFields(error), "following failed and is tried again");
    const perHour = config.follows.postsPerHour;
    const teller = openTeller({ archive, ...state.telling, sends, deliver, perHour, now, failed });
    teller.start();
    return teller;
  }
  let teller: Teller | null = null;
  const health = await watchHealth(config, ingest, metrics);
  if (health) log.info({ host: config.http.host, port: health.port }, "serving health checks and metrics");
  const answers = config.roles.has("answer");
  const isLocal = answers && config.discord.token === null && !http && !pageAlone;
  let page: Served | null = null;
  try {
    // An index that lags behind may still hold what another process purged.
    if (database) await Promise.race([ingest.caughtUp, terminal.stopped]);
    if (answers) await warmUp(archive).catch((error: unknown) => log.error(errorFields(error), "a first question failed"));
    if (answers && config.web.port !== "off" && (config.web.port !== null || isLocal || pageAlone)) {
      const { serveWeb } = await import("./surfaces/web/serve.ts");
      page = await serveWeb(runtime, config, log, limits?.cooldown);
      if (isLocal) terminal.output.write(`The page in the browser: ${page.address}\n`);
      else log.info({ address: page.address }, "serving the page in the browser");
    }
    if (isLocal) {
      await Promise.race([ingest.ready, terminal.stopped]);
      // Lines from a pipe are answered from what is stored: nobody waits there for news.
      if (terminal.input.isTTY) await ingest.watch();
      const failed = (error: unknown) => log.error(errorFields(error), "a request failed");
      const posting: Streams["posting"] = (show) => {
        if (terminal.input.isTTY) teller = tell(printer(inChannel, { ...terminal, failed }, show), "terminal");
      };
      const inChannel = { ...runtime, services: { ...runtime.services, place: LOCAL } };
      await Promise.race([openChannel(inChannel, { ...terminal, failed, posting }), terminal.stopped]);
      return;
    }
    ingest.ready.catch((error: unknown) => log.error(errorFields(error), "adding the content folder failed"));
    await ingest.watch();
    if (pageAlone) return await terminal.stopped;
    const roles = [...config.roles];
    if (!answers) log.info({ roles }, "running without answering");
    if (!answers && (config.discord.token === null || !config.roles.has("tell"))) {
      await terminal.stopped;
      return;
    }
    // Loaded only here: discord.js is slow to load.
    const { connectToDiscord } = await import("./surfaces/discord/connect.ts");
    const doors = answers ? config : { ...config, discord: { ...config.discord, shards: { ids: [], count: 1 } } };
    const discord = await connectToDiscord({ runtime, state, limits }, doors, { http: http && answers }, log);
    if (discord.deliver) teller = tell(discord.deliver, "discord");
    const refused = await Promise.race([discord.lost, terminal.stopped]);
    await teller?.close();
    await discord.close();
    if (refused) throw refused;
  } finally {
    await teller?.close();
    await page?.close();
    await health?.close();
    await ingest.close();
    await reader?.close();
    await close();
  }
}

/** Serves health checks and metrics where the settings name a port. */
async function watchHealth(
  { healthPort, http, roles }: Config,
  ingest: Ingest,
  metrics: ReturnType<typeof openMetrics>,
): Promise<Awaited<ReturnType<typeof serveHealth>> | null> {
  if (healthPort === null) return null;
  let ready = false;
  ingest.caughtUp.then(
    () => (ready = true),
    () => {},
  );
  const health = () => ({ version: about.version, roles: [...roles], ready, behind: ingest.lag() });
  return serveHealth(healthApp(health, metrics), { host: http.host, port: healthPort });
}
