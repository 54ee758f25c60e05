/**
 * What this disk takes, right now, for one write of 4 KiB and an fdatasync: under every confirm lies at least one. A
 * file that grows also pays for its new length and blocks, which is why the journal writes into files laid out before.
 */
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { makeScratch, removeScratch } from "../scratch.ts";
import { percentiles, type Percentiles } from "../statistics.ts";

const BLOCK = 4096;
const WRITES = 2000;
/** On a slow disk, fewer writes. */
const LIMIT_MS = 3000;

/** Microseconds. */
export interface FsyncFloor {
  readonly append: Percentiles;
  readonly preallocated: Percentiles;
}

export function measureFsyncFloor(parent: string): FsyncFloor {
  const directory = makeScratch(parent);
  try {
    return {
      append: measureOne(join(directory, "append"), false),
      preallocated: measureOne(join(directory, "preallocated"), true),
    };
  } finally {
    removeScratch(directory);
  }
}

function measureOne(path: string, layOut: boolean): Percentiles {
  const file = openSync(path, "w");
  try {
    if (layOut) {
      writeSync(file, Buffer.alloc(WRITES * BLOCK), 0, WRITES * BLOCK, 0);
      fsyncSync(file);
    }
    const block = randomBytes(BLOCK);
    const us: number[] = [];
    const untilMs = performance.now() + LIMIT_MS;
    for (let i = 0; i < WRITES && performance.now() < untilMs; i++) {
      const startedMs = performance.now();
      writeSync(file, block, 0, BLOCK, i * BLOCK);
      fdatasyncSync(file);
      us.push((performance.now() - startedMs) * 1000);
    }
    return percentiles(us);
  } finally {
    closeSync(file);
  }
}
