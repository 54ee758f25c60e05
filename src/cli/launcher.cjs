#!/usr/bin/env node
// The `sluice` command. Plain CommonJS in old syntax, because it must run, and say something useful, on a Node that
// cannot run the rest: better-sqlite3 ends the process without a word on Node 20. So the version is looked at before
// anything is imported.
//
//   Node >= 24   in a checkout: build dist/ when it is stale, then run dist/cli/main.js; in a package: run it
//   older        run this file again with the Node that `npm ci` put into node_modules/.bin; else one line, exit 1
"use strict";

var fs = require("fs");
var path = require("path");
var pathToFileURL = require("url").pathToFileURL;

var requiredMajor = 24;
var root = path.dirname(path.dirname(__dirname));
/** Set for the process that was started again, so that a wrong node_modules/.bin/node cannot start itself for ever. */
var againMark = "SLUICE_STARTED_AGAIN";

if (Number(process.versions.node.split(".")[0]) >= requiredMajor) run();
else startAgain();

function run() {
  if (process.env[againMark]) dieWithParent();
  delete process.env[againMark];
  mergeDoubledSignals();
  keepCompiledCode();
  buildWhereSourcesAre()
    .then(function () {
      return import(pathToFileURL(path.join(root, "dist/cli/main.js")).href);
    })
    .catch(function (error) {
      fail((error && error.stack) || String(error));
    });
}

/**
 * What V8 makes of the modules is kept between starts, which saves a seventh of a start's processor time. Node checks
 * it against each module's text and against its own version. It lies beside the code and not in the shared temporary
 * directory, since whoever can write there decides what runs here; and only where the code is one's own: root must
 * leave no files in somebody's node_modules. Where it cannot be written, starts are as they were.
 */
function keepCompiledCode() {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  if (!process.getuid || fs.statSync(root).uid !== process.getuid()) return;
  var folder = path.join(root, ".build/compiled");
  // Threads find it by the variable.
  if (require("module").enableCompileCache(folder).directory) process.env.NODE_COMPILE_CACHE = folder;
}

/** A package has no src/build.mjs and brings dist/. A checkout without the compiler (npm ci --omit=dev) uses what it has. */
function buildWhereSourcesAre() {
  var builder = path.join(root, "src/build.mjs");
  if (!fs.existsSync(builder) || !fs.existsSync(path.join(root, "tsconfig.json"))) return Promise.resolve();
  return import(pathToFileURL(builder).href).then(function (module) {
    try {
      module.ensureBuilt();
    } catch (error) {
      if (!fs.existsSync(path.join(root, "dist/cli/main.js"))) fail(error.message);
      console.error("sluice: running an older dist/: " + error.message);
    }
  });
}

/**
 * Ctrl-C reaches every process of the terminal, and npm and startAgain() pass on what they get, so one press arrives
 * two or three times within milliseconds. A second signal means "now, without draining"; only a person's second press
 * may mean that.
 */
function mergeDoubledSignals() {
  var mergeMs = 500;
  var lastAt = {};
  var emit = process.emit;
  process.emit = function (name) {
    if (name === "SIGINT" || name === "SIGTERM" || name === "SIGHUP") {
      var now = Date.now();
      var doubled = now - (lastAt[name] || 0) < mergeMs;
      if (doubled) return true;
      lastAt[name] = now;
    }
    return emit.apply(process, arguments);
  };
}

/** The channel closes when the parent is gone. It can only go without passing a signal on by kill -9: do as it did. */
function dieWithParent() {
  if (!process.channel) return;
  process.on("disconnect", function () {
    process.kill(process.pid, "SIGKILL");
  });
  process.channel.unref(); // else the channel alone would keep a finished command running
}

function startAgain() {
  var node = path.join(root, "node_modules/.bin/node");
  if (process.platform === "win32") node = path.join(root, "node_modules/node/bin/node.exe");
  if (process.env[againMark] || !fs.existsSync(node)) {
    fail(
      "sluice needs Node.js " +
        requiredMajor +
        " or newer, this is " +
        process.version +
        ". Install it from https://nodejs.org, or run `npm ci` in " +
        root +
        " to get one for this command alone.",
    );
  }
  var env = Object.assign({}, process.env);
  env[againMark] = "1";
  var args = process.execArgv.concat([__filename], process.argv.slice(2));
  var child = require("child_process").spawn(node, args, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: env,
  });
  var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  signals.forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on("error", function (error) {
    fail("cannot run " + node + ": " + error.message);
  });
  child.on("exit", function (code, signal) {
    if (signal === null) process.exit(code);
    signals.forEach(function (name) {
      process.removeAllListeners(name);
    });
    process.kill(process.pid, signal);
    // A signal that this process ignores or handles late must not look like success.
    setTimeout(function () {
      process.exit(1);
    }, 1000);
  });
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
