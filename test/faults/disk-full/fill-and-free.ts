/** A disk that fills up and is freed under a server that is never restarted: publishing stops and resumes by itself. */
import { DiskRun } from "../../crash/bad-input/disk-run.ts";
import { SmallDisk } from "../../crash/bad-input/small-disk.ts";
import { Random } from "../../fixtures/random.ts";

const MiB = 1024 * 1024;
/** Of the server's own files, and what a cycle leaves in the log. */
const BASE_BYTES = 200 * MiB;
const CYCLE_BYTES = 10 * MiB;
/** Reading everything takes longer with every cycle. */
const READ_EVERY = 10;

const env = {
  SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB",
  SLUICE_STORAGE__JOURNAL_KEEP_BYTES: "32MiB",
  SLUICE_STORAGE__CHECKPOINT_INTERVAL_MS: "500",
};

export interface FillReport {
  readonly cycles: number;
  readonly problems: readonly string[];
  readonly violations: Record<string, string[]>;
  readonly text: string;
}

/** undefined = a small disk can be mounted here. */
export function whyNoSmallDisk(): string | undefined {
  const disk = SmallDisk.mount(MiB);
  if (typeof disk === "string") return disk;
  disk.unmount();
  return undefined;
}

/** By turns the server sees the end coming, and its writes run into it. */
export async function fillAndFree(cycles: number, seed: number): Promise<FillReport> {
  const disk = SmallDisk.mount(BASE_BYTES + cycles * CYCLE_BYTES);
  if (typeof disk === "string") throw new Error(disk);
  const reserve = { SLUICE_STORAGE__DISK_RESERVE_BYTES: "16MiB" };
  let run: DiskRun | undefined;
  try {
    run = await DiskRun.start(disk, new Random(seed), { ...env, ...reserve });
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await run.publish(40);
      // The server looks once a second: filled at once, the disk is full before it knows.
      disk.fill(cycle % 2 === 0 ? 20 * MiB : MiB);
      await run.publishUntilFull();
      if (cycle % READ_EVERY === 0) await run.readAll();
      disk.free();
      await run.publish(40);
    }
    const violations = await run.finish();
    return { cycles, problems: run.recorder.problems, violations, text: run.summary };
  } finally {
    await run?.end();
    disk.unmount();
  }
}
