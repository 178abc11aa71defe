/** `npm run check:commits`: fails when a commit subject is longer than 72 characters, the width that `git log` and code hosts show. */
import { execFileSync } from "node:child_process";

const LONGEST = 72;
/** Subjects are checked from the next commit on. */
const SINCE = "8bbe52f";

const git = (...words: string[]): string => execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

function subjects(): string[] {
  try {
    return git("log", "--no-merges", "--format=%h %s", `${SINCE}..HEAD`).split("\n").filter(Boolean);
  } catch {
    // No history: a copy without git, or a shallow clone.
    return [];
  }
}

const long = subjects().filter((line) => line.slice(line.indexOf(" ") + 1).length > LONGEST);
for (const line of long) console.error(`longer than ${LONGEST} characters: ${line}`);
if (long.length > 0) process.exitCode = 1;
