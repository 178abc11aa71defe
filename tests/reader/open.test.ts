import { expect, it, vi } from "vitest";
import { ConfigError, configuration } from "../../src/config.ts";
import { openReader } from "../../src/reader/open.ts";

const opened = (environment: Record<string, string>) => {
  const log = { info: vi.fn(), warn: vi.fn(), debug: vi.fn() };
  return { reader: openReader(configuration(environment), null, log as never), log };
};

it("there is none unless the settings name one", () => {
  expect(opened({}).reader).toBeNull();
  expect(opened({ READER_MODEL: "tiny" }).reader).toBeNull();
});

it("the log says what leaves the machine, and never the key", () => {
  const { reader, log } = opened({ READER_URL: "https://models.example.org/v1", READER_MODEL: "tiny", READER_KEY: "secret" });
  expect(reader).toMatchObject({
    model: "tiny",
    host: "models.example.org",
    limits: { candidates: 24, parallel: 4, milliseconds: 8000 },
  });
  expect(log.info).toHaveBeenCalledExactlyOnceWith(
    { reader: "tiny", host: "models.example.org" },
    expect.stringMatching(/sent each question and the passages/),
  );
  expect(JSON.stringify([reader, log.info.mock.calls])).not.toContain("secret");
});

it("one on this machine is sent nothing elsewhere", () => {
  expect(opened({ READER_URL: "http://localhost:11434/v1", READER_MODEL: "tiny" }).reader!.host).toBeNull();
});

it("a server without a model is refused", () => {
  expect(() => configuration({ READER_URL: "http://localhost:11434/v1" })).toThrow(ConfigError);
});
