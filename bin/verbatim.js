#!/usr/bin/env node
import "./require-node-24.js";

const { main } = await import("../src/cli.ts");
process.exitCode = await main(process.argv);
