import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

// `npm test` (test/run.mjs) is the way in. Long suites are named *.long.test.ts and run under `npm run test:long`.
const long = process.env["SLUICE_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.test.ts"],
    exclude: long ? ["node_modules/**"] : ["node_modules/**", "test/**/*.long.test.ts"],
    // A unit test takes milliseconds, but some wait for a disk that others keep busy. One that needs longer says so itself.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 5_000,
    // A forgotten .only hides every other test.
    allowOnly: !process.env["CI"],
    // Forks and not threads: the tests start worker threads and native code of their own.
    pool: "forks",
    // vitest leaves one core free, which of two is half. Many suites wait: for starts, syncs, deadlines.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/wire/generated/**", "src/dashboard/**"],
    },
  },
});
