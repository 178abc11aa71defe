import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Unpacked once for each checkout, which takes seconds; `npm ci` removes it. */
const FOLDER = join(import.meta.dirname, "../node_modules/.cache/chromium");

/** Chromium, unpacked from its npm package. */
async function unpacked(): Promise<string> {
  const program = join(FOLDER, "chromium");
  if (existsSync(program)) return program;
  const { default: packed } = await import("@sparticuz/chromium");
  packed.setGraphicsMode = false;
  mkdirSync(FOLDER, { recursive: true });
  // Unpacked beside its place and moved there, so that no other process starts half a program.
  const beside = mkdtempSync(join(FOLDER, "new-"));
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = beside;
  try {
    renameSync(await packed.executablePath(), program);
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    rmSync(beside, { recursive: true, force: true });
  }
  return program;
}

/** Can this machine run the browser? The package has only Linux builds. */
export const hasBrowser: boolean = process.platform === "linux";

/** Starts a headless browser that reaches nothing but this machine. */
export const openBrowser = async () =>
  chromium.launch({
    executablePath: await unpacked(),
    args: ["--no-sandbox", "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
