import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** How a request ended: the kind of its outcome, refused by the gate, or failed. */
export type Observed = { readonly command: string; readonly outcome: string; readonly seconds: number };

/** What a process counts, for Prometheus. Labels never hold what somebody typed. */
export type Metrics = {
  readonly request: (observed: Observed) => void;
  readonly feed: (outcome: "read" | "failed") => void;
  /** A figure read whenever the metrics are fetched; null, for unknown, is shown as NaN. */
  readonly gauge: (name: string, help: string, read: () => number | null | Promise<number | null>) => void;
  /** Everything in Prometheus' text format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

/** Upper bounds in seconds: Discord gives up after three. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3];

/** Metrics of this process, with Node's own. */
export function openMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry, prefix: "verbatim_" });
  const requests = new Counter({
    name: "verbatim_requests_total",
    help: "Requests answered, by command and outcome",
    labelNames: ["command", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "verbatim_request_seconds",
    help: "Time from a request to its drawn reply",
    labelNames: ["command"],
    buckets: BUCKETS,
    registers,
  });
  const refusals = new Counter({ name: "verbatim_gate_refusals_total", help: "Replies that the gate refused", registers });
  const feeds = new Counter({
    name: "verbatim_feeds_total",
    help: "Feeds polled, by outcome",
    labelNames: ["outcome"],
    registers,
  });
  return {
    request({ command, outcome, seconds: taken }) {
      requests.inc({ command, outcome });
      seconds.observe({ command }, taken);
      if (outcome === "refused by the gate") refusals.inc();
    },
    feed: (outcome) => feeds.inc({ outcome }),
    gauge(name, help, read) {
      const gauge = new Gauge({
        ...{ name, help, registers },
        async collect() {
          gauge.set((await read()) ?? Number.NaN);
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
