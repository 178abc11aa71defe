import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { ownFolder } from "../scripts/own-folder.ts";

/** Gives a test run one folder for all its temporary files, removed at the end; what a killed run left is removed by the next. */
export default function setup(): () => void {
  const root = tmpdir();
  const folder = ownFolder("verbatim-tests-");
  process.env.TMPDIR = folder;
  return () => {
    process.env.TMPDIR = root;
    rmSync(folder, { recursive: true, force: true });
  };
}
