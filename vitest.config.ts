import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test changes what others share, and starting anew for each file took twice as long as the tests.
    isolate: false,
    // Half of a run is waiting for sockets, clocks and child processes, so one worker more than cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // Node imports TypeScript itself, in half the time; `test:watch` turns Vite's loader on, which knows what a change touches.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: "tests/seed.ts",
    globalSetup: "tests/temporary-folder.ts",
  },
});
