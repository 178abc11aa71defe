import { hostname } from "node:os";
import dotenv from "dotenv";
import { z } from "zod";

/** At most this many requests in this many seconds; null for no limit. */
export type Rate = { readonly requests: number; readonly seconds: number } | null;

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const snowflake = z.string().regex(/^\d{15,20}$/, "a Discord id, 15 to 20 digits");
const rateText = /^(?:off|[1-9]\d{0,3}\/[1-9]\d{0,4})$/;
const yesOrNo = z.enum(["yes", "no"], { error: "yes or no" }).transform((word) => word === "yes");
const text = z.string();

/** What a process does: answers on Discord, fills the archive, sends alerts. */
const ROLES = ["answer", "ingest", "tell"] as const;
export type ProcessRole = (typeof ROLES)[number];

const roles = z
  .string()
  .transform((list) => list.split(",").map((word) => word.trim()))
  .refine(
    (words): words is ProcessRole[] => words.every((word) => (ROLES as readonly string[]).includes(word)),
    `one or more of ${ROLES.join(", ")}, separated by commas`,
  )
  .transform((words) => words as ProcessRole[]);

/** Some of the bot's gateway connections: "0-3/16" is the first four of sixteen. */
export type Shards = { readonly ids: readonly number[]; readonly count: number };

const shards = z
  .string()
  .regex(/^(?:auto|none|\d{1,4}(?:-\d{1,4})?\/[1-9]\d{0,3})$/, 'auto, none, or shards such as "0-3/16"')
  .transform((value): Shards | "auto" => {
    if (value === "auto") return value;
    const [range = "", count = "1"] = value.split("/");
    const [first = 0, last = first] = range.split("-").map(Number);
    const ids = value === "none" ? [] : Array.from({ length: last - first + 1 }, (_, n) => first + n);
    return { ids, count: Number(count) };
  })
  .refine((value) => value === "auto" || value.ids.every((id) => id < value.count), "shards below their number");

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `a whole number from ${least} to ${most}` })
    .int(`a whole number from ${least} to ${most}`)
    .min(least, `a whole number from ${least} to ${most}`)
    .max(most, `a whole number from ${least} to ${most}`);

/** "5/20" (five requests in twenty seconds) or "off". */
export const rate = z
  .string()
  .regex(rateText, 'requests/seconds such as "5/20", or "off"')
  .transform((value): Rate => {
    const [requests, seconds] = value.split("/").map(Number);
    return value === "off" ? null : { requests: requests!, seconds: seconds! };
  });

/** A number over 0 and at most 1, or a fraction such as "1/3". */
const share = z
  .string()
  .transform((value) => {
    const [part, whole = "1"] = value.split("/");
    return Number(part) / Number(whole);
  })
  .refine((value) => value > 0 && value <= 1, "a number over 0 and at most 1, or a fraction such as 1/3");

