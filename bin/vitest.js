// `npm test`: vitest, after checking that Node 24 runs it.
import "./require-node-24.js";

await import("../node_modules/vitest/vitest.mjs");
