import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

/** The rooms from the lowest up: a file imports from its own room and from those of lower rank. */
const RANK: Record<string, number> = {
  "package.json": 0,
  "src/text": 0,
  "src/article": 1,
  "src/language": 2,
  "src/config.ts": 0,
  "src/log.ts": 0,
  "src/sqlite": 0,
  "src/record": 3,
  "src/index": 4,
  "src/ingest": 5,
  "src/answer": 5,
  "src/state": 6,
  "src/cards": 6,
  commands: 6,
  "src/surfaces/discord": 7,
  "src/surfaces/terminal": 7,
  "src/app.ts": 9,
  "src/cli": 10,
};
const root = join(import.meta.dirname, "..");

const roomOf = (file: string): string => Object.keys(RANK).find((room) => file === room || file.startsWith(`${room}/`)) ?? file;

it("imports from lower rooms alone", () => {
  const files = ["src", "commands"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );
  const upward = files.flatMap((file) => {
    const imports = [...readFileSync(join(root, file), "utf8").matchAll(/from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g)];
    return imports
      .map((found) => relative(root, resolve(root, dirname(file), found[1] ?? found[2]!)))
      .filter((target) => roomOf(target) !== roomOf(file) && !(RANK[roomOf(target)]! < RANK[roomOf(file)]!))
      .map((target) => `${file} imports ${target}`);
  });
  expect(files.length).toBeGreaterThan(50);
  expect(upward).toEqual([]);
});
