/** `sluice config print` and the help, as processes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sluice } from "../fixtures/command.ts";

const timeout = 30_000;

let cwd: string;
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "sluice-print-"))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe("config print", { timeout }, () => {
  it("shows each value with its source", async () => {
    writeFileSync(join(cwd, "sluice.toml"), "[limits]\nmaxConnections = 7\n");
    const env = { SLUICE_LOG__LEVEL: "debug" };
    const { code, stdout } = await sluice(["config", "print", "--resolved", "--data", "d"], { cwd, env })
      .ended;
    expect(code).toBe(0);
    const rows = new Map(
      stdout.split("\n").map((line) => [line.split(/\s+/)[0], line.split(/\s+/).slice(1)]),
    );
    expect(rows.get("data")).toEqual([join(cwd, "d"), "--data"]);
    expect(rows.get("limits.maxConnections")).toEqual(["7", "sluice.toml"]);
    expect(rows.get("log.level")).toEqual(["debug", "SLUICE_LOG__LEVEL"]);
    expect(rows.get("limits.maxMessageBytes")).toEqual(["1MiB", "default"]);
    expect(rows.get("storage.diskReserveBytes")).toEqual(["(unset)", "default"]);
  });

  it("gives the same as JSON, sizes and times as numbers", async () => {
    const { stdout } = await sluice(["config", "print", "--resolved", "--output", "json"], { cwd }).ended;
    expect(JSON.parse(stdout)).toMatchObject({
      listen: { value: { host: "127.0.0.1", port: 7420 }, source: "default" },
      "limits.maxMessageBytes": { value: 1_048_576, source: "default" },
      "storage.diskReserveBytes": { value: null, source: "default" },
    });
  });

  it("writes a sluice.toml that it reads again", async () => {
    const first = await sluice(["config", "print", "--listen", "127.0.0.1:1"], { cwd }).ended;
    writeFileSync(join(cwd, "sluice.toml"), first.stdout);
    const second = await sluice(["config", "print", "--resolved"], { cwd }).ended;
    expect(second.stdout).toMatch(/^listen +127\.0\.0\.1:1 +sluice\.toml$/m);
  });
});

describe("help", { timeout }, () => {
  it.each([
    [["-h"]],
    [["serve", "-h"]],
    [["topic", "create", "-h"]],
    [["topic", "list", "-h"]],
    [["topic", "describe", "-h"]],
    [["topic", "delete", "-h"]],
    [["produce", "-h"]],
    [["consume", "--help"]],
    [["config", "print", "-h"]],
  ])("of %j has an example and ends with 0", async (args) => {
    const { code, stdout, stderr } = await sluice(args).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/Examples?:|One minute/);
    expect(stdout).toContain("\n  ");
  });

  it("is what a command without a verb gets, with 2", async () => {
    for (const args of [[], ["topic"]]) {
      const { code, stdout, stderr } = await sluice(args).ended;
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("Usage: sluice");
    }
  });

  it("suggests what an unknown command or option may have meant", async () => {
    expect((await sluice(["tpoic"]).ended).stderr).toBe(
      "sluice: unknown command 'tpoic' (Did you mean topic?)\n",
    );
    const { code, stderr } = await sluice(["consume", "x", "--folow"]).ended;
    expect([code, stderr]).toEqual([2, "sluice: unknown option '--folow' (Did you mean --follow?)\n"]);
    for (const [args, said] of [
      [["serve", "--port", "7"], "unknown option '--port'. `sluice serve -h` shows what there is"],
      [["queue", "create"], "missing required argument 'name'. `sluice queue create -h` shows what there is"],
    ] as const)
      expect((await sluice(args).ended).stderr).toBe(`sluice: ${said}\n`);
  });

  it("and the version are those of the package", async () => {
    expect((await sluice(["--version"]).ended).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
