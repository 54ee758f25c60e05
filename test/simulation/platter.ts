/**
 * What a disk holds, in two truths: what a process sees (the page cache) and what stays when the power goes. File
 * contents stay by fdatasync, names by the sync of their directory. A power cut keeps of the rest what it likes: sectors
 * of 512 bytes in any order, names in the order they were changed, up to some point.
 */
import type { Random } from "../fixtures/random.ts";
import { longer } from "./slab.ts";

export const SECTOR_BYTES = 512;

interface Range {
  from: number;
  to: number;
}

/** How much of what was not synced a power cut keeps. */
export type Keeping = "none" | "some" | "most" | "beginning" | "all";

export class FileNode {
  data = new Uint8Array(0);
  size = 0;
  kept = new Uint8Array(0);
  keptSize = 0;
  /** Written since the last sync. */
  dirty: Range[] = [];
  #cutTo = Infinity;
  /** A sync failed: what is seen and what is kept differ in more than what is dirty. */
  #differs = false;

  write(position: number, bytes: Uint8Array): void {
    this.#own();
    const end = position + bytes.length;
    this.data = grown(this.data, end);
    this.data.set(bytes, position);
    this.size = Math.max(this.size, end);
    const last = this.dirty.at(-1);
    if (last !== undefined && last.to === position) last.to = end;
    else this.dirty.push({ from: position, to: end });
  }

  truncate(size: number): void {
    this.#own();
    if (size < this.size) this.data.fill(0, size, this.size);
    this.data = grown(this.data, size);
    this.size = size;
    this.dirty = this.dirty.filter(({ from }) => from < size);
    for (const range of this.dirty) range.to = Math.min(range.to, size);
    this.#cutTo = Math.min(this.#cutTo, size);
  }

  sync(): void {
    this.#own();
    this.#keepCut();
    this.kept = grown(this.kept, this.size);
    for (const { from, to } of this.dirty) this.kept.set(this.data.subarray(from, to), from);
    this.keptSize = this.size;
    this.dirty = [];
  }

  /** After a failed sync the page cache shows what the disk never got, and no later sync writes it. */
  failSync(): void {
    this.dirty = [];
    this.#differs = true;
  }

  /** The whole file anew, and durably. The bytes are the file's from now on. */
  replace(bytes: Uint8Array<ArrayBuffer>): void {
    this.data = bytes;
    this.kept = bytes;
    this.size = bytes.length;
    this.keptSize = bytes.length;
    this.dirty = [];
    this.#cutTo = Infinity;
    this.#differs = false;
  }

  /** Bits of bytes from `at` on change, on the disk and for all who look. */
  flip(at: number, masks: Uint8Array): void {
    this.#own();
    for (const bytes of [this.data, this.kept])
      for (let i = 0; i < masks.length && at + i < bytes.length; i++) bytes[at + i]! ^= masks[i]!;
  }

  content(): Uint8Array {
    return this.data.subarray(0, this.size);
  }

  powerCut(keeping: Keeping, random: Random): void {
    if (!this.#differs && this.dirty.length === 0 && this.#cutTo === Infinity && this.size === this.keptSize)
      return;
    const share = SHARES[keeping];
    if (this.#cutTo < Infinity && random.chance(share)) this.#keepCut();
    const keepsSize = this.size > this.keptSize && random.chance(share);
    if (keepsSize) {
      this.kept = grown(this.kept, this.size);
      this.keptSize = this.size;
    }
    for (const { from, to } of this.dirty)
      this.#keepSectors(from, Math.min(to, this.keptSize), keeping, random);
    this.data = grown(this.data, this.keptSize);
    this.data.set(this.kept.subarray(0, this.keptSize));
    this.data.fill(0, this.keptSize, Math.max(this.size, this.keptSize));
    this.size = this.keptSize;
    this.dirty = [];
    this.#cutTo = Infinity;
    this.#differs = false;
  }

  /** The bytes of a whole new file are seen and kept alike, until one of the two changes. */
  #own(): void {
    if (this.data === this.kept) this.kept = this.data.slice();
  }

  #keepSectors(from: number, to: number, keeping: Keeping, random: Random): void {
    const share = SHARES[keeping];
    let stop = to;
    if (keeping === "beginning") stop = from + Math.floor(random.next() * (to - from + SECTOR_BYTES));
    for (let at = from; at < to;) {
      const end = Math.min(to, (Math.floor(at / SECTOR_BYTES) + 1) * SECTOR_BYTES);
      if (keeping === "beginning" ? end <= stop : share === 1 || (share > 0 && random.chance(share)))
        this.kept.set(this.data.subarray(at, end), at);
      at = end;
    }
  }

