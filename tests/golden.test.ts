import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readGolden } from "../scripts/golden.ts";

const folder = new URL("./golden/", import.meta.url);
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe("golden articles", () => {
  it.each(names)("%s gives the quotations that were looked over", async (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), "utf8"));
    expect(await readGolden(new URL(`${name}/`, folder))).toEqual(expected);
  });
});
