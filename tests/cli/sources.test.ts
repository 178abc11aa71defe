import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { verbatim } from "./verbatim.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-"));

afterEach(() => vi.unstubAllEnvs());

it.each(["a page, not a list", "<html><body>nor this</body></html>", null])(
  "an import of %j is refused in one sentence",
  async (text) => {
    vi.stubEnv("SOURCES_FILE", join(folder, "sources.yaml"));
    const file = join(folder, text === null ? "missing.opml" : "list.opml");
    if (text !== null) writeFileSync(file, text);
    expect(await verbatim(["sources", "import", file])).toEqual({
      status: 2,
      out: [],
      err: [`${file} is not a readable OPML file`],
    });
  },
);