/** Every setting by its environment variable. `.env.example` explains each. */
export const settings = z.object({
  DISCORD_TOKEN: text.optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "64 hexadecimal digits")
    .optional(),
  DISCORD_API: z.url({ protocol: /^https?$/, error: "an http(s) address" }).default("https://discord.com/api"),
  DISCORD_STATUS: text.max(128, "at most 128 characters").default("the news, word for word"),
  HTTP_HOST: text.default("127.0.0.1"),
  HTTP_PORT: whole(0, 65535).default(8080),
  HEALTH_PORT: whole(0, 65535).optional(),
  DISCORD_SHARDS: shards.prefault("auto"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: "an address such as postgres://user:password@host/database" })
    .optional(),
  VERBATIM_ROLES: roles.prefault(ROLES.join(",")),
  PROCESS_NAME: text.max(100, "at most 100 characters").optional(),
  WEB_HOST: text.default("127.0.0.1"),
  WEB_PORT: text
    .refine(
      (value) => value === "off" || (/^\d{1,5}$/.test(value) && Number(value) <= 65535),
      'a whole number from 0 to 65535, or "off"',
    )
    .transform((value) => (value === "off" ? value : Number(value)))
    .optional(),
  WEB_ADDRESS: z
    .url({ protocol: /^https?$/, error: "an http(s) address without a path" })
    .transform((address) => new URL(address))
    .refine(({ href, origin }) => href === `${origin}/`, "an http(s) address without a path")
    .transform(({ origin }) => origin)
    .optional(),
  WEB_FULL_TEXT: yesOrNo.optional(),
  WEB_PASSWORD: text.min(8, "at least 8 characters").optional(),
  ARCHIVE_FILE: text.default("data/archive.sqlite"),
  STATE_FILE: text.default("data/state.sqlite"),
  CONTENT_FOLDER: text.default("content"),
  SOURCES_FILE: text.default("sources.yaml"),
  ARTICLE_SHARE: share.prefault("1/3"),
  COOLDOWN_USER: rate.prefault("6/20"),
  COOLDOWN_CHANNEL: rate.prefault("20/20"),
  FOLLOWS_PER_SERVER: whole(1, 10_000).default(50),
  FOLLOWS_PER_PERSON: whole(1, 1000).default(20),
  FOLLOW_POSTS_PER_HOUR: whole(1, 1000).default(12),
  FETCH_ALLOW_PRIVATE_ADDRESSES: yesOrNo.prefault("no"),
  FETCH_TIMEOUT_SECONDS: whole(1, 600).default(20),
  FETCH_LARGEST_MEGABYTES: whole(1, 100).default(10),
  FETCH_USER_AGENT: text.default("Verbatim/0.1 (a Discord bot that quotes the news)"),
  READER_URL: z.url({ protocol: /^https?$/, error: "an http(s) address" }).optional(),
  READER_MODEL: text.max(60, "at most 60 characters").optional(),
  READER_KEY: text.optional(),
  READER_FOLDER: text.optional(),
  READER_TIMEOUT_SECONDS: whole(1, 60).default(8),
  READER_CANDIDATES: whole(2, 100).default(24),
  READER_SUMMARIES: yesOrNo.prefault("no"),
  READER_PARALLEL: whole(1, 100).default(4),
  LOG_LEVEL: z.enum(levels, { error: `one of ${levels.join(", ")}` }).default("info"),
});

/** The page in the browser. */
export type WebSettings = {
  readonly host: string;
  /** "off": no page at all; null: one only where there is no Discord. */
  readonly port: number | "off" | null;
  /** The origin under which others reach it, such as "https://news.example.org"; null if only this machine does. */
  readonly address: string | null;
  /** Articles are shown whole, rather than the share of them that a reply may show. */
  readonly fullText: boolean;
  /** Lets its owner add articles; null: nobody can. */
  readonly password: string | null;
};

/** Does only this machine reach a host? */
export const isLoopback = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

/** The settings as the program uses them. */
export type Config = {
  readonly discord: {
    readonly token: string | null;
    readonly applicationId: string | null;
    /** Commands are registered in this server only; everywhere when null. */
    readonly guildId: string | null;
    /** The application's Ed25519 key in hexadecimal; `serve --http` needs it. */
    readonly publicKey: string | null;
    readonly api: string;
    readonly status: string;
    /** The gateway connections of this process; "auto" for all. */
    readonly shards: Shards | "auto";
  };
  readonly http: { readonly host: string; readonly port: number };
  /** Where health checks and metrics are served; null for nowhere. */
  readonly healthPort: number | null;
  /** The database that several processes share; null for files. */
  readonly databaseUrl: string | null;
  readonly roles: ReadonlySet<ProcessRole>;
  /** Names this process's index in the database. */
  readonly processName: string;
  readonly web: WebSettings;
  readonly archiveFile: string;
  readonly stateFile: string;
  readonly contentFolder: string;
  readonly sourcesFile: string;
  /** Largest share of one article's text that a reply and its pages may show, over 0 and at most 1. */
  readonly share: number;
  readonly cooldown: { readonly user: Rate; readonly channel: Rate };
  /** The most follows of a server, and of a person in direct messages; the most posts of a channel in an hour. */
  readonly follows: { readonly perServer: number; readonly perPerson: number; readonly postsPerHour: number };
  readonly fetch: {
    readonly allowPrivateAddresses: boolean;
    readonly timeoutMilliseconds: number;
    readonly largestBytes: number;
    readonly userAgent: string;
  };
  /** A model that chooses among passages; null for the rules. */
  readonly reader: {
    readonly at:
      | { readonly kind: "server"; readonly url: string; readonly model: string; readonly key: string | null }
      | { readonly kind: "folder"; readonly folder: string };
    /** It chooses the sentences of summaries, too. */
    readonly summaries: boolean;
    readonly limits: { readonly candidates: number; readonly parallel: number; readonly milliseconds: number };
  } | null;
  readonly logLevel: (typeof levels)[number];
};

