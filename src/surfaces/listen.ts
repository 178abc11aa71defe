import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { ConfigError } from "../config.ts";

/** Where a server listens; port 0 takes any free one. */
export type ListenAddress = { readonly host: string; readonly port: number };

/** A server that listens. `close` waits for open requests. */
export type Listening = { readonly port: number; readonly close: () => Promise<void> };

/** Seconds for a request to arrive: a slow client must not hold a connection open. */
const ARRIVES = 20;

/** Largest head of a request in bytes: an address may hold 6,000 characters, nine bytes each. */
const HEAD = 64 * 1024;

/** Serves HTTP. Throws a ConfigError that names `setting` if the port is taken or not allowed. */
export async function listen(listener: RequestListener, { host, port }: ListenAddress, setting: string): Promise<Listening> {
  const limits = { requestTimeout: ARRIVES * 1000, headersTimeout: ARRIVES * 1000, maxHeaderSize: HEAD };
  const server = await new Promise<Server>((resolve, reject) => {
    const server = createServer(limits, listener).listen(port, host, () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = { EADDRINUSE: "is taken by another program", EACCES: "is not allowed to this user" }[error.code ?? ""];
      reject(why === undefined ? error : new ConfigError([`${setting} ${port} ${why}.`]));
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Serves a web application, as `listen` does. */
export const listenFetch = (
  fetch: (request: Request) => Response | Promise<Response>,
  place: ListenAddress,
  setting: string,
): Promise<Listening> => listen(getRequestListener(fetch, { hostname: place.host }), place, setting);
