import { commands } from "../commands/index.ts";
import about from "../package.json" with { type: "json" };
import type { Config } from "./config.ts";
import { startIngest } from "./ingest/ingest.ts";
import { openArchive } from "./ingest/open-archive.ts";
import { verifier } from "./ingest/verify.ts";
import type { Log } from "./log.ts";
import { openState } from "./state/state.ts";
import { errorFields } from "./surfaces/discord/failure.ts";
import { openChannel, type Streams } from "./surfaces/terminal/channel.ts";
import { LOCAL, printer } from "./surfaces/terminal/posts.ts";
import type { Sends } from "./tell/outbox.ts";
import type { Deliver } from "./tell/send.ts";
import { openTeller, type Teller } from "./tell/teller.ts";

/** Input and output of the local channel, and a promise that resolves when the bot should stop. */
export type Terminal = Pick<Streams, "input" | "output" | "locale"> & { readonly stopped: Promise<void> };

const running = { version: about.version, latency: () => null };

/**
 * Runs the bot until it is stopped: the Discord gateway with a token, the interactions endpoint with `http`, the local channel without
 * either, until its input ends. Discord is answered while the content folder is still being read; the local channel waits for it.
 * Throws a DatabaseError, a ConfigError, or a ConnectionError when Discord refuses the bot.
 */
export async function start(config: Config, { http }: { readonly http: boolean }, terminal: Terminal, log: Log): Promise<void> {
  const archive = openArchive(config.archiveFile);
  const state = openState(config.stateFile);
  const ingest = startIngest(archive, config, log);
  const runtime = {
    commands,
    services: {
      ...{ archive, sources: ingest, verify: verifier(archive), now: () => new Date() },
      ...(state.telling && { following: { follows: state.telling.follows, last: archive.lastChange, limits: config.follows } }),
    },
    share: config.share,
    running,
  };
  /** Begins to tell channels what they follow. */
  function tell(deliver: Deliver, sends: Sends): Teller | null {
    if (!state.telling) return null;
    const failed = (error: unknown) => log.error(errorFields(error), "following failed and is tried again");
    const perHour = config.follows.postsPerHour;
    const teller = openTeller({ archive, ...state.telling, sends, deliver, perHour, now: Date.now, failed });
    teller.start();
    return teller;
  }
  let teller: Teller | null = null;
  try {
    if (config.discord.token === null && !http) {
      await ingest.ready;
      // Lines from a pipe are answered from what is stored: nobody waits there for news.
      if (terminal.input.isTTY) await ingest.watch();
      const failed = (error: unknown) => log.error(errorFields(error), "a request failed");
      const posting: Streams["posting"] = (show) => {
        if (terminal.input.isTTY) teller = tell(printer(inChannel, terminal, show), "terminal");
      };
      const inChannel = { ...runtime, services: { ...runtime.services, place: LOCAL } };
      await Promise.race([openChannel(inChannel, { ...terminal, failed, posting }), terminal.stopped]);
      return;
    }
    ingest.ready.catch((error: unknown) => log.error(errorFields(error), "adding the content folder failed"));
    // Loaded only here: discord.js is slow to load.
    const { connectToDiscord } = await import("./surfaces/discord/connect.ts");
    await ingest.watch();
    const discord = await connectToDiscord({ runtime, state }, config, { http }, log);
    if (discord.deliver) teller = tell(discord.deliver, "discord");
    const refused = await Promise.race([discord.lost, terminal.stopped]);
    await teller?.close();
    await discord.close();
    if (refused) throw refused;
  } finally {
    await teller?.close();
    await ingest.close();
    await state.close();
    await archive.close();
  }
}
