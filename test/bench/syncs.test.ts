import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import { shimMissing, SyncShim } from "../../bench/syncs/shim.ts";
import { countOf } from "../../bench/syncs/trace.ts";

/** Syncs one file `times` by each of fsync and fdatasync, and as often again through the thread pool. */
const program = (times: number, directory: string): string => `
  const fs = require("node:fs");
  const file = fs.openSync(${JSON.stringify(join(directory, "file"))}, "w");
  (async () => {
    for (let i = 0; i < ${times}; i++) {
      fs.writeSync(file, "x");
      fs.fsyncSync(file);
      fs.fdatasyncSync(file);
      await new Promise((resolve) => fs.fsync(file, resolve));
      await new Promise((resolve) => fs.fdatasync(file, resolve));
    }
  })();`;

describe("the shim", () => {
  let directory: string;
  beforeAll(() => void (directory = mkdtempSync(join(tmpdir(), "sluice-syncs-"))));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Milliseconds it took. */
  function run(shim: SyncShim, times: number): number {
    const startedMs = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["-e", program(times, directory)], {
      env: { ...process.env, ...shim.env },
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    return performance.now() - startedMs;
  }

  const withShim = (delayMs: number, use: (shim: SyncShim) => void) => (ctx: TestContext) => {
    const why = shimMissing();
    if (why !== undefined) return ctx.skip(why);
    const shim = new SyncShim(join(directory, "page"), delayMs);
    try {
      use(shim);
    } finally {
      shim.close();
    }
  };

  it(
    "counts each sync of a Node process, also those of its thread pool, and of the next process too",
    withShim(0, (shim) => {
      expect(shim.syncs()).toBeUndefined();
      run(shim, 7);
      expect(shim.syncs()).toBe(28);
      run(shim, 1);
      expect(shim.syncs()).toBe(32);
    }),
  );

  it(
    "delays each by no less than what it is told",
    withShim(5, (shim) => {
      expect(run(shim, 10)).toBeGreaterThanOrEqual(4 * 10 * 5);
    }),
  );

  it(
    "says nothing of a process that has not loaded it",
    withShim(0, (shim) => {
      spawnSync(process.execPath, ["-e", program(1, directory)], { env: process.env });
      expect(shim.syncs()).toBeUndefined();
    }),
  );
});

describe("strace's table", () => {
  it("is summed over the calls that sync", () => {
    const table = [
      "% time     seconds  usecs/call     calls    errors syscall",
      "------ ----------- ----------- --------- --------- ----------------",
      " 90.00    0.100000          50      2000           fdatasync",
      " 10.00    0.010000          10       100         3 fsync",
      "------ ----------- ----------- --------- --------- ----------------",
      "100.00    0.110000          52      2100         3 total",
    ].join("\n");
    expect(countOf(table)).toBe(2100);
    expect(countOf("")).toBe(0);
  });
});
