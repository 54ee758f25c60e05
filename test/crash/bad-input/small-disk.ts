/** A disk that a test may fill: a tmpfs of its own, which only root may mount. */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
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

  /** Somebody else takes the room, all but so much, and what more becomes free meanwhile. */
  fill(leaveBytes: number): void {
    for (let room = this.#room(leaveBytes); room > 0; room = this.#room(leaveBytes)) {
      try {
        appendFileSync(join(this.path, "ballast"), Buffer.alloc(Math.min(room, MiB)));
      } catch (error) {
        // The server took some of it first.
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    }
  }

  #room(leaveBytes: number): number {
    return this.freeBytes - leaveBytes;
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
