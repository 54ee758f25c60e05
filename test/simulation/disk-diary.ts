/** What the disk's operations mean: which rare moment a death hit, what became durable, which files came and went. */
import type { DiskOperation } from "./disk-weather.ts";
import { describe, entriesFrom, hasLeftovers, messagesOf } from "./journal-walk.ts";
import type { FileNode } from "./platter.ts";
import { TOLD_WITHIN_MS } from "./rot.ts";
import type { DiskListener } from "./simulated-disk.ts";
import type { Sometimes } from "./sometimes.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const JOURNAL_FILE = /\/journal\/\d+\.journal$/;
const SPARE = /\/journal\/spare-/;
const SEGMENT = /\/segments\/.*\.log$/;
const CHECKPOINT = /checkpoint\.db$/;

export class DiskDiary implements DiskListener {
  readonly #world: SeedWorld;
  readonly #onDeath: (when: "before" | "after") => void;

  constructor(world: SeedWorld, onDeath: (when: "before" | "after") => void) {
    this.#world = world;
    this.#onDeath = onDeath;
  }

  /** A new life begins with what the ones before have left. */
  begin(): void {
    if (this.#leftovers()) this.#count("leftovers met");
  }

  /** The journal is recovered and nothing was added yet: what was dropped must not be there any more. */
  recovered(): void {
    if (!this.#leftovers()) return;
    const text = "dropped entries are still in the journal after it was recovered, where new ones will end";
    this.#world.fail(new Violation(text));
  }

  #leftovers(): boolean {
    const files = this.#world.platter.files("/data/shard-0/journal");
    const last = files.filter(({ path }) => JOURNAL_FILE.test(path)).at(-1);
    return last !== undefined && hasLeftovers(last.path, last.file.content());
  }

  dies(operation: DiskOperation, path: string, when: "before" | "after"): void {
    const what = interrupted(operation, path, when);
    if (what !== undefined) this.#count(what);
    this.#onDeath(when);
  }

  failed(operation: DiskOperation, path: string): void {
    if (operation === "read") {
      this.#count("read failed");
      const { weather, agenda } = this.#world;
      weather.unreadable = "damaged segment not served";
      weather.readableFromMs = Math.max(weather.readableFromMs, agenda.nowMs + TOLD_WITHIN_MS);
    }
    if (operation === "commit") this.#count("checkpoint commit failed");
    if (operation === "datasync" && JOURNAL_FILE.test(path)) this.#count("journal sync failed");
    if (operation === "write" && JOURNAL_FILE.test(path)) this.#count("journal write failed");
    if (operation === "datasync" && SEGMENT.test(path)) this.#count("segment sync failed");
    if (operation === "write" && SEGMENT.test(path)) this.#count("segment write failed");
  }

  full(operation: DiskOperation, path: string): void {
    if (operation === "commit") this.#count("checkpoint found no space");
    else if (SEGMENT.test(path)) this.#count("segment write found no space");
    else if (SPARE.test(path)) this.#count("spare found no space");
  }

  short(_path: string): void {
    this.#count("short write met");
  }

  done(operation: DiskOperation, path: string, to = ""): void {
    if (operation === "rename") {
      if (SPARE.test(path) && JOURNAL_FILE.test(to)) this.#count("journal file rolled");
      if (JOURNAL_FILE.test(path) && SPARE.test(to)) this.#count("journal file recycled");
      if (to.includes("/trash/segment-")) this.#count("unnamed file to the trash");
    }
    if (operation === "unlink" && JOURNAL_FILE.test(path)) this.#count("journal file removed");
    if (operation === "truncate") this.#count("segment cut at start");
    if (operation === "read" && SEGMENT.test(path)) this.#count("segment read from disk");
    if (operation === "open" && path.endsWith(".timeindex")) this.#count("segment sealed");
  }

  /** What a journal file's sync makes durable. */
  syncing(path: string, file: FileNode): void {
    if (!JOURNAL_FILE.test(path)) return;
    const { ledger, agenda } = this.#world;
    const { durable } = ledger;
    const bytes = file.content();
    for (const { from } of file.dirty) {
      for (const entry of entriesFrom(bytes, from)) {
        messagesOf(bytes, entry, (id) => durable.add(id));
        if (agenda.onTrace !== undefined) agenda.onTrace(`  durable: ${describe(bytes, entry)}`);
      }
    }
  }

  #count(what: Sometimes): void {
    this.#world.counters.count(what);
  }
}

function interrupted(
  operation: DiskOperation,
  path: string,
  when: "before" | "after",
): Sometimes | undefined {
  if (operation === "commit" && CHECKPOINT.test(path))
    return when === "before"
      ? "checkpoint interrupted before its commit"
      : "checkpoint interrupted after its commit";
  if (operation === "datasync" && SEGMENT.test(path)) return "checkpoint interrupted before a segment's sync";
  if (operation === "syncDirectory" && path.includes("/segments"))
    return "checkpoint interrupted before a directory's sync";
  if (operation === "rename" && /\/segments\/\d+$/.test(path))
    return when === "before"
      ? "deletion interrupted before its rename"
      : "deletion interrupted after its rename";
  if ((operation === "rename" || operation === "unlink") && JOURNAL_FILE.test(path))
    return "recycling interrupted";
  if (operation === "rename" && SPARE.test(path))
    return path.endsWith(".tmp") ? "spare interrupted" : "roll interrupted";
  if (SPARE.test(path)) return "spare interrupted";
  if (operation === "write" && JOURNAL_FILE.test(path)) return "journal write interrupted";
  if (operation === "datasync" && JOURNAL_FILE.test(path)) return "journal sync interrupted";
  return undefined;
}
