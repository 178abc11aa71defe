#!/usr/bin/env node
import "./require-node-24.js";

// A reader that has seen enough (`verbatim list | head`) is no failure.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const { main } = await import("../src/cli.ts");
process.exitCode = await main(process.argv);
