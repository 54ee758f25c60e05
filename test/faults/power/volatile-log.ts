/** The record of volatile-disk.c, read back: what was changed and not synced when the power went. */

const MAGIC = 0x564f4c44;
const HEADER_BYTES = 56;
const Kind = { write: 1, truncate: 2, sync: 3, syncNames: 4, enter: 5, leave: 6, move: 7 };

/** A write or a truncation of one file. */
export interface PendingChange {
  readonly isCut: boolean;
  /** Bytes [start, end) of the file were touched; beyond `sizeBefore` there was nothing. */
  readonly start: number;
  readonly end: number;
  readonly sizeBefore: number;
  /** What lay at `start` before, as far as the file went. */
  readonly before: Uint8Array;
}

/** A change of one name, or of two by a rename. */
export interface PendingName {
  /** Order among all names. */
  readonly at: number;
  readonly kind: "enter" | "leave" | "move";
  readonly directory: number;
  readonly name: string;
  readonly inode: number;
  /** Of a rename: where to, and what lay there; 0 = nothing. */
  readonly to: { readonly directory: number; readonly name: string; readonly replaced: number } | undefined;
}

export interface Pending {
  /** By inode, oldest first. */
  readonly changes: ReadonlyMap<number, readonly PendingChange[]>;
  /** Oldest first. */
  readonly names: readonly PendingName[];
}

interface Placed<T> {
  readonly position: number;
  readonly what: T;
}

export function readVolatileLog(log: Buffer): Pending {
  const changes = new Map<number, Placed<PendingChange>[]>();
  const names: Placed<PendingName>[] = [];
  const syncedNames = new Map<number, number>();
  let position = 0;
  while (position + HEADER_BYTES <= log.length) {
    if (log.readUInt32LE(position) !== MAGIC) throw new Error(`no record at byte ${position}`);
    const kind = log.readUInt32LE(position + 4);
    const number = (field: number): number => Number(log.readBigUInt64LE(position + 8 + 8 * field));
    const inode = number(0);
    const [a, b, c] = [number(1), number(2), number(3)];
    const end = position + HEADER_BYTES + log.readUInt32LE(position + 48);
    // The last record may have been cut by the kill: what it was to tell of has not begun.
    if (end > log.length) break;
    const payload = log.subarray(position + HEADER_BYTES, end);
    const place = <T>(what: T): Placed<T> => ({ position, what });
    switch (kind) {
      case Kind.write:
        listIn(changes, inode).push(
          place({ isCut: false, start: a, end: a + b, sizeBefore: c, before: payload }),
        );
        break;
      case Kind.truncate:
        listIn(changes, inode).push(
          place({ isCut: true, start: Math.min(a, c), end: Math.max(a, c), sizeBefore: c, before: payload }),
        );
        break;
      case Kind.sync:
        changes.set(
          inode,
          listIn(changes, inode).filter((change) => change.position >= a),
        );
        break;
      case Kind.syncNames:
        syncedNames.set(inode, a);
        break;
      case Kind.enter:
      case Kind.leave: {
        const change = { at: position, directory: inode, name: payload.toString(), inode: a, to: undefined };
        names.push(place({ ...change, kind: kind === Kind.enter ? "enter" : "leave" }));
        break;
      }
      case Kind.move: {
        const [from = "", name = ""] = payload.toString().split("/");
        const to = { directory: a, name, replaced: c };
        names.push(place({ at: position, kind: "move", directory: inode, name: from, inode: b, to }));
        break;
      }
      default:
        throw new Error(`a record of kind ${kind}`);
    }
    position = end;
  }
  const isPending = ({ position: at, what }: Placed<PendingName>): boolean =>
    [what.directory, what.to?.directory ?? what.directory].some(
      (directory) => (syncedNames.get(directory) ?? 0) <= at,
    );
  return {
    changes: new Map(
      [...changes].flatMap(([inode, list]) =>
        list.length === 0 ? [] : [[inode, list.map(({ what }) => what)]],
      ),
    ),
    names: names.filter(isPending).map(({ what }) => what),
  };
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = []));
  return list;
}
