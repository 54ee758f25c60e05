// Loaded into a server before anything of its own (NODE_OPTIONS=--require): after some honest ones, writes to journal
// files say "done" and leave nothing. After a kill -9 what was confirmed last is gone, and the kill rounds must say so.
"use strict";

const fs = require("node:fs");

const HONEST_WRITES = 20;

const { write, writev, writeSync, writevSync, readlinkSync } = fs;
let writes = 0;
const isLost = (descriptor) =>
  readlinkSync(`/proc/self/fd/${descriptor}`).endsWith(".journal") && ++writes > HONEST_WRITES;
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
