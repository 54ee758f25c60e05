// Loaded into a server before anything of its own (NODE_OPTIONS=--require): every fdatasync says "done" at once and does
// nothing. The trace must show it.
"use strict";

const fs = require("node:fs");

fs.fdatasync = (_descriptor, done) => process.nextTick(done, null);
fs.fdatasyncSync = () => undefined;
