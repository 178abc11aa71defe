import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fill, firstOf, openGenerated } from "./fill.ts";
import type { BenchOptions } from "./run.ts";

/** A new process on generated articles, those of the file `archive` or new ones, until it has answered its first requests. */
export async function bench({ articles, archive: held }: Pick<BenchOptions, "articles" | "archive">): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const file = held ?? join(folder, "archive.db");
  try {
    if (held === undefined) {
      const archive = openGenerated(file);
      await fill(archive, articles);
      await archive.close();
    }
    const [{ title, text }] = firstOf(1)[0]!;
    const question = `What did ${title} and ${text.slice(30, 90)} say?`;
    await once(fork(join(import.meta.dirname, "start", "process.ts"), [file, question]), "exit");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
