// Loaded into a server before anything of its own (NODE_OPTIONS=--require): after some honest ones, writes to journal
// files say "done" and leave nothing. After a kill -9 what was confirmed last is gone, and the kill rounds must say so.
"use strict";

const fs = require("node:fs");
const { getEnvironmentData, setEnvironmentData } = require("node:worker_threads");

const HONEST_WRITES = 20;

const { write, writev, writeSync, writevSync, readlinkSync } = fs;
// One count for all threads: whichever of them writes, what comes after the honest ones is lost. Otherwise a later write
// of another thread would stand, and the server would find the gap before it by itself.
const writes = getEnvironmentData("journal writes") ?? new Int32Array(new SharedArrayBuffer(4));
setEnvironmentData("journal writes", writes);
const isLost = (descriptor) =>
  readlinkSync(`/proc/self/fd/${descriptor}`).endsWith(".journal") &&
  Atomics.add(writes, 0, 1) >= HONEST_WRITES;
const lengthOf = (pieces) => pieces.reduce((length, piece) => length + piece.length, 0);

fs.write = (descriptor, bytes, start, length, ...rest) => {
  if (!isLost(descriptor)) return write(descriptor, bytes, start, length, ...rest);
  process.nextTick(rest[1], null, length, bytes);
};

fs.writev = (descriptor, pieces, position, done) => {
  if (!isLost(descriptor)) return writev(descriptor, pieces, position, done);
  process.nextTick(done, null, lengthOf(pieces), pieces);
};

fs.writeSync = (descriptor, bytes, start, length, position) =>
  isLost(descriptor) ? length : writeSync(descriptor, bytes, start, length, position);

fs.writevSync = (descriptor, pieces, position) =>
  isLost(descriptor) ? lengthOf(pieces) : writevSync(descriptor, pieces, position);
