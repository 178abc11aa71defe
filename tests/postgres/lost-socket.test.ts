import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const MODULE = join(import.meta.dirname, "..", "..", "src", "postgres", "lost-socket.ts");

/** Throws an error with a stack where nobody catches it, in a program that survives lost sockets. Returns its exit status and output. */
function thrown(kind: string, at: string) {
  const script = `
    import { surviveLostSockets } from ${JSON.stringify(MODULE)};
    surviveLostSockets();
    setTimeout(() => console.log("lives"), 20);
    setImmediate(() => {
      const error = new ${kind}("Cannot read properties of null (reading 'write')");
      error.stack = error.message + "\\n    at Immediate." + ${JSON.stringify(at)};
      throw error;
    });`;
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return { status, stdout: stdout.trim() };
}

const AT = "nextWrite (file:///app/node_modules/postgres/src/connection.js:255:22)";

it("a process outlives a connection that was cut before it was written to", () => {
  expect(thrown("TypeError", AT)).toEqual({ status: 0, stdout: "lives" });
});

it.each([
  ["Error", AT],
  ["TypeError", "nextWrite (file:///app/src/other.js:1:1)"],
])("no other exception is outlived: %s at %s", (kind, at) => {
  const { status, stdout } = thrown(kind, at);
  expect(status).not.toBe(0);
  expect(stdout).toBe("");
});
