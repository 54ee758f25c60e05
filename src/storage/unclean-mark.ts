/**
 * shard-0/unclean: there while a server runs that confirms before it syncs (durability = memory-first). Found at a start it
 * says that the last stop was none: what was confirmed last may be gone, and nobody can know whether it is. An empty file;
 * its name is the mark, durable before the first confirm, gone when everything is synced.
 */
import { join } from "node:path";
import type { Disk } from "../io/disk.ts";

const NAME = "unclean";

export class UncleanMark {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #path: string;

  /** `directory`: the shard's. */
  constructor(disk: Disk, directory: string) {
    this.#disk = disk;
    this.#directory = directory;
    this.#path = join(directory, NAME);
  }

  get isSet(): boolean {
    return this.#disk.existsSync(this.#path);
  }

  set(): void {
    if (!this.isSet) this.#disk.openSync(this.#path, "create").closeSync();
    // Also one that is there: it may have come with a run that was killed before this.
    this.#disk.syncDirectorySync(this.#directory);
  }

  remove(): void {
    if (!this.isSet) return;
    this.#disk.unlinkSync(this.#path);
    this.#disk.syncDirectorySync(this.#directory);
  }
}