/** Invalid settings. Each problem names a setting and the values it takes. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** Reads the settings from `environment`; an empty one counts as not set. Throws a ConfigError that names every invalid one. */
export function configuration(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = settings.safeParse(given);
  if (!read.success) {
    throw new ConfigError(
      // The value is not repeated: it could be a secret put under the wrong name.
      read.error.issues.map(({ path, message }) => `${String(path[0])} must be ${message}.`),
    );
  }
  const { data } = read;
  return {
    discord: {
      token: data.DISCORD_TOKEN ?? null,
      applicationId: data.DISCORD_APPLICATION_ID ?? null,
      guildId: data.DISCORD_GUILD_ID ?? null,
      publicKey: data.DISCORD_PUBLIC_KEY ?? null,
      api: data.DISCORD_API,
      status: data.DISCORD_STATUS,
      shards: data.DISCORD_SHARDS,
    },
    http: { host: data.HTTP_HOST, port: data.HTTP_PORT },
    healthPort: data.HEALTH_PORT ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    roles: new Set(data.VERBATIM_ROLES),
    processName: data.PROCESS_NAME ?? `${hostname()}:${data.ARCHIVE_FILE}`,
    web: {
      host: data.WEB_HOST,
      port: data.WEB_PORT ?? null,
      address: data.WEB_ADDRESS ?? null,
      fullText: data.WEB_FULL_TEXT ?? (isLoopback(data.WEB_HOST) && data.WEB_ADDRESS === undefined),
      password: data.WEB_PASSWORD ?? null,
    },
    archiveFile: data.ARCHIVE_FILE,
    stateFile: data.STATE_FILE,
    contentFolder: data.CONTENT_FOLDER,
    sourcesFile: data.SOURCES_FILE,
    share: data.ARTICLE_SHARE,
    cooldown: { user: data.COOLDOWN_USER, channel: data.COOLDOWN_CHANNEL },
    follows: {
      perServer: data.FOLLOWS_PER_SERVER,
      perPerson: data.FOLLOWS_PER_PERSON,
      postsPerHour: data.FOLLOW_POSTS_PER_HOUR,
    },
    fetch: {
      allowPrivateAddresses: data.FETCH_ALLOW_PRIVATE_ADDRESSES,
      timeoutMilliseconds: data.FETCH_TIMEOUT_SECONDS * 1000,
      largestBytes: data.FETCH_LARGEST_MEGABYTES * 1024 * 1024,
      userAgent: data.FETCH_USER_AGENT,
    },
    reader: readerOf(data),
    logLevel: data.LOG_LEVEL,
  };
}

/** The reader's settings. Throws a ConfigError if one is missing or two exclude each other. */
function readerOf(data: z.infer<typeof settings>): Config["reader"] {
  const { READER_URL: url, READER_MODEL: model, READER_KEY: key = null, READER_FOLDER: folder } = data;
  if (url === undefined && folder === undefined) return null;
  if (url !== undefined && folder !== undefined) throw new ConfigError(["Set READER_URL or READER_FOLDER, not both."]);
  if (url !== undefined && model === undefined) throw new ConfigError(["READER_MODEL is needed with READER_URL."]);
  if (folder !== undefined && data.READER_SUMMARIES) throw new ConfigError(["READER_SUMMARIES needs READER_URL."]);
  return {
    at: folder === undefined ? { kind: "server", url: url!, model: model!, key } : { kind: "folder", folder },
    summaries: data.READER_SUMMARIES,
    limits: {
      candidates: data.READER_CANDIDATES,
      parallel: data.READER_PARALLEL,
      milliseconds: data.READER_TIMEOUT_SECONDS * 1000,
    },
  };
}

/** The settings of this process, from the environment and then from the file `.env`. */
export function loadConfig(): Config {
  dotenv.config({ quiet: true });
  return configuration(process.env);
}
