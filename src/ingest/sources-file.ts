import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { problemOf, SourcesError } from "./sources-error.ts";

/** A feed to poll. Times in milliseconds. */
export type FeedSource = {
  readonly kind: "feed";
  readonly url: string;
  readonly every: number;
  /** Read the linked page when an item carries only a teaser. */
  readonly pages: boolean;
  /** Skip items older than this; null for none. */
  readonly keep: number | null;
};

/** A folder to watch. */
export type FolderSource = { readonly kind: "folder"; readonly path: string };

export type ConfiguredSource = FeedSource | FolderSource;

/** Is it a missing folder? One created later is watched from the next start on. */
export const isMissing = (source: ConfiguredSource): boolean => source.kind === "folder" && !existsSync(source.path);

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

const span = z
  .string("a time such as 15m, 2h or 30d")
  .regex(/^[1-9]\d{0,3}[mhd]$/, "a time such as 15m, 2h or 30d")
  .transform((written) => Number(written.slice(0, -1)) * UNITS[written.at(-1)!]!);

const feed = z.strictObject(
  {
    url: z.url({ protocol: /^https?$/, error: "an http or https address" }),
    every: span.default(15 * 60_000),
    pages: z.boolean("true or false").default(true),
    keep: span.nullish(),
  },
  "a feed, which has url and may have every, pages and keep",
);
const folder = z.strictObject({ path: z.string("a path").min(1, "a path") }, "a folder, which has path");
const SourcesFile = z.strictObject(
  { feeds: z.array(feed, "a list").nullish(), folders: z.array(folder, "a list").nullish() },
  "a list of sources, which may have feeds and folders",
);

/** Reads the sources file; without one there are no sources. Throws a SourcesError that says what is wrong, where, and what is allowed. */
export async function readSources(file: string): Promise<ConfiguredSource[]> {
  const yaml = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new SourcesError(file, [{ reason: `cannot be read (${error.code})`, line: null }]);
  });
  return parseSources(yaml, file);
}

/** The sources in the text of a sources file. Throws a SourcesError. */
export function parseSources(yaml: string, file: string): ConfiguredSource[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const broken = document.errors.map(({ message, pos }) => ({
    reason: `is not YAML: ${message.split(/ at line|\n/)[0]}`,
    line: lines.linePos(pos[0]).line,
  }));
  if (broken.length > 0) throw new SourcesError(file, broken);
  const read = SourcesFile.safeParse(document.toJS() ?? {});
  if (!read.success)
    throw new SourcesError(
      file,
      read.error.issues.flatMap((issue) => problemOf(issue, document, lines)),
    );
  const { feeds, folders } = read.data;
  return [
    ...(feeds ?? []).map(({ keep, ...feed }): FeedSource => ({ kind: "feed", ...feed, keep: keep ?? null })),
    ...(folders ?? []).map(({ path }): FolderSource => ({ kind: "folder", path })),
  ];
}

/** Adds feeds a sources file lacks to its text, keeping comments and order. */
export function withFeeds(yaml: string, urls: readonly string[]): { yaml: string; added: number } {
  const parsed = parseDocument(yaml);
  const known = (parsed.toJS() as { feeds?: { url: string }[] | null } | null)?.feeds ?? null;
  const fresh = [...new Set(urls)].filter((url) => !known?.some((feed) => feed.url === url));
  if (fresh.length === 0) return { yaml, added: 0 };
  const document = parsed.contents === null ? parseDocument(`${yaml}\nfeeds: []\n`) : parsed;
  if (known === null) document.set("feeds", document.createNode([]));
  for (const url of fresh) document.addIn(["feeds"], document.createNode({ url }));
  return { yaml: document.toString(), added: fresh.length };
}
