import type { Runtime } from "../../cards/respond.ts";
import { type Config, ConfigError } from "../../config.ts";
import type { Log } from "../../log.ts";
import { openCooldown } from "../cooldown.ts";
import { type Listening, listenFetch } from "../listen.ts";
import { webApp } from "./app.ts";

/** The port where none is set: the next free one if it is taken. */
const USUAL_PORT = 8090;

/** A page that is served, and its address on this machine. */
export type Served = Pick<Listening, "close"> & { readonly address: string };

/** Serves the page in the browser; `cooldown` counts requests, for this process alone by default. Throws a ConfigError if its port is taken. */
export async function serveWeb(
  runtime: Runtime,
  config: Pick<Config, "web" | "cooldown">,
  log: Log,
  cooldown = openCooldown(),
): Promise<Served> {
  const { host, port } = config.web;
  const app = webApp({ runtime, settings: config.web, cooldown, rate: config.cooldown.user, log });
  const at = (port: number) => listenFetch(app.fetch, { host, port }, "WEB_PORT");
  const served =
    typeof port === "number"
      ? await at(port)
      : await at(USUAL_PORT).catch((error: unknown) => {
          if (error instanceof ConfigError) return at(0);
          throw error;
        });
  return { address: `http://${host.includes(":") ? `[${host}]` : host}:${served.port}/`, close: served.close };
}
