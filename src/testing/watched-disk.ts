/** The real disk, whose operations under way are known; but for the second's look at its free bytes, which nothing waits for. */
import { withMethods, type Disk, type DiskFile } from "../io/disk.ts";
import { nodeDisk } from "../io/node-disk.ts";
import type { Activity } from "./activity.ts";

/** A writer of its own thread would do its work unseen. */
const WITHOUT_THREAD: Disk = Object.fromEntries(
  Object.entries(nodeDisk).filter(([name]) => name !== "syncedWriter"),
) as unknown as Disk;

export function watchedDisk(activity: Activity): Disk {
  const watched = <Args extends unknown[]>(done: (...args: Args) => void): ((...args: Args) => void) => {
    const end = activity.begin();
    return (...args) => {
      end();
      done(...args);
    };
  };
  const file = (opened: DiskFile): DiskFile =>
    withMethods<DiskFile>(opened, {
      read: (into, position, done) => opened.read(into, position, watched(done)),
      write: (pieces, position, done) => opened.write(pieces, position, watched(done)),
      datasync: (done) => opened.datasync(watched(done)),
    });
  return {
    ...WITHOUT_THREAD,
    openSync: (path, mode) => file(nodeDisk.openSync(path, mode)),
    open: (path, mode, done) =>
      nodeDisk.open(
        path,
        mode,
        watched((error, opened) => done(error, opened === undefined ? undefined : file(opened))),
      ),
    rename: (from, to, done) => nodeDisk.rename(from, to, watched(done)),
    syncDirectory: (path, done) => nodeDisk.syncDirectory(path, watched(done)),
  };
}
