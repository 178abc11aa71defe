/** `npm run audit`: audits the bot on the sample articles and writes docs/audit.md. `npx verbatim audit` audits any archive. */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../src/cli/main.ts";

const archive = join(tmpdir(), `verbatim-audit-${process.pid}.sqlite`);
const run = (...words: string[]) => main(["node", "verbatim", ...words, "--archive", archive]);
await run("add", "content");
process.exitCode = await run("audit", "--articles", "1000", "--of", "The articles that ship", "--out", "docs/audit.md");
for (const part of ["", "-wal", "-shm"]) {
  rmSync(archive + part, { force: true });
  rmSync(archive.replace(".sqlite", ".inputs.sqlite") + part, { force: true });
}
