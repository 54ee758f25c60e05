/**
 * A disk that fills up and is freed under a running server, again and again, with a kill -9 in every state: publishing
 * stops and resumes by itself, reading goes on, and nothing confirmed is lost.
 */
import { describe, expect, it, type TestContext } from "vitest";
import { Random, seedOfRun } from "../../fixtures/random.ts";
import { DiskRun } from "./disk-run.ts";
import { SmallDisk } from "./small-disk.ts";

const MiB = 1024 * 1024;
const timeout = 120_000;
/** The journal gives back what it no longer needs, soon: else a small disk stays full when the ballast is gone. */
const small = {
  SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB",
  SLUICE_STORAGE__JOURNAL_KEEP_BYTES: "32MiB",
  SLUICE_STORAGE__CHECKPOINT_INTERVAL_MS: "500",
};

function mounted(context: TestContext): SmallDisk {
  const disk = SmallDisk.mount(200 * MiB);
  if (typeof disk !== "string") return disk;
  if (process.env["CI"]) throw new Error(disk);
  return context.skip(disk);
}

// Each waits most of its time: for a refusal, a restart, room.
describe.concurrent("a full disk", { timeout }, () => {
  const kinds: [string, number, Record<string, string>][] = [
    ["that the server sees coming", 40 * MiB, { SLUICE_STORAGE__DISK_RESERVE_BYTES: "32MiB" }],
    ["that writes run into", 3 * MiB, { SLUICE_STORAGE__DISK_RESERVE_BYTES: "0" }],
  ];

  it.for(kinds)(
    "%s stops publishing only, until there is room; kill -9 in each state loses nothing",
    async (kind, context) => {
      const [name, leaveBytes, settings] = kind;
      const disk = mounted(context);
      const seed = seedOfRun();
      const run = await DiskRun.start(disk, new Random(seed), { ...small, ...settings });
      try {
        for (const killed of ["while full", "once free"]) {
          await run.publish(100);
          disk.fill(leaveBytes);
          await run.publishUntilFull();
          await run.readAll();
          if (killed === "while full") {
            await run.killAndRestart();
            await run.readAll();
            // A start may have tidied up.
            disk.fill(leaveBytes);
            await run.publishUntilFull();
            await run.killAndRestart();
          }
          disk.free();
          await run.publish(100);
          if (killed === "once free") await run.killAndRestart();
          await run.readAll();
        }
        const found = await run.finish();
        console.log(`full disk ${name} (SEED=${seed}): ${run.summary}`);
        expect(run.recorder.problems).toEqual([]);
        expect(found).toEqual({});
      } finally {
        await run.end();
        disk.unmount();
      }
    },
  );
});
