import { createHash } from "node:crypto";
import type { Request } from "../../answer/command.ts";
import { CUSTOM_ID } from "./limits.ts";

/** Raised when the format changes, so that a button of another version gets an explanation, not a wrong reply. */
const VERSION = "1";

/** The key under which a request too long for an id is stored: a hash, so that drawing stores nothing. */
export const keyOf = (request: Request): string =>
  createHash("sha256").update(JSON.stringify(request)).digest("base64url").slice(0, 22);

/** What an id stands for; `turns` if it replaces the message with another page of it. */
export type Pressed =
  | { readonly kind: "request"; readonly request: Request; readonly turns: boolean }
  | { readonly kind: "stale"; readonly why: "version" | "unknown" };

const SIGNS = { request: ":", turn: "+", kept: "~", keptTurn: "*" } as const;

/** Letters for common options: leaves room for the longest article ids. */
const LETTERS: Readonly<Record<string, string>> = { article: "a", revision: "r", place: "p", speaker: "s", topic: "t" };
const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LETTERS).map(([name, letter]) => [letter, name]),
);

/** Escapes the separators of an id. */
const encode = (text: string): string => text.replace(/[%&=?.]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Writes a request as an id of at most 100 characters: the request itself or, if too long, its key. */
export function idOf(request: Request, turns: boolean): string {
  const page = request.page === 0 ? "" : `.${request.page}`;
  let written = `${VERSION}${turns ? SIGNS.turn : SIGNS.request}${encode(request.command)}${page}?`;
  let exact = true;
  let separator = "";
  for (const [name, value] of Object.entries(request.options)) {
    written += `${separator}${LETTERS[name] ?? encode(name)}=${value === true ? "" : encode(String(value))}`;
    exact &&= value !== false && value !== "" && NAMES[name] === undefined;
    separator = "&";
  }
  if (exact && written.length <= CUSTOM_ID && written.isWellFormed()) return written;
  return `${VERSION}${turns ? SIGNS.keptTurn : SIGNS.kept}${keyOf(request)}`;
}

/** Is an id only a key? Its request must be stored before the message is sent. */
export const isKept = (id: string): boolean => id[1] === SIGNS.kept || id[1] === SIGNS.keptTurn;

function decode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function read(written: string, locale: string): Request | null {
  const match = /^([^.?]+)(?:\.(\d{1,6}))?\?(.*)$/s.exec(written);
  if (match === null) return null;
  const options: Record<string, string | boolean> = {};
  for (const pair of match[3]!.split("&").filter(Boolean)) {
    const [name, value = ""] = pair.split("=");
    options[NAMES[name!] ?? decode(name!)] = value === "" ? true : decode(value);
  }
  return { command: decode(match[1]!), options, page: Number(match[2] ?? 0), locale };
}

/** Reads an id, with the locale of the person who pressed; `kept` looks a key up. */
export async function pressed(id: string, locale: string, kept: (key: string) => Promise<Request | null>): Promise<Pressed> {
  const sign = id[1];
  if (id[0] !== VERSION) return { kind: "stale", why: "version" };
  const turns = sign === SIGNS.turn || sign === SIGNS.keptTurn;
  const rest = id.slice(2);
  if (sign === SIGNS.request || sign === SIGNS.turn) {
    const request = read(rest, locale);
    return request === null ? { kind: "stale", why: "version" } : { kind: "request", request, turns };
  }
  const request = sign === SIGNS.kept || sign === SIGNS.keptTurn ? await kept(rest) : null;
  // The key is a hash: a request that a broken disk changed is no longer its own.
  return request === null || keyOf(request) !== rest
    ? { kind: "stale", why: "unknown" }
    : { kind: "request", request: { ...request, locale }, turns };
}
