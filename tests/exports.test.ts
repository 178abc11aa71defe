import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const files = globSync("{bench,bin,commands,scripts,src,tests}/**/*.{ts,js}", { cwd: root });
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

const EXPORT = /^export (?:async )?(?:const|let|function\*?|class) ([\w$]+)/gm;
const NAMED = /^(?:import|export) (?:type )?(?:\w+, )?\{([^}]*)\} from "(\.[^"]+)"/gm;
/** A module taken whole: by `import * as`, or when it is needed. */
const WHOLE = /\* as \w+ from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g;

/** What other files import, as "file name", and the files that are taken whole. */
function imports(): { readonly names: ReadonlySet<string>; readonly whole: ReadonlySet<string> } {
  const names = new Set<string>();
  const whole = new Set<string>();
  for (const [file, source] of sources) {
    const target = (from: string) => relative(root, resolve(root, dirname(file), from));
    for (const [, list, from] of source.matchAll(NAMED))
      for (const name of list!.split(","))
        names.add(
          `${target(from!)} ${
            name
              .replace(/^\s*type /, "")
              .trim()
              .split(" as ")[0]
          }`,
        );
    for (const [, from, lazily] of source.matchAll(WHOLE)) whole.add(target(from ?? lazily!));
  }
  return { names, whole };
}

it("exports no value that nothing imports", () => {
  const { names, whole } = imports();
  const unused = [...sources]
    .filter(([file]) => /^(?:src|commands)\//.test(file) && !whole.has(file))
    .flatMap(([file, source]) => [...source.matchAll(EXPORT)].map(([, name]) => `${file} ${name}`))
    .filter((name) => !names.has(name));
  expect(names.size).toBeGreaterThan(500);
  expect(unused).toEqual([]);
});
