import { expect, it } from "vitest";
import { withMethods, type Disk } from "../../src/io/disk.ts";
import { makeJournalFile } from "../../src/storage/journal-files.ts";
import { MemoryDisk } from "../fixtures/memory-disk.ts";

const MIB = 1024 * 1024;

it("a new journal file is synced megabyte by megabyte, so that no sync beside it waits for long", () => {
  const memory = new MemoryDisk();
  memory.makeDirectorySync("/journal");
  let dirty = 0;
  const synced: number[] = [];
  const disk: Disk = withMethods<Disk>(memory, {
    openSync(path, mode) {
      const file = memory.openSync(path, mode);
      return withMethods(file, {
        writeSync(pieces, position) {
          const bytes = file.writeSync(pieces, position);
          dirty += bytes;
          return bytes;
        },
        datasyncSync() {
          file.datasyncSync();
          synced.push(dirty);
          dirty = 0;
        },
      });
    },
  });
  makeJournalFile(disk, "/journal", "spare-1", 2.5 * MIB);
  expect(synced).toEqual([MIB, MIB, MIB / 2]);
  expect(dirty).toBe(0);
  expect(memory.openSync("/journal/spare-1", "read").sizeSync()).toBe(2.5 * MIB);
});
