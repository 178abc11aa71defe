import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { ProcessRole } from "./config.ts";
import type { Metrics } from "./metrics.ts";

/** The state of a process. */
export type Health = {
  readonly version: string;
  readonly roles: readonly ProcessRole[];
  /** It has taken up all that the record had when it started. It stays ready while the record is away. */
  readonly ready: boolean;
  /** How many of the record's changes its index lacks; null while the record does not answer. */
  readonly behind: number | null;
};

/** `GET /health`: 200 when ready, else 503. `GET /health/live`: 200 while the process runs. `GET /metrics`: for Prometheus. */
export function healthApp(health: () => Health, metrics: Metrics): Hono {
  const app = new Hono();
  app.get("/health/live", (context) => context.json({ live: true }));
  app.get("/health", (context) => {
    const now = health();
    return context.json({ live: true, ...now }, now.ready ? 200 : 503);
  });
  app.get("/metrics", async (context) => context.text(await metrics.text(), 200, { "Content-Type": metrics.contentType }));
  return app;
}

/** Serves health checks and metrics. Rejects where the port is taken. */
export function serveHealth(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) =>
      resolve({ port: info.port, close: () => new Promise((closed) => server.close(() => closed())) }),
    );
    server.once("error", reject);
  });
}