  #keepCut(): void {
    if (this.#cutTo < this.keptSize) {
      this.kept.fill(0, this.#cutTo, this.keptSize);
      this.keptSize = this.#cutTo;
    }
    this.#cutTo = Infinity;
  }
}

const SHARES: Record<Keeping, number> = { none: 0, some: 0.4, most: 0.9, beginning: 0.5, all: 1 };

export class DirectoryNode {
  entries = new Map<string, Node>();
  kept = new Map<string, Node>();
  /** Changes of names that no sync has covered, in order; undefined = removed. */
  changes: [name: string, node: Node | undefined][] = [];

  set(name: string, node: Node): void {
    this.entries.set(name, node);
    this.changes.push([name, node]);
  }

  remove(name: string): void {
    this.entries.delete(name);
    this.changes.push([name, undefined]);
  }

  /** A name is gone, from the disk and for all who look. */
  lose(name: string): void {
    this.entries.delete(name);
    this.kept.delete(name);
    this.changes = this.changes.filter(([changed]) => changed !== name);
  }

  /** It is there again, durably. */
  restore(name: string, node: Node): void {
    this.entries.set(name, node);
    this.kept.set(name, node);
  }

  sync(): void {
    this.kept = new Map(this.entries);
    this.changes = [];
  }

  powerCut(keeping: Keeping, random: Random): void {
    let count = 0;
    if (keeping === "all") count = this.changes.length;
    else if (keeping !== "none" && this.changes.length > 0) count = random.integer(0, this.changes.length);
    for (const [name, node] of this.changes.slice(0, count)) {
      if (node === undefined) this.kept.delete(name);
      else this.kept.set(name, node);
    }
    this.entries = new Map(this.kept);
    this.changes = [];
  }
}

export type Node = FileNode | DirectoryNode;

export class Platter {
  readonly root = new DirectoryNode();

  /** The node at an absolute path, if there is one. */
  find(path: string): Node | undefined {
    let node: Node | undefined = this.root;
    for (let from = 1; from < path.length && node !== undefined;) {
      const slash = path.indexOf("/", from);
      const end = slash < 0 ? path.length : slash;
      node = node instanceof DirectoryNode ? node.entries.get(path.slice(from, end)) : undefined;
      from = end + 1;
    }
    return node;
  }

  file(path: string): FileNode | undefined {
    const node = this.find(path);
    return node instanceof FileNode ? node : undefined;
  }

  directory(path: string): DirectoryNode | undefined {
    const node = this.find(path);
    return node instanceof DirectoryNode ? node : undefined;
  }

  /** All files below a directory, with their paths, in order. */
  files(path: string): { path: string; file: FileNode }[] {
    const node = this.find(path);
    if (node instanceof FileNode) return [{ path, file: node }];
    if (node === undefined) return [];
    return [...node.entries.keys()].sort().flatMap((name) => this.files(`${path}/${name}`));
  }

  get usedBytes(): number {
    let bytes = 0;
    const add = (node: Node): void => {
      if (node instanceof FileNode) bytes += node.size;
      else for (const inner of node.entries.values()) add(inner);
    };
    add(this.root);
    return bytes;
  }

  powerCut(keeping: Keeping, random: Random): void {
    const seen = new Set<Node>();
    const cut = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      node.powerCut(keeping, random);
      if (node instanceof DirectoryNode) for (const inner of node.entries.values()) cut(inner);
    };
    cut(this.root);
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  return bytes.length >= length ? bytes : longer(bytes, Math.max(length, bytes.length * 2, 256));
}
