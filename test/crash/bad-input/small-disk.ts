/** A disk that a test may fill: a tmpfs of its own, which only root may mount. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MiB = 1024 * 1024;

export class SmallDisk {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Or why there is none. */
  static mount(bytes: number): SmallDisk | string {
    const path = mkdtempSync(join(tmpdir(), "sluice-disk-"));
    const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", path], {
      encoding: "utf8",
    });
    if (status === 0) return new SmallDisk(path);
    rmSync(path, { recursive: true, force: true });
    return `a small tmpfs cannot be mounted here: ${stderr.trim()}`;
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.path);
    return bavail * bsize;
  }

  /** Somebody else takes the room, all but so much. */
  fill(leaveBytes: number): void {
    const taken = Math.max(0, this.freeBytes - leaveBytes);
    const ballast = join(this.path, "ballast");
    writeFileSync(ballast, Buffer.alloc(0));
    for (let left = taken; left > 0; left -= MiB)
      writeFileSync(ballast, Buffer.alloc(Math.min(left, MiB)), { flag: "a" });
  }

  /** And gives it back. */
  free(): void {
    rmSync(join(this.path, "ballast"), { force: true });
  }

  remount(options: string): void {
    const { status, stderr } = spawnSync("mount", ["-o", `remount,${options}`, this.path], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
  }

  unmount(): void {
    spawnSync("umount", ["-l", this.path]);
    rmSync(this.path, { recursive: true, force: true });
  }
}
