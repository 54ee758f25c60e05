import { describe, expect, it } from "vitest";
import { readOptions, usage, UsageError } from "../../bench/options.ts";
import { peers } from "../../bench/systems/index.ts";
import { workloads } from "../../bench/workloads/index.ts";

describe("flags", () => {
  it("default to all workloads, three runs of ten seconds each", () => {
    expect(readOptions([])).toMatchObject({
      workloads,
      seconds: 10,
      runs: 3,
      partitions: 1,
      eventLoop: true,
    });
  });

  it("take five runs for a check, and one for a profile, unless told otherwise", () => {
    expect(readOptions(["--check"])?.runs).toBe(5);
    expect(readOptions(["--profile"])).toMatchObject({ runs: 1, eventLoop: false });
    expect(readOptions(["--check", "--runs", "7"])?.runs).toBe(7);
  });

  it("choose workloads and sizes, repeated or by commas, in the bench's order", () => {
    const options = readOptions(["--only", "fan-out,publish", "--only", "latency", "--size", "16,1024"]);
    expect(options?.workloads.map(({ name }) => name)).toEqual(["publish", "fan-out", "latency"]);
    expect(options?.sizes).toEqual([16, 1024]);
  });

  it("give the server settings; a value may hold an equals sign", () => {
    const options = readOptions(["--server-env", "SLUICE_LOG__LEVEL=warn", "--server-env", "X=a=b"]);
    expect(options?.serverEnv).toEqual({ SLUICE_LOG__LEVEL: "warn", X: "a=b" });
  });

  it("choose peers by name or all of them; none is the default", () => {
    expect(readOptions([])?.peers).toEqual([]);
    expect(readOptions(["--peers", "redis-always"])?.peers.map(({ name }) => name)).toEqual(["redis-always"]);
    expect(readOptions(["--peers", "all"])?.peers).toEqual(peers);
  });

  it.each([
    ["--peers", "nobody"],
    ["--only", "nothing-like-it"],
    ["--seconds", "0"],
    ["--runs", "1.5"],
    ["--size", "big"],
    ["--output", "yaml"],
    ["--server-env", "SLUICE_LOG__LEVEL"],
    ["--check", "--profile"],
    ["--fsync-delay-ms", "-1"],
    ["--fsync-delay-ms=2", "--check"],
    ["--unheard-of"],
  ])("that make no sense are refused: %s %s", (...args) => {
    expect(() => readOptions(args.filter((arg) => arg !== undefined))).toThrow(UsageError);
  });

  it("are all in the help, as are the workloads", () => {
    expect(readOptions(["--help"])).toBeUndefined();
    for (const { name } of workloads) expect(usage).toContain(name);
  });
});
