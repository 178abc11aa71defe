import { expect, it, vi } from "vitest";
import { ConfigError, configuration } from "../../src/config.ts";
import { openReader } from "../../src/reader/open.ts";

const opened = async (environment: Record<string, string>) => {
  const log = { info: vi.fn(), warn: vi.fn(), debug: vi.fn() };
  return { reader: await openReader(configuration(environment), null, log as never), log };
};

it("there is none unless the settings name one", async () => {
  expect((await opened({})).reader).toBeNull();
  expect((await opened({ READER_MODEL: "tiny" })).reader).toBeNull();
});

it("the log says what leaves the machine, and never the key", async () => {
  const { reader, log } = await opened({
    READER_URL: "https://models.example.org/v1",
    READER_MODEL: "tiny",
    READER_KEY: "secret",
  });
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

it("one on this machine is sent nothing elsewhere", async () => {
  expect((await opened({ READER_URL: "http://localhost:11434/v1", READER_MODEL: "tiny" })).reader!.host).toBeNull();
});

it.each([
  ["a server without a model", { READER_URL: "http://localhost:11434/v1" }, "READER_MODEL is needed"],
  ["a server and a folder", { READER_URL: "http://localhost:11434/v1", READER_FOLDER: "model" }, "not both"],
])("%s is refused", (_, environment, problem) => {
  expect(() => configuration(environment)).toThrow(ConfigError);
  expect(() => configuration(environment)).toThrow(problem);
});

it("a folder without a model is refused by name", async () => {
  await expect(opened({ READER_FOLDER: "docs" })).rejects.toThrow("READER_FOLDER docs holds no model.onnx.");
});
