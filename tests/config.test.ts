import { readFileSync } from "node:fs";
import { parse } from "dotenv";
import { describe, expect, it } from "vitest";
import { ConfigError, configuration, settings } from "../src/config.ts";

const problems = (environment: Record<string, string>): readonly string[] => {
  try {
    configuration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe("configuration", () => {
  it("has a default for everything", () => {
    const config = configuration({});
    expect(config.discord.token).toBeNull();
    expect(config.archiveFile).toBe("data/archive.sqlite");
    expect(config.share).toBeCloseTo(1 / 3);
    expect(config.cooldown).toEqual({ user: { requests: 6, seconds: 20 }, channel: { requests: 20, seconds: 20 } });
  });

  it.each([
    ["HTTP_PORT", "65536", "a whole number from 0 to 65535"],
    ["HTTP_PORT", "eighty", "a whole number from 0 to 65535"],
    ["HTTP_PORT", "80.5", "a whole number from 0 to 65535"],
    ["DISCORD_GUILD_ID", "my server", "a Discord id, 15 to 20 digits"],
    ["DISCORD_PUBLIC_KEY", "abc", "64 hexadecimal digits"],
    ["ARTICLE_SHARE", "0", "a number over 0 and at most 1, or a fraction such as 1/3"],
    ["ARTICLE_SHARE", "4/3", "a number over 0 and at most 1, or a fraction such as 1/3"],
    ["ARTICLE_SHARE", "a third", "a number over 0 and at most 1, or a fraction such as 1/3"],
    ["COOLDOWN_USER", "often", 'requests/seconds such as "5/20", or "off"'],
    ["COOLDOWN_USER", "0/20", 'requests/seconds such as "5/20", or "off"'],
    ["FETCH_ALLOW_PRIVATE_ADDRESSES", "perhaps", "yes or no"],
    ["LOG_LEVEL", "loud", "one of fatal, error, warn, info, debug, trace, silent"],
    ["DISCORD_API", "discord", "an http(s) address"],
    ["DATABASE_URL", "mysql://user:secret@host/news", "an address such as postgres://user:password@host/database"],
    ["VERBATIM_ROLES", "answer,cook", "one or more of answer, ingest, tell, separated by commas"],
    ["DISCORD_SHARDS", "many", 'auto, none, or shards such as "0-3/16"'],
    ["DISCORD_SHARDS", "0-4/4", "shards below their number"],
    ["WEB_PORT", "on", 'a whole number from 0 to 65535, or "off"'],
    ["WEB_PORT", "65536", 'a whole number from 0 to 65535, or "off"'],
    ["WEB_ADDRESS", "news.example.org", "an http(s) address without a path"],
    ["WEB_ADDRESS", "https://example.org/news", "an http(s) address without a path"],
    ["WEB_PASSWORD", "short", "at least 8 characters"],
    ["WEB_FULL_TEXT", "some", "yes or no"],
  ])("refuses %s=%s and says what it takes", (name, value, allowed) => {
    expect(problems({ [name]: value })).toEqual([`${name} must be ${allowed}.`]);
  });

  it("names every invalid setting and repeats no value", () => {
    const found = problems({ HTTP_PORT: "MTA.secret", LOG_LEVEL: "MTA.secret" });
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain("secret");
  });

  it.each([
    ["", 1 / 3],
    ["   ", 1 / 3],
    ["1/4", 0.25],
    ["0.5", 0.5],
    ["1", 1],
  ])("reads ARTICLE_SHARE=%j as %d", (written, share) => {
    expect(configuration({ ARTICLE_SHARE: written }).share).toBeCloseTo(share);
  });

  it("reads roles and shards", () => {
    expect([...configuration({ VERBATIM_ROLES: "answer, tell" }).roles]).toEqual(["answer", "tell"]);
    const shardsOf = (DISCORD_SHARDS: string) => configuration({ DISCORD_SHARDS }).discord.shards;
    expect(shardsOf("auto")).toBe("auto");
    expect(shardsOf("none")).toEqual({ ids: [], count: 1 });
    expect(shardsOf("2-3/16")).toEqual({ ids: [2, 3], count: 16 });
    expect(shardsOf("5/16")).toEqual({ ids: [5], count: 16 });
  });

  it.each([
    [{}, true],
    [{ WEB_HOST: "0.0.0.0" }, false],
    [{ WEB_ADDRESS: "https://news.example.org" }, false],
    [{ WEB_ADDRESS: "https://news.example.org/", WEB_FULL_TEXT: "yes" }, true],
    [{ WEB_HOST: "localhost", WEB_FULL_TEXT: "no" }, false],
  ] as const)("shows whole articles with %j: %j", (environment, whole) => {
    expect(configuration(environment).web.fullText).toBe(whole);
  });

  it("knows no limit", () => {
    expect(configuration({ COOLDOWN_CHANNEL: "off" }).cooldown.channel).toBeNull();
  });
});

describe(".env.example", () => {
  const example = parse(readFileSync(new URL("../.env.example", import.meta.url)));

  it("names every setting and no other", () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(settings.shape).sort());
  });

  it("gives the defaults", () => {
    expect(configuration(example)).toEqual(configuration({}));
  });
});
