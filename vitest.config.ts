import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test changes what others share, and starting anew for each file took twice as long as the tests.
    isolate: false,
    setupFiles: "tests/seed.ts",
    globalSetup: "tests/temporary-folder.ts",
  },
});
