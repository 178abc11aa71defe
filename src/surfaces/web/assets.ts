import { readFileSync } from "node:fs";
import { digest } from "../../article/identity.ts";

/** A file of the page; its address names its content, so that a browser may keep it for ever. */
export type Asset = { readonly address: string; readonly type: string; readonly body: Uint8Array<ArrayBuffer> };

function asset(name: string, type: string): Asset {
  const body = new Uint8Array(readFileSync(new URL(`assets/${name}`, import.meta.url)));
  return { address: `/assets/${digest(body, 12)}-${name}`, type, body };
}

export const style = asset("style.css", "text/css; charset=utf-8");
export const script = asset("script.js", "text/javascript; charset=utf-8");
export const icon = asset("icon.svg", "image/svg+xml");

export const assets: ReadonlyMap<string, Asset> = new Map([style, script, icon].map((one) => [one.address, one]));
