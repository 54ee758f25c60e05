/** A disk that fills up under a server: a small tmpfs, which only root may mount. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sluice, sluiceFed } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";

const timeout = 120_000;

const env = { SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB", SLUICE_STORAGE__DISK_RESERVE_BYTES: "24MiB" };

let directory: string;
let cannotMount: string | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sluice-full-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", directory], {
    encoding: "utf8",
  });
  cannotMount =
    mounted.status === 0 ? undefined : `a small tmpfs cannot be mounted here: ${mounted.stderr}`.trim();
});
afterEach(() => {
  if (cannotMount === undefined) spawnSync("umount", ["-l", directory]);
  rmSync(directory, { recursive: true, force: true });
});

it(
  "refuses to publish on a full disk, keeps what was confirmed, and goes on when there is room again",
  { timeout },
  async (test) => {
    if (cannotMount !== undefined) return test.skip(cannotMount);
    await using server = await startServer({ data: join(directory, "data"), env });
    const url = ["--url", server.url];
    expect((await sluice(["topic", "create", "t", "--partitions", "1", ...url]).ended).code).toBe(0);

    // More than fits: 200 MiB of numbered lines on 96 MiB.
    const run = sluiceFed(["produce", "t", "--timeout-ms", "5s", ...url]);
    let gone = false;
    void run.ended.then(() => (gone = true));
    for (let i = 0; i < 200 * 1024 && !gone; i++) {
      const room = run.child.stdin.write(`${i} ${"x".repeat(1015)}\n`);
      if (!room)
        await new Promise<void>((resolve) => {
          run.child.stdin.once("drain", resolve);
          void run.ended.then(() => resolve());
        });
    }
    const { code, stderr } = await run.ended;
    expect(stderr).toMatch(/^sluice: line \d+: .*disk is full/m);
    expect(code).toBe(1);
    const confirmed = Number(/^(\d+) confirmed, \d+ failed/m.exec(stderr)![1]);
    expect(confirmed).toBeGreaterThan(1000);

    const read = (await sluice(["consume", "t", ...url]).ended).stdout.split("\n").slice(0, -1);
    expect(read.length).toBeGreaterThanOrEqual(confirmed);
    expect(read.findIndex((line, i) => !line.startsWith(`${i} `))).toBe(-1);

    spawnSync("mount", ["-o", "remount,size=400m", directory]);
    const again = await sluice(["produce", "t", ...url], { input: `${read.length} more\n` }).ended;
    expect([again.code, again.stderr]).toEqual([0, "1 confirmed\n"]);
    expect(await server.stop()).toMatchObject({ code: 0 });
  },
);

it("does not start on a full disk, with one line that says so", { timeout }, async (test) => {
  if (cannotMount !== undefined) return test.skip(cannotMount);
  const { bavail, bsize } = statfsSync(directory);
  writeFileSync(join(directory, "ballast"), Buffer.alloc(bavail * bsize));
  const run = sluice(["serve", "--data", join(directory, "data"), "--listen", "127.0.0.1:0"], { env });
  const { code, stdout, stderr } = await run.ended;
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"))).toEqual([
    expect.stringMatching(/^sluice: .*is full.*$/),
  ]);
});
