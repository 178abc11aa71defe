import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { narrowingOptions } from "../../src/cli/narrowing.ts";

const read = (...given: string[]) => {
  const command = narrowingOptions(new Command(), 10)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return command.parse(given, { from: "user" }).opts();
};

describe("the options that narrow a list", () => {
  it("are read", () =>
    expect(read("--limit", "3", "--since", "2014-11", "--until", "2015", "--source", "The Post")).toEqual({
      limit: 3,
      since: "2014-11",
      until: "2015",
      source: "The Post",
    }));

  it.each([
    ["--limit", "many"],
    ["--limit", "0"],
    ["--limit", "-1"],
    ["--since", "soon"],
    ["--until", "2014-13-01"],
  ])("%s %s is wrong usage", (option, value) => expect(() => read(option, value)).toThrow("It must be a"));
});
