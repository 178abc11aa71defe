import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { main } from "../../src/cli/main.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-"));

afterEach(() => vi.unstubAllEnvs());

it.each(["a page, not a list", "<html><body>nor this</body></html>", null])(
  "an import of %j is refused in a sentence",
  async (text) => {
    vi.stubEnv("SOURCES_FILE", join(folder, "sources.yaml"));
    const file = join(folder, text === null ? "missing.opml" : "list.opml");
    if (text !== null) writeFileSync(file, text);
    const told: string[] = [];
    const status = await main(["node", "verbatim", "sources", "import", file], {
      out: (line) => told.push(line),
      err: (line) => told.push(line),
      lines: async function* () {},
      interactive: false,
    });
    expect({ status, told }).toEqual({ status: 2, told: [`${file} is no OPML file that can be read`] });
  },
);
