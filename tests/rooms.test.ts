import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** The rooms from the lowest up: a file imports from its own room and from those of lower rank. */
const RANK: Readonly<Record<string, number>> = {
  "package.json": 0,
  "src/text": 0,
  "src/config.ts": 0,
  "src/log.ts": 0,
  "src/metrics.ts": 0,
  "src/sqlite": 0,
  "src/reader": 1,
  "src/postgres": 1,
  "src/article": 1,
  "src/language": 2,
  "src/record": 3,
  "src/index": 4,
  "src/ingest": 5,
  "src/answer": 5,
  "src/tell": 6,
  "src/state": 7,
  "src/cards": 7,
  commands: 7,
  "src/surfaces/cooldown.ts": 7,
  "src/surfaces/failure.ts": 7,
  "src/surfaces/listen.ts": 7,
  "src/surfaces/discord": 8,
  "src/surfaces/terminal": 8,
  "src/surfaces/web": 8,
  "src/transfer": 8,
  "src/audit": 9,
  "src/health.ts": 9,
  "src/open-stores.ts": 9,
  "src/app.ts": 10,
  "src/cli": 11,
};
const root = join(import.meta.dirname, "..");

const sourcesIn = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );

const IMPORT = /from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g;

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(IMPORT)].map(([, from, lazily]) =>
    relative(root, resolve(root, dirname(file), from ?? lazily!)),
  );

const roomOf = (file: string): string => Object.keys(RANK).find((room) => file === room || file.startsWith(`${room}/`)) ?? file;

/** The first circle that a walk over imports finds, as the files on it; null where there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return null;
}

describe("the rooms", () => {
  const files = sourcesIn("src", "commands");

  it("import from lower rooms alone", () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => roomOf(target) !== roomOf(file) && !(RANK[roomOf(target)]! < RANK[roomOf(file)]!))
        .map((target) => `${file} imports ${target}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(upward).toEqual([]);
  });

  it("have no circle inside them", () => {
    expect(circleIn(new Map(files.map((file) => [file, importsOf(file)])))).toBeNull();
  });

  it("a circle would be found", () => {
    const graph = { a: ["b"], b: ["c", "d"], c: [], d: ["b"] };
    expect(circleIn(new Map(Object.entries(graph)))).toEqual(["b", "d", "b"]);
  });
});

it("scripts and benches import nothing from the tests", () => {
  const borrowed = sourcesIn("scripts", "bench").flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith("tests/"))
      .map((target) => `${file} imports ${target}`),
  );
  expect(borrowed).toEqual([]);
});
