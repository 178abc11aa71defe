import { expect, it } from "vitest";
import { healthApp } from "../src/health.ts";
import { openMetrics } from "../src/metrics.ts";

it("is ready once caught up, and stays so while the record is away", async () => {
  const state = { version: "1", roles: ["answer"] as const, ready: false, behind: 7 as number | null };
  const app = healthApp(() => state, openMetrics());
  expect((await app.request("/health/live")).status).toBe(200);
  expect((await app.request("/health")).status).toBe(503);
  Object.assign(state, { ready: true, behind: null });
  const response = await app.request("/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ live: true, version: "1", roles: ["answer"], ready: true, behind: null });
});

it("counts requests, feeds and figures for Prometheus", async () => {
  const metrics = openMetrics();
  metrics.request({ command: "quote", outcome: "quotes", seconds: 0.02 });
  metrics.request({ command: "quote", outcome: "refused by the gate", seconds: 0.03 });
  metrics.feed("failed");
  let behind: number | null = 4;
  metrics.gauge("verbatim_record_behind", "Changes", () => behind);
  const scraped = async () => (await healthApp(() => ({}) as never, metrics).request("/metrics")).text();
  const text = await scraped();
  expect(text).toContain('verbatim_requests_total{command="quote",outcome="quotes"} 1');
  expect(text).toContain('verbatim_request_seconds_bucket{le="0.025",command="quote"} 1');
  expect(text).toContain("verbatim_gate_refusals_total 1");
  expect(text).toContain('verbatim_feeds_total{outcome="failed"} 1');
  expect(text).toContain("verbatim_record_behind 4");
  expect(text).toContain("verbatim_process_cpu_seconds_total");
  behind = null;
  expect(await scraped()).toMatch(/verbatim_record_behind nan/i);
});
