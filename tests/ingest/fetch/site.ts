import type { IncomingMessage, ServerResponse } from "node:http";
import { expect } from "vitest";
import { FetchError } from "../../../src/ingest/fetch/error.ts";
import { createFetcher, type FetchOptions, type FetchSettings } from "../../../src/ingest/fetch/fetcher.ts";
import { serve } from "./server.ts";

export const BODY = "<!doctype html><title>Ferry</title><p>The harbour ferry came back to its berth on Monday.</p>";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What `closeAll` will close, the latest first. */
export const opened: (() => Promise<void>)[] = [];
/** Closes what a test opened. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

export async function site(handler: Handler, host?: string) {
  const server = await serve(handler, host);
  opened.push(server.close);
  return server;
}

export function fetcher(settings: FetchSettings = {}) {
  const made = createFetcher({
    networks: ["127.0.0.1/32"],
    pause: 0,
    retries: 0,
    timeout: 2000,
    limit: 64 * 1024,
    wait: async () => {},
    ...settings,
  });
  opened.push(made.close);
  return made;
}

/** A page behind its site's missing robots.txt. */
export const page =
  (handler: Handler): Handler =>
  (request, response) =>
    request.url === "/robots.txt" ? response.writeHead(404).end() : handler(request, response);

export async function failure(url: string, settings?: FetchSettings, options?: FetchOptions): Promise<FetchError> {
  const error = await fetcher(settings)
    .fetch(url, options)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(FetchError);
  expect((error as FetchError).url).toBe(url);
  expect((error as FetchError).message).toContain(url);
  return error as FetchError;
}

export const text = (fetched: Awaited<ReturnType<ReturnType<typeof fetcher>["fetch"]>>) =>
  fetched.outcome === "fetched" ? new TextDecoder().decode(fetched.bytes) : fetched.outcome;
